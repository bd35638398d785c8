import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/** What the store was told to remember under a name; none where it was not. */
export async function mark(db: Kysely<Schema>, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('marks').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

/** Remembers a value under a name, instead of the one before. */
export async function setMark(db: Kysely<Schema>, name: string, value: string): Promise<void> {
  await db
    .insertInto('marks')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
