import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CategoryCell, ExchangeCell, Scope, Stretch, TalkCell } from '../answers.js';
import type { Schema } from '../schema.js';
import { conversationsIn } from './scope.js';
import { dated, sinceIn } from './since.js';

/** Up to so many conversations each is a cluster of its own. */
const SINGLE = 5_000;
/** Beyond, they are put together by chance into so many: enough to tell how much conversations differ. */
const CLUSTERS = 256;

/**
 * The cluster a conversation belongs to. Clusters of conversations drawn without regard to what was said give
 * the same variance as single ones (the method of random groups: Wolter 2007, chapter 2), and a page stays as
 * fast with a million conversations as with a thousand.
 */
export async function clusterIn(db: Kysely<Schema>, id = 'conversations.id'): Promise<RawBuilder<number>> {
  const { all } = await db
    .selectFrom('conversations')
    .select(({ fn }) => fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  return all <= SINGLE ? sql<number>`${sql.ref(id)}` : sql<number>`${sql.ref(id)} % ${sql.lit(CLUSTERS)}`;
}

/** What was counted per team, stretch of time, channel and cluster of conversations: everything that pages compute from, in one reading. */
export async function talkCells(
  db: Kysely<Schema>,
  stretch: Stretch = 'month',
): Promise<readonly TalkCell[]> {
  const since = sinceIn(stretch);
  const cluster = await clusterIn(db);
  const rows = await db
    .selectFrom('tallies')
    .innerJoin('conversations', 'conversations.id', 'tallies.conversationId')
    .select(({ fn }) => [
      'tallies.teamId as team',
      'conversations.channel',
      since.as('since'),
      cluster.as('cluster'),
      'conversations.analyzer',
      fn.countAll<number>().as('conversations'),
      sql<number>`sum(centric + focused + mixed > 0)`.as('countedConversations'),
      fn.sum<number>('tallies.statements').as('statements'),
      fn.sum<number>('tallies.centric').as('centric'),
      fn.sum<number>('tallies.focused').as('focused'),
      fn.sum<number>('tallies.mixed').as('mixed'),
      fn.sum<number>('tallies.neutral').as('neutral'),
      fn.sum<number>('tallies.none').as('none'),
    ])
    .groupBy(['tallies.teamId', since, 'conversations.channel', 'conversations.analyzer', cluster])
    .execute();
  return rows.map(dated);
}

/** How often each category of a lens was heard, by the same clusters. */
export async function categoryCells(
  db: Kysely<Schema>,
  scope: Scope & { readonly lens: string },
): Promise<readonly CategoryCell[]> {
  const cluster = await clusterIn(db);
  return conversationsIn(db, scope)
    .innerJoin('categoryCounts', 'categoryCounts.conversationId', 'conversations.id')
    .innerJoin('categories', 'categories.id', 'categoryCounts.categoryId')
    .where('categories.lens', '=', scope.lens)
    .$if(scope.team !== undefined, (query) => query.where('categoryCounts.teamId', '=', scope.team!))
    .select(({ fn }) => [
      'categories.name as category',
      cluster.as('cluster'),
      fn.sum<number>('categoryCounts.statements').as('statements'),
    ])
    .groupBy(['categories.name', cluster])
    .execute();
}

/** Talk between teams, by the same clusters: the turns of `team` that come right after a turn of `answers`. */
export async function exchangeCells(db: Kysely<Schema>): Promise<readonly ExchangeCell[]> {
  const cluster = await clusterIn(db);
  return db
    .selectFrom('exchanges')
    .innerJoin('conversations', 'conversations.id', 'exchanges.conversationId')
    .select(({ fn }) => [
      'exchanges.teamId as team',
      'exchanges.answersTeamId as answers',
      cluster.as('cluster'),
      fn.sum<number>('exchanges.turns').as('turns'),
      fn.sum<number>('exchanges.centric').as('centric'),
      fn.sum<number>('exchanges.focused').as('focused'),
      fn.sum<number>('exchanges.mixed').as('mixed'),
    ])
    .groupBy(['exchanges.teamId', 'exchanges.answersTeamId', cluster])
    .execute();
}
