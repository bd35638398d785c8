import { type Kysely, sql } from 'kysely';
import { statesHeard } from '../../model/index.js';
import type { Evidence } from '../answers.js';
import type { HeardEvidenceQuestion } from '../heard-answers.js';
import type { Schema } from '../schema.js';
import { asEvidence, statementsIn } from './evidence.js';
import { heardOf } from './heard.js';
import { conversationsIn } from './scope.js';

/** More conversations than sentences are wanted: in some only another team's sentence may be left. */
const SPARE = 3;

/** Knuth's multiplicative hash: an order that stands for chance, the same for the same seed. */
function chance(seed: number) {
  return sql<number>`(conversations.id + ${sql.lit(seed)}) * 2654435761 % 4294967296`;
}

/** Conversations whose words are still there and in which it was heard, found by the counts alone. */
async function drawn(db: Kysely<Schema>, question: HeardEvidenceQuestion): Promise<readonly number[]> {
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
