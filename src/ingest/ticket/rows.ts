import { parseString } from 'fast-csv';
import type { Problem } from '../../model/index.js';
import { LONGEST_LINE, linesOf } from '../content/lines.js';
import { problem } from '../format.js';

/** One row of a table, or a row that could not be read. */
export type Row =
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly line: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A row that is longer has lost its closing quote. */
const LONGEST_ROW = 2 * LONGEST_LINE;
/** Rows are parsed in batches: one parser per row would cost ten times as much. */
const BATCH = 400;

interface TableRecord {
  readonly text: string;
  readonly line: number;
}

/**
 * The rows of CSV text with their lines, blank ones left out. The divider (comma, semicolon, tab or bar) is the one
 * that the first row has most of. A row with a wrong quote is a problem; the rows after it are read.
 */
export async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let delimiter: string | undefined;
  let batch: TableRecord[] = [];
  let size = 0;
  for await (const record of records(text)) {
    if (record.text.trim() === '') continue;
    delimiter ??= delimiterOf(record.text);
    batch.push(record);
    size += record.text.length;
    if (batch.length < BATCH && size < LONGEST_LINE) continue;
    yield* parsed(batch, delimiter);
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield* parsed(batch, delimiter ?? ',');
}

/** The divider of a table by its first row, what stands in quotes left out. */
export function delimiterOf(row: string): string {
  const bare = row.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((delimiter) => [delimiter, bare.split(delimiter).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Joins lines while a quote is open, so that every record can be parsed by itself. */
async function* records(text: AsyncIterable<string>): AsyncGenerator<TableRecord> {
  let open: TableRecord[] = [];
  let size = 0;
  let quoted = false;
  for await (const { text: line, number } of linesOf(text)) {
    open.push({ text: line, line: number });
    size += line.length;
    if (oddQuotes(line)) quoted = !quoted;
    if (!quoted) yield together(open);
    else if (size > LONGEST_ROW) yield* withoutFirst(open);
    else continue;
    open = [];
    size = 0;
    quoted = false;
  }
  if (open.length > 0) yield* withoutFirst(open);
}

/** The first line's quote never closes: it goes out alone, to be told as a problem, and the others are joined afresh. */
function* withoutFirst([first, ...others]: readonly TableRecord[]): Generator<TableRecord> {
  if (first) yield first;
  let open: TableRecord[] = [];
  let quoted = false;
  for (const line of others) {
    open.push(line);
    if (oddQuotes(line.text)) quoted = !quoted;
    if (quoted) continue;
    yield together(open);
    open = [];
  }
  yield* open;
}

function together(lines: readonly TableRecord[]): TableRecord {
  return { text: lines.map((part) => part.text).join('\n'), line: lines[0]?.line ?? 1 };
}

function oddQuotes(line: string): boolean {
  let odd = false;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

async function* parsed(batch: readonly TableRecord[], delimiter: string): AsyncGenerator<Row> {
  const sound = batch.filter((record) => isSoundlyQuoted(record.text, delimiter));
  const readable = new Set(sound);
  const rows = await cellsOf(together(sound).text, delimiter).catch(() => []);
  const byBatch = rows.length === sound.length;
  let next = 0;
  for (const record of batch) {
    if (readable.has(record)) {
      // Where the counts differ, somebody's stray quotes made one record of several rows: they are parsed alone.
      const own = byBatch ? [rows[next++] ?? []] : await cellsOf(record.text, delimiter).catch(() => []);
      for (const [index, cells] of own.entries()) yield { kind: 'row', cells, line: record.line + index };
    } else yield problem('bad-row', BAD_QUOTE, record.line);
  }
}

const BAD_QUOTE =
  'A quote on this row does not close, or text follows a closing quote; the row is left out. Write a quote inside a cell twice.';

/** Whether every quoted cell ends, and ends at a divider or the end of the row. */
function isSoundlyQuoted(text: string, delimiter: string): boolean {
  if (!text.includes('"')) return true;
  const end = new RegExp(`[\\n${delimiter}]`, 'g');
  for (let at = 0; at < text.length; ) {
    while (text[at] === ' ') at += 1;
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      if (close < 0) return false;
      at = close + 1;
      while (text[at] === ' ') at += 1;
      if (at < text.length && text[at] !== delimiter && text[at] !== '\n') return false;
      at += 1;
    } else {
      end.lastIndex = at;
      if (!end.test(text)) return true;
      at = end.lastIndex;
    }
  }
  return true;
}

function cellsOf(text: string, delimiter: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(text, { headers: false, delimiter, ignoreEmpty: false })
      .on('data', (row: string[]) => rows.push(row))
      .on('error', reject)
      .on('end', () => resolve(rows));
  });
}
