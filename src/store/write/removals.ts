import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.js';
import { mark } from './marks.js';

const name = 'store: removals';

/** Notes that something is taken out for good, in the transaction that does it: nobody may be shown any more what was counted before. */
export async function noteRemoval(db: Kysely<Schema>): Promise<void> {
  await db
    .insertInto('marks')
    .values({ name, value: '1' })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: sql<string>`cast(marks.value as integer) + 1` }),
    )
    .execute();
}

/** How often something was taken out. */
export async function removals(db: Kysely<Schema>): Promise<number> {
  return Number((await mark(db, name)) ?? 0);
}
