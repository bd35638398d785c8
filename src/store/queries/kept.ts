import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Sayer, Stretch } from '../answers.js';
import type { HeardCategories, HeardEntries, HeardSpread, InTime } from '../heard-answers.js';
import { ALL_TEAMS, ALWAYS } from '../kept-schema.js';
import type { Schema } from '../schema.js';
import type { CategorySums, ExchangeSums, TalkCell, TalkPart, TalkSums } from '../sums-answers.js';
import { packed, unpacked } from './packed.js';
import { dated, stretchIn } from './since.js';

const NAMES: readonly (keyof TalkSums)[] = [
  'conversations',
  'spokenConversations',
  'aboutConversations',
  'countedConversations',
  'statements',
  'centric',
  'focused',
  'mixed',
  'neutral',
  'none',
  'words',
  'turns',
  'centricCentric',
  'centricFocused',
  'centricNeither',
  'focusedFocused',
  'focusedNeither',
  'neitherNeither',
  'aboutAbout',
  'aboutStatements',
  'wordsWords',
  'turnsTurns',
];

const CATEGORY_NAMES = [
  'conversations',
  'statements',
  'words',
  'turns',
  'replies',
  'statementsStatements',
  'statementsAbout',
  'statementsAll',
  'wordsWords',
  'wordsAll',
  'turnsTurns',
  'turnsAll',
  'repliesReplies',
  'repliesTurns',
] as const;

function inTime({ from, to }: InTime): RawBuilder<SqlBool> {
  const since = sql.ref('since');
  if (from === undefined || to === undefined) return sql<SqlBool>`${since} = ${ALWAYS}`;
  // Written as a list, so that indexes go on after it.
  return sql<SqlBool>`${since} in (select since from kept_talk where since >= ${from} and since < ${to})`;
}

/** A row under its team, or under none where it is of all together. */
function ofTeam<Row extends { readonly team: number }>({
  team,
  ...row
}: Row): Omit<Row, 'team'> & { readonly team?: number } {
  return team === ALL_TEAMS ? row : { ...row, team };
}

/** What each team said, and all together, by stretch of time, channel and version of the lexicons. */
export async function talkCells(
  db: Kysely<Schema>,
  stretch: Stretch = 'month',
): Promise<readonly TalkCell[]> {
  const since = stretchIn(stretch);
  const rows = await db
    .selectFrom('keptTalk')
    .select(['teamId as team', since.as('since'), 'channel', 'analyzer'])
    .select(({ fn }) => NAMES.map((name) => fn.sum<number>(name).as(name)))
    .groupBy(['teamId', since, 'channel', 'analyzer'])
    .execute();
  return rows.map((row) => ofTeam(dated(row)) as TalkCell);
}

/** What each team said in single conversations, of the stretches of time in which it had at most so many. */
export async function talkParts(
  db: Kysely<Schema>,
  most: number,
  stretch: Stretch = 'month',
): Promise<Iterable<TalkPart>> {
  const since = stretchIn(stretch);
  const few = db
    .selectFrom('keptTalk')
    .where('teamId', '!=', ALL_TEAMS)
    .select(({ fn }) => [
      'teamId',
      since.as('stretch'),
      fn.min('since').as('first'),
      fn.max('since').as('last'),
    ])
    .groupBy(['teamId', since])
    .having(({ fn }) => fn.sum('conversations'), '<=', most);
  const places = await db
    .with('few', () => few)
    .selectFrom('few')
    .innerJoin('keptParts', (join) =>
      join
        .onRef('keptParts.teamId', '=', 'few.teamId')
        .onRef('keptParts.since', '>=', 'few.first')
        .onRef('keptParts.since', '<=', 'few.last'),
    )
    .select(['few.teamId as team', 'few.stretch as since'])
    .select(packed('conversationId', 'statements', 'centric', 'focused', 'mixed', 'none').as('packed'))
    .groupBy(['few.teamId', 'few.stretch'])
    .execute();
  return unpacked(
    places.map(dated),
    (place, [conversation = 0, statements = 0, centric = 0, focused = 0, mixed = 0, none = 0]) => {
      const { team, since } = place;
      return { team, since, conversation, statements, centric, focused, mixed, none };
    },
  );
}

/** One group, or each team and all together. That it is one of these is all that the index lacks: otherwise everything is read. */
function ofTeams(team?: number): RawBuilder<SqlBool> {
  if (team !== undefined) return sql<SqlBool>`team_id = ${team}`;
  return sql<SqlBool>`team_id in (select id from teams union all select ${sql.lit(ALL_TEAMS)})`;
}

/** How much talk went to each category of a lens, of each team and all together. */
export async function categorySums(
  db: Kysely<Schema>,
  { lens, ...time }: InTime & { readonly lens: string },
): Promise<readonly CategorySums[]> {
  const rows = await db
    .selectFrom('keptCategories')
    .innerJoin('categories', 'categories.id', 'keptCategories.categoryId')
    .where('categories.lens', '=', lens)
    .where(ofTeams())
    .where(inTime(time))
    .select(['teamId as team', 'categories.name as category'])
    .select(({ fn }) => CATEGORY_NAMES.map((name) => fn.sum<number>(`keptCategories.${name}`).as(name)))
    .groupBy(['teamId', 'categories.name'])
    .execute();
  return rows.map((row) => ofTeam(row) as CategorySums);
}

/** In how many conversations any of these categories was heard, by team, and over all teams. */
export async function heardSpread(
  db: Kysely<Schema>,
  { lens, categories, ...time }: HeardCategories & InTime,
): Promise<readonly HeardSpread[]> {
  const wanted = await db
    .selectFrom('categories')
    .select('id')
    .where('lens', '=', lens)
    .where('name', 'in', categories)
    .execute();
  const ids = new Set(wanted.map(({ id }) => String(id)));
  const rows = await db
    .selectFrom('keptSets')
    .where('lens', '=', lens)
    .where(ofTeams())
    .where(inTime(time))
    .select(({ fn }) => ['teamId as team', 'members', fn.sum<number>('conversations').as('conversations')])
    .groupBy(['teamId', 'members'])
    .execute();
  const byTeam = new Map<number, number>();
  for (const { team, members, conversations } of rows) {
    if (members.split(',').some((id) => ids.has(id)))
      byTeam.set(team, (byTeam.get(team) ?? 0) + conversations);
  }
  // Teams in order, all together last.
  const ordered = [...byTeam].sort(([one], [other]) => Number(one < 0) - Number(other < 0) || one - other);
  return ordered.map(([team, conversations]) => ofTeam({ team, conversations }));
}

/** How many statements of a team, or of all, hold each of some entries. */
export async function entrySums(
  db: Kysely<Schema>,
  { lens, entries, team, ...time }: HeardEntries & InTime & { readonly team?: number | undefined },
): Promise<ReadonlyMap<string, number>> {
  if (entries.length === 0) return new Map();
  const named = await db
    .selectFrom('entries')
    .innerJoin('categories', 'categories.id', 'entries.categoryId')
    .where('categories.lens', '=', lens)
    .where('entries.name', 'in', entries)
    .select(['entries.id', 'entries.name'])
    .execute();
  const rows = await db
    .selectFrom('keptEntries')
    .where(ofTeams(team))
    .where(inTime(time))
    .where(
      'entryId',
      'in',
      sql<number>`(select value from json_each(${JSON.stringify(named.map(({ id }) => id))}))`,
    )
    .select(({ fn }) => ['entryId', fn.sum<number>('statements').as('statements')])
    .groupBy('entryId')
    .execute();
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const sums = new Map<string, number>();
  for (const { entryId, statements } of rows) {
    const name = names.get(entryId) ?? '';
    sums.set(name, (sums.get(name) ?? 0) + statements);
  }
  return sums;
}

/** Talk between each two teams, both ways together. */
export async function exchangeSums(db: Kysely<Schema>): Promise<readonly ExchangeSums[]> {
  return db.selectFrom('keptExchanges').selectAll().execute();
}

/** Who spoke of each theme of a lens. */
export async function sayers(
  db: Kysely<Schema>,
  { lens, ...time }: InTime & { readonly lens: string },
): Promise<readonly Sayer[]> {
  return db
    .selectFrom('keptThemePeople')
    .innerJoin('categories', 'categories.id', 'keptThemePeople.categoryId')
    .where('categories.lens', '=', lens)
    .where(inTime(time))
    .select(['categories.name as category', 'teamId as team', 'personId as person'])
    .distinct()
    .execute();
}
