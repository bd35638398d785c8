import type { Problem } from '../../model/index.js';
import { type Line, LONGEST_LINE, linesOf } from '../content/lines.js';
import { cellsOf, delimiterOf, endsQuoted, runsOver } from './cells.js';

/** One row of a table, or what is wrong with the row that follows. */
export type Row =
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly line: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A row that is longer has lost its closing quote. */
const LONGEST_ROW = 2 * LONGEST_LINE;

const OPEN_QUOTE =
  'A quote on this row does not close. The row is read as if it were a letter; write a quote inside a cell twice.';

/**
 * The rows of CSV text with their lines, by the batch, blank ones left out. The divider (comma, semicolon, tab or bar) is the one
 * that the first row of several cells has most of. A row whose quote never closes is a problem, and read with the quote as a letter.
 */
export async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<readonly Row[]> {
  const joiner = new RowJoiner();
  for await (const lines of linesOf(text)) {
    const rows: Row[] = [];
    for (const line of lines) joiner.take(line, rows);
    yield rows;
  }
  yield joiner.end();
}

/** Joins lines while a quoted cell is open. */
class RowJoiner {
  #delimiter: string | undefined;
  /** How many cells the first row has. */
  #width: number | undefined;
  #open: Line[] = [];
  #size = 0;

  /** Adds a line; the rows that end with it go to `rows`. */
  take(line: Line, rows: Row[]): void {
    if (this.#open.length === 0 && line.text.trim() === '') return;
    this.#delimiter ??= delimiterOf(line.text);
    const quoted = endsQuoted(line.text, this.#open.length > 0, this.#delimiter);
    if (!quoted && this.#open.length === 0) {
      rows.push(this.#row(line.text, line.number));
      return;
    }
    this.#open.push(line);
    this.#size += line.text.length;
    if (quoted && this.#size <= LONGEST_ROW) return;
    for (const row of quoted ? this.#separate() : this.#joined()) rows.push(row);
  }

  end(): readonly Row[] {
    return this.#separate();
  }

  #isWhole(line: string): boolean {
    return cellsOf(line, this.#delimiter).length === this.#width;
  }

  #row(text: string, line: number): Row {
    const cells = cellsOf(text, this.#delimiter);
    this.#width ??= cells.length;
    return { kind: 'row', cells, line };
  }

  #joined(): readonly Row[] {
    const lines = this.#open;
    const text = lines.map((line) => line.text).join('\n');
    if (runsOver(text, this.#delimiter) && lines.slice(1).some((line) => this.#isWhole(line.text)))
      return this.#separate();
    this.#open = [];
    this.#size = 0;
    return [this.#row(text, lines[0]?.number ?? 1)];
  }

  /** The first line's quote never closes. The lines below are joined afresh, once: those that stay open stand alone. */
  #separate(): readonly Row[] {
    const lines = this.#open;
    const rows: Row[] = [];
    for (let next = 0; next < lines.length; ) {
      const from = next;
      let quoted = false;
      do quoted = endsQuoted(lines[next++]?.text ?? '', quoted, this.#delimiter);
      while (quoted && next < lines.length && from > 0);
      const whole = lines.slice(from, next);
      if (!quoted) rows.push(this.#row(whole.map(({ text }) => text).join('\n'), lines[from]?.number ?? 1));
      else for (const line of whole) rows.push(...this.#alone(line));
    }
    this.#open = [];
    this.#size = 0;
    return rows;
  }

  #alone({ text, number }: Line): readonly Row[] {
    const row = this.#row(text, number);
    return endsQuoted(text, false, this.#delimiter) ? [openQuote(number), row] : [row];
  }
}

function openQuote(line: number): Row {
  return { kind: 'problem', problem: { code: 'bad-row', message: OPEN_QUOTE, line } };
}
