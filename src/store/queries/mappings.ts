import type { Kysely } from 'kysely';
import type { SavedMapping } from '../answers.js';
import type { Schema } from '../schema.js';

/** Every mapping that was saved, by name. */
export async function mappings(db: Kysely<Schema>): Promise<readonly SavedMapping[]> {
  const rows = await db.selectFrom('mappings').selectAll().orderBy('name').execute();
  return rows.map(({ name, columns }) => ({
    name,
    columns: JSON.parse(columns) as SavedMapping['columns'],
  }));
}

/** Saves a mapping; an earlier one of the same name is replaced. */
export async function saveMapping(db: Kysely<Schema>, mapping: SavedMapping): Promise<void> {
  const columns = JSON.stringify(mapping.columns);
  await db
    .insertInto('mappings')
    .values({ name: mapping.name, columns })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ columns }))
    .execute();
}
