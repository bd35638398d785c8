import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { runAll } from './sql.js';

const changes = `
drop index statements_by_label;
create index statements_by_side on statements (team_id, label, shuffle) where label = 'centric' or label = 'focused';
`;

/**
 * Only statements of a side are drawn as evidence. An index of all others, too, made each batch write pages all over
 * the file, as its order is that of chance.
 */
export async function quotableStatements(db: Kysely<Schema>): Promise<void> {
  await runAll(db, changes);
}
