import { parseString } from 'fast-csv';
import { linesIn } from './content/lines.js';
import type { Head } from './format.js';
import { sampleOf } from './json/sample.js';
import { delimiterOf } from './ticket/rows.js';

const MOST_LINES = 2000;

/** What can be told from the first characters of a text file. */
export async function textHead(name: string, text: string): Promise<Head> {
  const lines = linesIn(text).slice(0, MOST_LINES);
  const sample = sampleOf(text);
  const json: unknown = Array.isArray(sample) ? sample[0] : sample;
  return { name, text, lines, json, columns: json === undefined ? await firstRow(lines) : [], entries: [] };
}

/** What can be told from the names of the files in an archive. */
export function archiveHead(name: string, entries: readonly string[]): Head {
  return { name, text: '', lines: [], columns: [], json: undefined, entries };
}

function firstRow(lines: readonly string[]): Promise<string[]> {
  const row = lines.find((line) => line.trim() !== '') ?? '';
  if (row.length > 20_000) return Promise.resolve([]);
  return new Promise((resolve) => {
    let cells: string[] = [];
    parseString<string[], string[]>(row, { headers: false, delimiter: delimiterOf(row) })
      .on('data', (found: string[]) => {
        cells = found;
      })
      .on('error', () => resolve([]))
      .on('end', () => resolve(cells));
  });
}
