import { CompiledQuery, type Insertable, type Transaction } from 'kysely';
import type { Schema } from '../schema.js';

/** Rows that one statement inserts. More would not be faster, and fewer left over are inserted one by one. */
const together = 50;

/** The texts of a table's insertions are built once: building one costs more than running it. */
interface Insertion {
  readonly columns: readonly string[];
  readonly many: string;
  readonly one: string;
}

const insertions = new Map<keyof Schema, Insertion>();

function insertionInto<Table extends keyof Schema>(
  transaction: Transaction<Schema>,
  table: Table,
  row: Insertable<Schema[Table]>,
): Insertion {
  const known = insertions.get(table);
  if (known !== undefined) return known;
  const textFor = (rows: number): string =>
    transaction.insertInto(table).values(Array<Insertable<Schema[Table]>>(rows).fill(row)).compile().sql;
  const insertion = { columns: Object.keys(row), many: textFor(together), one: textFor(1) };
  insertions.set(table, insertion);
  return insertion;
}

/** Inserts rows of a table. All its rows, whoever makes them, have the same columns in the same order. */
export async function insertAll<Table extends keyof Schema>(
  transaction: Transaction<Schema>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { columns, many, one } = insertionInto(transaction, table, first);
  const whole = rows.length - (rows.length % together);
  for (let from = 0; from < rows.length; from += from < whole ? together : 1) {
    const to = from < whole ? from + together : from + 1;
    const values = valuesOf(rows, columns, from, to);
    await transaction.executeQuery(CompiledQuery.raw(to - from === 1 ? one : many, values));
  }
}

/** The values of some rows, one after the other. In a loop: this is done for millions of rows. */
function valuesOf(rows: readonly object[], columns: readonly string[], from: number, to: number): unknown[] {
  const values: unknown[] = [];
  for (let index = from; index < to; index += 1) {
    const row = rows[index] as Readonly<Record<string, unknown>>;
    for (const column of columns) values.push(row[column]);
  }
  return values;
}
