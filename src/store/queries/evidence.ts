import { type Kysely, sql } from 'kysely';
import { statesHeard } from '../../model/index.js';
import type { Evidence, EvidenceQuestion } from '../answers.js';
import type { Schema } from '../schema.js';
import { displayName } from '../write/voices.js';
import { matchesAt, placeKey, withWords } from './matches.js';
import { conversationsIn, started, team } from './scope.js';
import { allTeams } from './teams.js';

/** The statements of some conversations with what it takes to show them. */
export function statementsIn(conversations: ReturnType<typeof conversationsIn>) {
  return conversations
    .innerJoin('statements', 'statements.conversationId', 'conversations.id')
    .innerJoin('utterances', (join) =>
      join
        .onRef('utterances.conversationId', '=', 'statements.conversationId')
        .onRef('utterances.position', '=', 'statements.utterance'),
    )
    .innerJoin('teams', 'teams.id', 'statements.teamId')
    .selectAll('statements')
    .select(['conversations.title', 'conversations.startedAt', 'utterances.text', 'utterances.voice'])
    .select('conversations.importId')
    .select(['teams.name as teamName']);
}

function statementsFor(db: Kysely<Schema>, question: EvidenceQuestion) {
  const { lens = 'perspective', category, team: teamId, side, least } = question;
  return (
    statementsIn(conversationsIn(db, question))
      // Written out, as the index only of statements of a side is found by that.
      .where('statements.label', '=', sql.lit(side))
      .$if(teamId !== undefined, (query) => query.where('statements.teamId', '=', teamId!))
      .$if(least !== undefined, (query) => query.where(`statements.${side}`, '>=', least!))
      .$if(category !== undefined, (query) =>
        query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('matches')
              .innerJoin('entries', 'entries.id', 'matches.entryId')
              .innerJoin('categories', 'categories.id', 'entries.categoryId')
              .select('matches.position')
              .whereRef('matches.conversationId', '=', 'statements.conversationId')
              .whereRef('matches.statement', '=', 'statements.position')
              .where('matches.state', 'in', statesHeard(lens))
              .where('categories.name', '=', category!)
              .where('categories.lens', '=', lens),
          ),
        ),
      )
      .orderBy('statements.shuffle')
      .limit(question.limit)
  );
}

type Sampled = Awaited<ReturnType<ReturnType<typeof statementsFor>['execute']>>[number];

/** Statements in the order of their chance numbers, from a point that the seed gives, going round once. */
async function sample(db: Kysely<Schema>, question: EvidenceQuestion): Promise<readonly Sampled[]> {
  const start = Math.imul(question.seed + 1, 0x9e3779b1) >>> 1;
  // The order of chance is that of an index by team.
  const teams = question.team === undefined ? await allTeams(db) : [{ id: question.team }];
  const drawn: Sampled[] = [];
  for (const { id } of teams) drawn.push(...(await sampleOf(db, { ...question, team: id }, start)));
  const turn = ({ shuffle }: Sampled) => shuffle + (shuffle < start ? ROUND : 0);
  return drawn.sort((one, other) => turn(one) - turn(other)).slice(0, question.limit);
}

/** Chance numbers are smaller than this. */
const ROUND = 2 ** 31;

async function sampleOf(
  db: Kysely<Schema>,
  question: EvidenceQuestion,
  start: number,
): Promise<readonly Sampled[]> {
  const after = await statementsFor(db, question).where('statements.shuffle', '>=', start).execute();
  if (after.length >= question.limit) return after;
  const before = await statementsFor(db, question)
    .where('statements.shuffle', '<', start)
    .limit(question.limit - after.length)
    .execute();
  return [...after, ...before];
}

/** A random sample of the statements labelled `side`, with their matches; the same for the same seed. */
export async function evidence(db: Kysely<Schema>, question: EvidenceQuestion): Promise<readonly Evidence[]> {
  return asEvidence(db, await sample(db, question));
}

type Row = Awaited<ReturnType<ReturnType<typeof statementsIn>['execute']>>[number];

/** Statements as evidence, with their matches. */
export async function asEvidence(db: Kysely<Schema>, rows: readonly Row[]): Promise<readonly Evidence[]> {
  const matches = await matchesAt(db, rows);
  return rows.map((row) => {
    const text = row.text.slice(row.start, row.end);
    return {
      conversation: row.conversationId,
      position: row.position,
      title: row.title,
      ...started(row),
      speaker: displayName(row.voice),
      team: team(row),
      importId: row.importId,
      start: row.start,
      end: row.end,
      text,
      audience: row.audience,
      label: row.label,
      centric: row.centric,
      focused: row.focused,
      customer: row.customer === 1,
      matches: withWords(matches.get(placeKey(row)) ?? [], text),
    };
  });
}
