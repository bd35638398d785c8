import { type Kysely, sql } from 'kysely';
import type { StoreTotals } from '../answers.js';
import { type Schema, UNASSIGNED } from '../schema.js';

/** How much the store holds. */
export async function totals(db: Kysely<Schema>): Promise<StoreTotals> {
  const row = await db
    .selectFrom('conversations')
    .innerJoin('imports', 'imports.id', 'conversations.importId')
    .select(({ fn }) => [
      fn.countAll<number>().as('conversations'),
      fn.coalesce(fn.sum<number>('conversations.utterances'), sql<number>`0`).as('utterances'),
      fn.coalesce(fn.sum<number>('conversations.statements'), sql<number>`0`).as('statements'),
      fn.coalesce(fn.sum<number>('imports.sample'), sql<number>`0`).as('sampleConversations'),
      fn.min('conversations.startedAt').as('first'),
      fn.max('conversations.startedAt').as('last'),
    ])
    .executeTakeFirstOrThrow();
  const { teams } = await db
    .selectFrom('teams')
    .select(({ fn }) => fn.countAll<number>().as('teams'))
    .where('id', '!=', UNASSIGNED)
    .where('id', 'in', (query) => query.selectFrom('tallies').select('tallies.teamId'))
    .executeTakeFirstOrThrow();
  const { first, last, ...sums } = row;
  return { ...sums, teams, ...(first === null ? {} : { first }), ...(last === null ? {} : { last }) };
}
