import { decode, sniff } from '../content/encoding.js';
import { firstBytes, type Source } from '../content/source.js';
import { rowsOf } from '../ticket/rows.js';
import { parseName } from './name.js';
import { keysOf, type Member, readRoster } from './roster.js';

/** What a roster says of one person, and what is left of it without them. */
export interface Forgotten {
  readonly members: readonly Member[];
  /** By which their names, aliases and addresses are compared. */
  readonly keys: readonly string[];
  /** How many rows they stood in. */
  readonly rows: number;
  /** The roster's text without these rows. */
  readonly text: string;
}

/**
 * Takes one person's rows out of a roster; all other lines stay as they are.
 * @param names by any of which the person is known; an e-mail address is one
 */
export async function forgetInRoster(source: Source, names: readonly string[]): Promise<Forgotten> {
  const { roster } = await readRoster(source);
  const wanted = new Set(names.map(keyOf));
  const members = roster.members.filter((member) => keysOf(member).some((key) => wanted.has(key)));
  const keys = new Set([...wanted, ...members.flatMap(keysOf)]);
  const { encoding } = encodingOf(sniff(await firstBytes(source, 64 * 1024)));
  const decoded: string[] = [];
  for await (const chunk of decode(source.open(), encoding, () => {})) decoded.push(chunk);
  const lines = decoded.join('').split(/(?<=\r\n|\n|\r(?!\n))/);
  const starts: { readonly line: number; readonly isTheirs: boolean }[] = [];
  for await (const found of rowsOf(asChunks(decoded)))
    for (const row of found)
      if (row.kind === 'row') starts.push({ line: row.line, isTheirs: holds(row.cells, keys) });
  const kept = starts.flatMap(({ line, isTheirs }, index) =>
    isTheirs ? [] : lines.slice(line - 1, (starts[index + 1]?.line ?? lines.length + 1) - 1),
  );
  const rows = starts.filter(({ isTheirs }) => isTheirs).length;
  return { members, keys: [...keys], rows, text: kept.join('') };
}

function encodingOf(kind: ReturnType<typeof sniff>) {
  return kind.kind === 'text' ? kind : { encoding: 'utf-8' };
}

async function* asChunks(chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks;
}

function keyOf(name: string): string {
  return name.includes('@') ? name.trim().toLowerCase() : parseName(name).key;
}

/** One of the cells is a name of theirs, or a list with one. */
function holds(cells: readonly string[], keys: ReadonlySet<string>): boolean {
  return cells.some((cell) => [cell, ...cell.split(/[;|]/)].some((part) => keys.has(keyOf(part))));
}
