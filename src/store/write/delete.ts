import { type Kysely, sql, type Transaction } from 'kysely';
import type { Deleted } from '../changes.js';
import { type Schema, UNASSIGNED } from '../schema.js';
import { slices } from './ids.js';
import { unkeep } from './keep.js';
import { noteRemoval } from './removals.js';

/** Teams, pseudonyms and names that nobody refers to any more. */
export async function deleteOrphans(transaction: Transaction<Schema>): Promise<void> {
  await transaction
    .deleteFrom('people')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('voices').select('voices.position').whereRef('voices.personId', '=', 'people.id')),
      ),
    )
    .execute();
  await transaction
    .deleteFrom('directory')
    .where('pseudonym', 'not in', (query) => query.selectFrom('people').select('people.pseudonym'))
    .execute();
  await transaction
    .deleteFrom('teams')
    .where('id', '!=', UNASSIGNED)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('voices').select('voices.position').whereRef('voices.teamId', '=', 'teams.id'))),
    )
    .execute();
}

/** Deletes conversations with all that belongs to them, also from what is kept for pages. */
export async function deleteConversations(
  transaction: Transaction<Schema>,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await noteRemoval(transaction);
  await unkeep(transaction, ids);
  for (const some of slices(ids))
    await transaction.deleteFrom('conversations').where('id', 'in', some).execute();
}

/** Deletes imports with all that they brought, in one transaction. */
async function deleteImports(db: Kysely<Schema>, which: { id: number } | { sample: 1 }): Promise<Deleted> {
  const [column, value] = 'id' in which ? (['id', which.id] as const) : (['sample', which.sample] as const);
  return db.transaction().execute(async (transaction) => {
    const brought = transaction.selectFrom('imports').select('imports.id').where(column, '=', value);
    const sums = await transaction
      .selectFrom('conversations')
      .select(({ fn }) => [
        fn.countAll<number>().as('conversations'),
        fn.coalesce(fn.sum<number>('utterances'), sql<number>`0`).as('utterances'),
        fn.coalesce(fn.sum<number>('statements'), sql<number>`0`).as('statements'),
      ])
      .where('importId', 'in', brought)
      .executeTakeFirstOrThrow();
    const conversations = await transaction
      .selectFrom('conversations')
      .select('id')
      .where('importId', 'in', brought)
      .execute();
    await deleteConversations(
      transaction,
      conversations.map((row) => row.id),
    );
    const result = await transaction.deleteFrom('imports').where(column, '=', value).executeTakeFirst();
    await deleteOrphans(transaction);
    return { imports: Number(result.numDeletedRows), ...sums };
  });
}

export const deleteImport = (db: Kysely<Schema>, id: number): Promise<Deleted> => deleteImports(db, { id });

export const deleteSamples = (db: Kysely<Schema>): Promise<Deleted> => deleteImports(db, { sample: 1 });

/** Forgets every name; gives how many there were. */
export async function dropDirectory(db: Kysely<Schema>): Promise<number> {
  const result = await db.deleteFrom('directory').executeTakeFirst();
  return Number(result.numDeletedRows);
}
