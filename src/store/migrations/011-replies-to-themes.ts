import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { runAll } from './sql.js';

/** How often somebody answers a turn with a theme. Talk counted before has none until it is labelled anew. */
export async function repliesToThemes(db: Kysely<Schema>): Promise<void> {
  await runAll(db, 'alter table category_counts add column replies integer not null default 0');
}
