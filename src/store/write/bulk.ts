import type { Insertable, Transaction } from 'kysely';
import type { Schema } from '../schema.js';
import { slices } from './ids.js';

/** Inserts rows in as few statements as every database's limit of bound values allows. */
export async function insertAll<Table extends keyof Schema>(
  transaction: Transaction<Schema>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  for (const some of slices(rows, 500)) {
    await transaction.insertInto(table).values(some).execute();
  }
}
