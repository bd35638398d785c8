import { type Kysely, sql } from 'kysely';
import { statesHeard } from '../../model/index.js';
import type { Evidence } from '../answers.js';
import type { HeardEvidenceQuestion } from '../heard-answers.js';
import { ALWAYS } from '../kept-schema.js';
import type { Schema } from '../schema.js';
import { chanceAt } from './chance.js';
import { asEvidence, statementsIn } from './evidence.js';
import { heardOf } from './heard.js';
import { conversationsIn } from './scope.js';

/** More conversations than sentences are wanted: in some only another team's sentence may be left. */
const SPARE = 3;

/** Knuth's multiplicative hash: an order that stands for chance, the same for the same seed. */
function chance(seed: number) {
  return sql<number>`(conversations.id + ${sql.lit(seed)}) * 2654435761 % 4294967296`;
}

/** Where something was ever heard so often, conversations are drawn by looking at a few places instead of at all. */
const OFTEN = 2_000;

/** Conversations whose words are still there and in which it was heard. */
async function drawn(db: Kysely<Schema>, question: HeardEvidenceQuestion): Promise<readonly number[]> {
  const { from: _, to: __, ...always } = question;
  const ever = (await placesOf(db, always)).reduce((sum, place) => sum + place.statements, 0);
  return ever > OFTEN ? probed(db, question, await placesOf(db, question)) : drawnOfAll(db, question);
}

async function drawnOfAll(db: Kysely<Schema>, question: HeardEvidenceQuestion): Promise<readonly number[]> {
  const { team, limit, seed } = question;
  const rows = await conversationsIn(db, question)
    .innerJoin(heardOf(db, question), 'heard.conversationId', 'conversations.id')
    .where('conversations.textErasedAt', 'is', null)
    .$if(team !== undefined, (query) => query.where('heard.teamId', '=', team!))
    .select('conversations.id')
    .groupBy('conversations.id')
    .orderBy(chance(seed))
    .limit(limit * SPARE)
    .execute();
  return rows.map(({ id }) => id);
}

/** A category or an entry in the talk of a team. */
interface HeardPlace {
  readonly id: number;
  readonly team: number;
  readonly statements: number;
}

/** Where it was heard, and how often, from what is kept for pages. */
async function placesOf(db: Kysely<Schema>, question: HeardEvidenceQuestion): Promise<readonly HeardPlace[]> {
  const { lens, team, from, to } = question;
  const isEntries = 'entries' in question;
  const key = sql.ref(isEntries ? 'entryId' : 'categoryId');
  const named = isEntries
    ? sql`select entries.id from entries join categories on categories.id = category_id
        where lens = ${lens} and entries.name in (${sql.join(question.entries)})`
    : sql`select id from categories where lens = ${lens} and name in (${sql.join(question.categories)})`;
  const { rows } = await sql<HeardPlace>`
    select team_id as team, ${key} as id, sum(statements) as statements
    from ${sql.table(isEntries ? 'keptEntries' : 'keptCategories')}
    where team_id in (${team === undefined ? sql`select id from teams` : sql`${team}`})
      and ${from === undefined ? sql`since = ${ALWAYS}` : sql`since >= ${from} and since < ${to}`}
      and ${key} in (${named})
    group by team_id, ${key} order by team_id, ${key}`.execute(db);
  return rows;
}

/** Draws a place by how often it was heard there, and a conversation after a point drawn by chance, until there are enough. */
async function probed(
  db: Kysely<Schema>,
  question: HeardEvidenceQuestion,
  places: readonly HeardPlace[],
): Promise<readonly number[]> {
  const { limit, seed } = question;
  const { most } = await db
    .selectFrom('conversations')
    .select(({ fn }) => fn.max('id').as('most'))
    .executeTakeFirstOrThrow();
  const found = new Set<number>();
  for (let turn = 1; turn <= limit * SPARE * 2 && found.size < limit * SPARE; turn += 1) {
    const place = placeAt(places, chanceAt(seed, 2 * turn));
    if (place === undefined) continue;
    const from = Math.floor(chanceAt(seed, 2 * turn + 1) * most);
    for (const [low, high] of [
      [from, most],
      [0, from],
    ]) {
      const row = await nextIn(db, question, place, low, high);
      if (row === undefined) continue;
      found.add(row.id);
      break;
    }
  }
  return [...found];
}

/** The first conversation of a place between two numbers in which it was heard and whose words are still there. */
async function nextIn(
  db: Kysely<Schema>,
  question: HeardEvidenceQuestion,
  place: HeardPlace,
  low = 0,
  high = 0,
): Promise<{ readonly id: number } | undefined> {
  const heard = sql.table('entries' in question ? 'heardEntries' : 'heardCategories');
  const key = sql.ref('entries' in question ? 'entryId' : 'categoryId');
  const { from, to } = question;
  // A month is found among all that the team said in it: going through all talk in which it was heard would take longer.
  const said =
    from === undefined || to === undefined
      ? sql`${heard} as heard`
      : sql`(select conversation_id from kept_parts where team_id = ${place.team} and since >= ${from} and since < ${to}
            and conversation_id between ${low} and ${high}) as said
          cross join ${heard} as heard on heard.conversation_id = said.conversation_id`;
  const { rows } = await sql<{ readonly id: number }>`
    select conversations.id from ${said} join conversations on conversations.id = heard.conversation_id
    where ${key} = ${place.id} and heard.team_id = ${place.team} and heard.conversation_id between ${low} and ${high}
      and text_erased_at is null and ${inTime(question)}
    order by heard.conversation_id limit 1`.execute(db);
  return rows[0];
}

function inTime({ from, to, channel }: HeardEvidenceQuestion) {
  const since = from === undefined ? sql`1` : sql`started_at >= ${from}`;
  const until = to === undefined ? sql`1` : sql`started_at < ${to}`;
  return sql`${since} and ${until} and ${channel === undefined ? sql`1` : sql`channel = ${channel}`}`;
}

/** The place in which a share of all statements, 0 to 1, lies. */
function placeAt(places: readonly HeardPlace[], share: number): HeardPlace | undefined {
  let left = share * places.reduce((sum, { statements }) => sum + statements, 0);
  return places.find(({ statements }) => {
    left -= statements;
    return left < 0;
  });
}

/** Statements in which a category, or one of some entries, was heard: of different conversations as far as there are. */
export async function heardEvidence(
  db: Kysely<Schema>,
  question: HeardEvidenceQuestion,
): Promise<readonly Evidence[]> {
  const { lens, team, limit } = question;
  const conversations = await drawn(db, question);
  if (conversations.length === 0) return [];
  const rows = await statementsIn(conversationsIn(db, question))
    .where('conversations.id', 'in', conversations)
    .$if(team !== undefined, (query) => query.where('statements.teamId', '=', team!))
    .where(({ exists, selectFrom }) => {
      const matched = selectFrom('matches')
        .innerJoin('entries', 'entries.id', 'matches.entryId')
        .innerJoin('categories', 'categories.id', 'entries.categoryId')
        .select('matches.position')
        .whereRef('matches.conversationId', '=', 'statements.conversationId')
        .whereRef('matches.statement', '=', 'statements.position')
        .where('matches.state', 'in', statesHeard(lens))
        .where('categories.lens', '=', lens);
      return exists(
        'entries' in question
          ? matched.where('entries.name', 'in', question.entries)
          : matched.where('categories.name', 'in', question.categories),
      );
    })
    .orderBy('statements.shuffle')
    .execute();
  return asEvidence(db, unlike(inTurn(rows, conversations)).slice(0, limit));
}

/** Each wording once: a reply that is sent a hundred times is one example. */
function unlike<Row extends { readonly text: string; readonly start: number; readonly end: number }>(
  rows: readonly Row[],
): readonly Row[] {
  const wordings = new Map(rows.toReversed().map((row) => [row.text.slice(row.start, row.end), row]));
  return rows.filter((row) => wordings.get(row.text.slice(row.start, row.end)) === row);
}

/** The first statement of each conversation, then the second of each, and so on. */
function inTurn<Row extends { readonly conversationId: number }>(
  rows: readonly Row[],
  conversations: readonly number[],
): readonly Row[] {
  const seen = new Map<number, number>();
  const placed = rows.map((row) => {
    const round = seen.get(row.conversationId) ?? 0;
    seen.set(row.conversationId, round + 1);
    return { row, round, place: conversations.indexOf(row.conversationId) };
  });
  placed.sort((one, other) => one.round - other.round || one.place - other.place);
  return placed.map(({ row }) => row);
}
