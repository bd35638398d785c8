import { linesIn } from './content/lines.js';
import type { Head } from './format.js';
import { sampleOf } from './json/sample.js';
import { cellsOf, delimiterOf } from './ticket/cells.js';

const MOST_LINES = 2000;

/** What can be told from the first characters of a text file. */
export function textHead(name: string, text: string): Head {
  const lines = linesIn(text).slice(0, MOST_LINES);
  const sample = sampleOf(text);
  const json: unknown = Array.isArray(sample) ? sample[0] : sample;
  return { name, text, lines, json, columns: json === undefined ? firstRow(lines) : [], entries: [] };
}

/** What can be told from the names of the files in an archive. */
export function archiveHead(name: string, entries: readonly string[]): Head {
  return { name, text: '', lines: [], columns: [], json: undefined, entries };
}

function firstRow(lines: readonly string[]): readonly string[] {
  const row = lines.find((line) => line.trim() !== '') ?? '';
  return row.length > 20_000 ? [] : cellsOf(row, delimiterOf(row));
}
