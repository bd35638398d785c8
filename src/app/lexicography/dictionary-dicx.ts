import { parseString, writeToString } from 'fast-csv';
import type { Problem } from '../../model/index.js';
import { byWord, type Dictionary, type ReadDictionary, WordCollector } from './dictionary.js';

/** The head of the first column, as LIWC-22 writes it; any other is read as well. */
const TERM = 'DicTerm';
const MARK = 'X';
const MARKS = ['x', '1'];
const NO_MARKS = ['', '0'];

async function rowsOf(text: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of parseString<string[], string[]>(text, { ignoreEmpty: true }))
    rows.push(row as string[]);
  return rows;
}

/**
 * Reads LIWC's `.dicx`: a table of words (rows) and categories (columns), with a mark where a word belongs. Weights are
 * told, and count as marks unless they are nought.
 */
export async function readDicx(text: string): Promise<ReadDictionary> {
  const [head = [], ...rows] = await rowsOf(text);
  const names = head.slice(1).map((name) => name.trim());
  if (names.length === 0) {
    const message = `the first line must name the categories: ${TERM},first,second`;
    return { categories: [], problems: [{ code: 'no-categories', line: 1, message }] };
  }
  const collector = new WordCollector();
  for (const name of names) collector.category(name);
  const problems: Problem[] = [];
  rows.forEach(([term = '', ...cells], at) => {
    const marks = cells.map((cell) => cell.trim().toLowerCase());
    const word = term.trim().toLowerCase();
    const place = { line: at + 2 };
    marks.forEach((mark, column) => {
      const name = names[column];
      if (NO_MARKS.includes(mark) || Number(mark) === 0) return;
      if (name === undefined)
        problems.push({
          ...place,
          code: 'unknown-category',
          message: `"${word}" is marked in a column without a name`,
        });
      else collector.category(name).add(word);
      if (!MARKS.includes(mark) && name !== undefined)
        problems.push({
          ...place,
          code: 'weight',
          message: `"${word}" is in "${name}" without its weight of ${mark}`,
        });
    });
    if (marks.every((mark) => NO_MARKS.includes(mark)))
      problems.push({ ...place, code: 'no-category', message: `"${word}" has no category and is left out` });
  });
  return { categories: collector.categories(), problems };
}

/** Writes LIWC's `.dicx`. */
export async function dicxText(dictionary: Dictionary): Promise<string> {
  const names = dictionary.categories.map(({ name }) => name);
  const rows = byWord(dictionary).map(([word, places]) => [
    word,
    ...names.map((_, at) => (places.includes(at) ? MARK : '')),
  ]);
  return writeToString([[TERM, ...names], ...rows], { includeEndRowDelimiter: true });
}
