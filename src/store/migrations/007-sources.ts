import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { runAll } from './sql.js';

/**
 * Which import a cursor belongs to: who deletes what was read wants it read again, so the cursor goes with it.
 * Cursors of before belong to none and stay.
 */
export async function sources(db: Kysely<Schema>): Promise<void> {
  await runAll(
    db,
    'alter table cursors add column import_id integer references imports (id) on delete cascade',
  );
}
