import { CompiledQuery, type Insertable, type Transaction } from 'kysely';
import type { Schema } from '../schema.js';
import { slices } from './ids.js';

/** Rows that one statement inserts. More would not be faster, and fewer left over are inserted one by one. */
const together = 50;

/** The text of an insertion is built once for each table and number of rows: building it costs more than running it. */
const texts = new Map<string, string>();

function textFor<Table extends keyof Schema>(
  transaction: Transaction<Schema>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  columns: readonly string[],
): string {
  const key = [table, rows.length, ...columns].join(' ');
  const text = texts.get(key) ?? transaction.insertInto(table).values(rows).compile().sql;
  texts.set(key, text);
  return text;
}

/** Inserts rows that all have the same columns, in the same order. */
export async function insertAll<Table extends keyof Schema>(
  transaction: Transaction<Schema>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const whole = rows.length - (rows.length % together);
  const parts = [...slices(rows.slice(0, whole), together), ...slices(rows.slice(whole), 1)];
  for (const part of parts) {
    const values = part.flatMap((row) => Object.values(row));
    await transaction.executeQuery(CompiledQuery.raw(textFor(transaction, table, part, columns), values));
  }
}
