import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { runAll } from './sql.js';

const tables = `
create table mappings (
  name text primary key,
  columns text not null
);
`;

/** Which column of a table holds what, kept by name for the next table of that kind. */
export async function mappings(db: Kysely<Schema>): Promise<void> {
  await runAll(db, tables);
}
