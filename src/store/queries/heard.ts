import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Stretch } from '../answers.js';
import type {
  HeardCategories,
  HeardCell,
  HeardPresence,
  HeardQuestion,
  HeardScope,
  HeardSpread,
} from '../heard-answers.js';
import type { Schema } from '../schema.js';
import { clusterIn } from './cells.js';
import { dated, sinceIn } from './since.js';

/** The counts of what was heard, each row by what it is called. */
export function heardOf(db: Kysely<Schema>, question: HeardQuestion) {
  if ('entries' in question) {
    return db
      .selectFrom('heardEntries as counted')
      .innerJoin('entries', 'entries.id', 'counted.entryId')
      .innerJoin('categories', 'categories.id', 'entries.categoryId')
      .where('categories.lens', '=', question.lens)
      .where('entries.name', 'in', question.entries)
      .select([
        'entries.name',
        'counted.teamId',
        'counted.conversationId',
        'counted.month',
        'counted.statements',
      ])
      .as('heard');
  }
  return db
    .selectFrom('heardCategories as counted')
    .innerJoin('categories', 'categories.id', 'counted.categoryId')
    .where('categories.lens', '=', question.lens)
    .where('categories.name', 'in', question.categories)
    .select([
      'categories.name',
      'counted.teamId',
      'counted.conversationId',
      'counted.month',
      'counted.statements',
    ])
    .as('heard');
}

/** Whole months are told by the row itself; for other days the conversation is looked up. */
function inTime({ from = '', to = '' }: HeardScope): RawBuilder<SqlBool> {
  const month = sql.ref('heard.month');
  if (from.endsWith('-01') && to.endsWith('-01'))
    return sql<SqlBool>`${month} >= ${from.slice(0, 7)} and ${month} < ${to.slice(0, 7)}`;
  return sql<SqlBool>`${sql.ref('heard.conversationId')} in (select id from conversations where started_at >= ${from} and started_at < ${to})`;
}

/** How often each thing was heard, by team and the clusters of `talkCells`. */
export async function heardCells(db: Kysely<Schema>, question: HeardScope): Promise<readonly HeardCell[]> {
  const cluster = await clusterIn(db, 'heard.conversationId');
  return db
    .selectFrom(heardOf(db, question))
    .$if(question.from !== undefined, (query) => query.where(inTime(question)))
    .select(({ fn }) => [
      'heard.name',
      'heard.teamId as team',
      cluster.as('cluster'),
      fn.sum<number>('heard.statements').as('statements'),
    ])
    .groupBy(['heard.name', 'heard.teamId', cluster])
    .execute();
}

/** In how many conversations any of it was heard, by team, and over all teams. */
export async function heardSpread(db: Kysely<Schema>, question: HeardScope): Promise<readonly HeardSpread[]> {
  const talk = db
    .selectFrom(heardOf(db, question))
    .$if(question.from !== undefined, (query) => query.where(inTime(question)))
    .select(({ fn }) => fn.count<number>('heard.conversationId').distinct().as('conversations'));
  const [byTeam, overall] = await Promise.all([
    talk.select('heard.teamId as team').groupBy('heard.teamId').execute(),
    talk.execute(),
  ]);
  return [...byTeam, ...overall];
}

/** How many statements with any of these categories each person said, summed by team and stretch of time. */
export async function heardPresence(
  db: Kysely<Schema>,
  { lens, categories }: HeardCategories,
  stretch: Stretch = 'month',
): Promise<readonly HeardPresence[]> {
  // Months stand in the rows: nothing else has to be read for them.
  const since =
    stretch === 'month' ? sql<string | null>`${sql.ref('heard.month')} || '-01'` : sinceIn(stretch);
  const rows = await db
    .selectFrom('heardCategories as heard')
    .innerJoin('categories', 'categories.id', 'heard.categoryId')
    .$if(stretch === 'week', (query) =>
      query.innerJoin('conversations', 'conversations.id', 'heard.conversationId'),
    )
    .where('categories.lens', '=', lens)
    .where('categories.name', 'in', categories)
    .select(({ fn }) => [
      'heard.personId as person',
      'heard.teamId as team',
      since.as('since'),
      fn.sum<number>('heard.statements').as('statements'),
    ])
    .groupBy(['heard.personId', 'heard.teamId', since])
    .execute();
  return rows.map(dated);
}
