import type { Kysely } from 'kysely';
import type {
  HeardCategories,
  HeardCell,
  HeardPresence,
  HeardQuestion,
  HeardSpread,
} from '../heard-answers.js';
import type { Schema } from '../schema.js';
import { clusterIn, month } from './cells.js';

/** The counts of what was heard, each row by what it is called. */
export function heardOf(db: Kysely<Schema>, question: HeardQuestion) {
  if ('entries' in question) {
    return db
      .selectFrom('heardEntries as counted')
      .innerJoin('entries', 'entries.id', 'counted.entryId')
      .innerJoin('categories', 'categories.id', 'entries.categoryId')
      .where('categories.lens', '=', question.lens)
      .where('entries.name', 'in', question.entries)
      .select(['entries.name', 'counted.teamId', 'counted.conversationId', 'counted.statements'])
      .as('heard');
  }
  return db
    .selectFrom('heardCategories as counted')
    .innerJoin('categories', 'categories.id', 'counted.categoryId')
    .where('categories.lens', '=', question.lens)
    .where('categories.name', 'in', question.categories)
    .select(['categories.name', 'counted.teamId', 'counted.conversationId', 'counted.statements'])
    .as('heard');
}

/** How often each thing was heard, by team, month and the clusters of `talkCells`. */
export async function heardCells(db: Kysely<Schema>, question: HeardQuestion): Promise<readonly HeardCell[]> {
  const cluster = await clusterIn(db);
  const rows = await db
    .selectFrom(heardOf(db, question))
    .innerJoin('conversations', 'conversations.id', 'heard.conversationId')
    .select(({ fn }) => [
      'heard.name',
      'heard.teamId as team',
      month.as('month'),
      cluster.as('cluster'),
      fn.sum<number>('heard.statements').as('statements'),
    ])
    .groupBy(['heard.name', 'heard.teamId', month, cluster])
    .execute();
  return rows.map(withMonth);
}

/** In how many conversations any of them was heard, by team and month, and by month over all teams. */
export async function heardSpread(
  db: Kysely<Schema>,
  question: HeardQuestion,
): Promise<readonly HeardSpread[]> {
  const talk = db
    .selectFrom(heardOf(db, question))
    .innerJoin('conversations', 'conversations.id', 'heard.conversationId')
    .select(({ fn }) => [
      month.as('month'),
      fn.count<number>('conversations.id').distinct().as('conversations'),
    ]);
  const [byTeam, overall] = await Promise.all([
    talk.select('heard.teamId as team').groupBy(['heard.teamId', month]).execute(),
    talk.groupBy(month).execute(),
  ]);
  return [...byTeam.map(withMonth), ...overall.map(withMonth)];
}

/** How many statements with any of these categories each person said, summed by team, channel and month. */
export async function heardPresence(
  db: Kysely<Schema>,
  { lens, categories }: HeardCategories,
): Promise<readonly HeardPresence[]> {
  const rows = await db
    .selectFrom('heardCategories as heard')
    .innerJoin('categories', 'categories.id', 'heard.categoryId')
    .innerJoin('conversations', 'conversations.id', 'heard.conversationId')
    .innerJoin('voices', (join) =>
      join
        .onRef('voices.conversationId', '=', 'heard.conversationId')
        .onRef('voices.position', '=', 'heard.voice'),
    )
    .where('categories.lens', '=', lens)
    .where('categories.name', 'in', categories)
    .select(({ fn }) => [
      'voices.personId as person',
      'heard.teamId as team',
      'conversations.channel',
      month.as('month'),
      fn.sum<number>('heard.statements').as('statements'),
    ])
    .groupBy(['voices.personId', 'heard.teamId', 'conversations.channel', month])
    .execute();
  return rows.map(withMonth);
}

function withMonth<Row extends { readonly month: string | null }>({ month: of, ...row }: Row) {
  return of === null ? row : { ...row, month: of };
}
