import type { Kysely } from 'kysely';
import type { CategoryCount, CategoryTally, Scope } from '../answers.js';
import type { Schema } from '../schema.js';
import { conversationsIn } from './scope.js';

function categoryCountsIn(db: Kysely<Schema>, scope: Scope & { readonly lens?: string }) {
  return conversationsIn(db, scope)
    .innerJoin('categoryCounts', 'categoryCounts.conversationId', 'conversations.id')
    .innerJoin('categories', 'categories.id', 'categoryCounts.categoryId')
    .$if(scope.team !== undefined, (query) => query.where('categoryCounts.teamId', '=', scope.team!))
    .$if(scope.lens !== undefined, (query) => query.where('categories.lens', '=', scope.lens!))
    .select(({ fn }) => [
      'categories.lens',
      'categories.name as category',
      fn.sum<number>('categoryCounts.statements').as('statements'),
      fn.sum<number>('categoryCounts.centric').as('centric'),
      fn.sum<number>('categoryCounts.focused').as('focused'),
      fn.sum<number>('categoryCounts.mixed').as('mixed'),
      fn.sum<number>('categoryCounts.words').as('words'),
      fn.sum<number>('categoryCounts.turns').as('turns'),
    ]);
}

/** How much of the talk goes to each category, most statements first. */
export async function categories(
  db: Kysely<Schema>,
  scope: Scope & { readonly lens?: string },
): Promise<readonly CategoryCount[]> {
  return categoryCountsIn(db, scope)
    .groupBy(['categories.lens', 'categories.name'])
    .orderBy('statements', 'desc')
    .orderBy('categories.lens')
    .orderBy('categories.name')
    .execute();
}

/** The same per conversation, for intervals that resample conversations. */
export async function categoryTallies(
  db: Kysely<Schema>,
  scope: Scope & { readonly lens: string },
): Promise<readonly CategoryTally[]> {
  const rows = await categoryCountsIn(db, scope)
    .select(({ fn }) => ['conversations.id', fn.sum<number>('categoryCounts.people').as('people')])
    .groupBy(['conversations.id', 'categories.lens', 'categories.name'])
    .orderBy('conversations.id')
    .orderBy('categories.name')
    .execute();
  return rows.map(({ id, ...row }) => ({ ...row, conversation: String(id) }));
}
