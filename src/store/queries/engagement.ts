import { type Kysely, sql } from 'kysely';
import type { EngagementCells, Sayer, Scope } from '../answers.js';
import type { Schema } from '../schema.js';
import { clusterIn } from './cells.js';
import { conversationsIn } from './scope.js';

/** How much talk went to each theme of a lens, beside all talk, by the same clusters as all other counts. */
export async function engagementCells(
  db: Kysely<Schema>,
  scope: Scope & { readonly lens: string },
): Promise<EngagementCells> {
  const cluster = await clusterIn(db);
  const { team, lens } = scope;
  const all = conversationsIn(db, scope)
    .innerJoin('tallies', 'tallies.conversationId', 'conversations.id')
    .$if(team !== undefined, (query) => query.where('tallies.teamId', '=', team!))
    .select(({ fn }) => [
      cluster.as('cluster'),
      fn.sum<number>('tallies.words').as('words'),
      fn.sum<number>('tallies.turns').as('turns'),
    ])
    .groupBy(cluster);
  const themes = conversationsIn(db, scope)
    .innerJoin('categoryCounts', 'categoryCounts.conversationId', 'conversations.id')
    .innerJoin('categories', 'categories.id', 'categoryCounts.categoryId')
    .where('categories.lens', '=', lens)
    .$if(team !== undefined, (query) => query.where('categoryCounts.teamId', '=', team!))
    .select(({ fn }) => [
      'categories.name as category',
      cluster.as('cluster'),
      fn.sum<number>('categoryCounts.words').as('words'),
      fn.sum<number>('categoryCounts.turns').as('turns'),
      fn.sum<number>('categoryCounts.replies').as('replies'),
    ])
    .groupBy(['categories.name', cluster]);
  return { all: await all.execute(), themes: await themes.execute() };
}

/** Who spoke of each theme of a lens. */
export function sayers(
  db: Kysely<Schema>,
  scope: Scope & { readonly lens: string },
): Promise<readonly Sayer[]> {
  const heard = sql<{ value: number }>`json_each(${sql.ref('categoryCounts.voices')})`.as<'heard'>('heard');
  return conversationsIn(db, scope)
    .innerJoin('categoryCounts', 'categoryCounts.conversationId', 'conversations.id')
    .innerJoin('categories', 'categories.id', 'categoryCounts.categoryId')
    .innerJoin(heard, (join) => join.onTrue())
    .innerJoin('voices', (join) =>
      join
        .onRef('voices.conversationId', '=', 'conversations.id')
        .onRef('voices.position', '=', 'heard.value'),
    )
    .where('categories.lens', '=', scope.lens)
    .$if(scope.team !== undefined, (query) => query.where('categoryCounts.teamId', '=', scope.team!))
    .select(['categories.name as category', 'voices.teamId as team', 'voices.personId as person'])
    .distinct()
    .execute();
}
