import type { Kysely } from 'kysely';
import type { Cursor } from '../changes.js';
import type { Schema } from '../schema.js';

/** Remembers how far something has been read, until the import that it was read for is deleted. Inside a batch's transaction, both happen or neither. */
export async function moveCursor(
  db: Kysely<Schema>,
  { source, name, value }: Cursor,
  importId: number,
): Promise<void> {
  await db
    .insertInto('cursors')
    .values({ source, name, value, importId })
    .onConflict((conflict) => conflict.columns(['source', 'name']).doUpdateSet({ value, importId }))
    .execute();
}

/** Everything remembered of a source, by name. */
export async function cursorsOf(db: Kysely<Schema>, source: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('cursors')
    .select(['name', 'value'])
    .where('source', '=', source)
    .execute();
  return new Map(rows.map(({ name, value }) => [name, value]));
}
