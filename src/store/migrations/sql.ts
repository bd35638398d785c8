import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.js';

/** The words in which databases differ; a PostgreSQL opener would bring its own. */
export const identity = 'integer primary key autoincrement';
export const clustered = 'without rowid';

/** Runs statements divided by semicolons. */
export async function runAll(db: Kysely<Schema>, statements: string): Promise<void> {
  for (const statement of statements.split(';')) {
    if (statement.trim()) await sql.raw(statement).execute(db);
  }
}
