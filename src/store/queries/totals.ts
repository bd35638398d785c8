import { type Kysely, sql } from 'kysely';
import type { StoreTotals } from '../answers.js';
import { ALL_TEAMS } from '../kept-schema.js';
import { type Schema, UNASSIGNED } from '../schema.js';

/** How much the store holds. */
export async function totals(db: Kysely<Schema>): Promise<StoreTotals> {
  const sum = (what: string) => sql<number>`coalesce(sum(${sql.ref(what)}), 0)`;
  const sums = await db
    .selectFrom('keptImports')
    .innerJoin('imports', 'imports.id', 'keptImports.importId')
    .where('keptImports.teamId', '=', ALL_TEAMS)
    .select([
      sum('keptImports.conversations').as('conversations'),
      sum('keptImports.utterances').as('utterances'),
      sum('keptImports.statements').as('statements'),
      sql<number>`coalesce(sum(kept_imports.conversations * imports.sample), 0)`.as('sampleConversations'),
    ])
    .executeTakeFirstOrThrow();
  const { teams } = await db
    .selectFrom('keptImports')
    .where('teamId', 'not in', [ALL_TEAMS, UNASSIGNED])
    .select(({ fn }) => fn.count<number>('teamId').distinct().as('teams'))
    .executeTakeFirstOrThrow();
  const [first, last] = [await edge(db, 'asc'), await edge(db, 'desc')];
  return { ...sums, teams, ...(first !== undefined && { first }), ...(last !== undefined && { last }) };
}

/** The first or the last day of talk: found by the index alone. */
async function edge(db: Kysely<Schema>, direction: 'asc' | 'desc'): Promise<string | undefined> {
  const row = await db
    .selectFrom('conversations')
    .select('startedAt')
    .where('startedAt', 'is not', null)
    .orderBy('startedAt', direction)
    .limit(1)
    .executeTakeFirst();
  return row?.startedAt ?? undefined;
}
