import { decode, sniff } from '../content/encoding.js';
import { firstBytes, type Source } from '../content/source.js';
import { type ColumnMapping, columnsOf, type Field } from './columns.js';
import { rowsOf } from './rows.js';

/** A table before it is imported: for a person to say which column holds what. */
export interface TablePreview {
  readonly header: readonly string[];
  /** What would be taken for what, by the columns' names. */
  readonly mapping: ColumnMapping;
  /** The first rows below the header. */
  readonly rows: readonly (readonly string[])[];
}

const HEAD_BYTES = 256 * 1024;
const MOST_ROWS = 5;

/** Looks at the beginning of a CSV file; `undefined` for a file that is no text. */
export async function previewTable(source: Source): Promise<TablePreview | undefined> {
  const head = await firstBytes(source, HEAD_BYTES);
  const kind = sniff(head);
  if (kind.kind !== 'text') return undefined;
  const rows: (readonly string[])[] = [];
  for await (const found of rowsOf(decode(only(head), kind.encoding, () => {})))
    rows.push(...found.flatMap((row) => (row.kind === 'row' ? [row.cells] : [])));
  const [header = [], ...first] = rows.slice(0, MOST_ROWS + 1);
  return { header, mapping: mappingOf(header), rows: first };
}

function mappingOf(header: readonly string[]): ColumnMapping {
  const entries = [...columnsOf(header)].flatMap(([field, [index]]): [Field, string][] => {
    const name = header[index ?? -1];
    return name === undefined ? [] : [[field, name]];
  });
  return Object.fromEntries(entries);
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
