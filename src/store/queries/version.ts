import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.js';

/** A number that changes whenever anything is written: the same number means the same answers. */
export async function version(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ readonly dataVersion: number }>`pragma data_version`.execute(db);
  return rows[0]?.dataVersion ?? 0;
}
