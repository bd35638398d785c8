import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { runAll } from './sql.js';

/**
 * In which language each turn was said, so that talk labelled anew is read as it was the first time. Turns stored
 * before have none: they are read as what cannot be told.
 */
export async function languages(db: Kysely<Schema>): Promise<void> {
  await runAll(db, 'alter table utterances add column language text');
}
