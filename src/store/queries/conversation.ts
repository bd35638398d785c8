import type { Kysely } from 'kysely';
import type { StoredConversation, StoredUtterance, StoredVoice } from '../answers.js';
import type { Schema } from '../schema.js';
import { displayName } from '../write/voices.js';
import { summaryColumns } from './conversations.js';
import { matchesIn, placeKey, withWords } from './matches.js';
import { started, team } from './scope.js';

type Said = StoredUtterance['statements'][number];

async function voicesOf(db: Kysely<Schema>, id: number): Promise<readonly StoredVoice[]> {
  const rows = await db
    .selectFrom('voices')
    .innerJoin('teams', 'teams.id', 'voices.teamId')
    .select(['voices.position', 'voices.side', 'voices.turns', 'voices.words', 'voices.statements'])
    .select(['teams.id as teamId', 'teams.name as teamName'])
    .where('voices.conversationId', '=', id)
    .orderBy('voices.position')
    .execute();
  return rows.map(({ position, side, turns, words, statements, ...row }) => ({
    speaker: displayName(position),
    side,
    team: team(row),
    turns,
    words,
    statements,
  }));
}

/** The statements of each utterance; their words are cut out of it. */
async function statementsOf(
  db: Kysely<Schema>,
  id: number,
  texts: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, readonly Said[]>> {
  const rows = await db
    .selectFrom('statements')
    .selectAll()
    .where('conversationId', '=', id)
    .orderBy('position')
    .execute();
  const matches = await matchesIn(db, id);
  const byUtterance = new Map<number, Said[]>();
  for (const row of rows) {
    const { position, utterance, start, end, audience, label, centric, focused } = row;
    const text = (texts.get(utterance) ?? '').slice(start, end);
    const found = withWords(matches.get(placeKey(row)) ?? [], text);
    const customer = row.customer === 1;
    const said = { position, start, end, text, audience, label, centric, focused, customer, matches: found };
    byUtterance.set(utterance, [...(byUtterance.get(utterance) ?? []), said]);
  }
  return byUtterance;
}

async function saidIn(
  db: Kysely<Schema>,
  id: number,
  voices: readonly StoredVoice[],
): Promise<readonly StoredUtterance[]> {
  const rows = await db
    .selectFrom('utterances')
    .selectAll()
    .where('conversationId', '=', id)
    .orderBy('position')
    .execute();
  const statements = await statementsOf(db, id, new Map(rows.map((row) => [row.position, row.text])));
  return rows.map(({ position, voice, audience, text, language, startMs, at }) => ({
    position,
    speaker: voices[voice]!.speaker,
    side: voices[voice]!.side,
    team: voices[voice]!.team,
    audience,
    text,
    ...(language === null ? {} : { language }),
    ...(startMs === null ? {} : { startMs }),
    ...(at === null ? {} : { at }),
    statements: statements.get(position) ?? [],
  }));
}

/** One conversation with every utterance, its statements and why they have their labels. */
export async function conversation(db: Kysely<Schema>, id: number): Promise<StoredConversation | undefined> {
  const row = await db
    .selectFrom('conversations')
    .innerJoin('imports', 'imports.id', 'conversations.importId')
    .select(summaryColumns)
    .select(['conversations.textErasedAt', 'imports.sample'])
    .where('conversations.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { startedAt, textErasedAt, sample, ...rest } = row;
  const voices = await voicesOf(db, id);
  return {
    ...rest,
    ...started({ startedAt }),
    ...(textErasedAt === null ? {} : { textErasedAt }),
    sample: sample === 1,
    voices,
    said: await saidIn(db, id, voices),
  };
}

/** Names of those who speak in a conversation, as far as the directory still knows them. */
export async function namesIn(db: Kysely<Schema>, id: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('voices')
    .innerJoin('people', 'people.id', 'voices.personId')
    .innerJoin('directory', 'directory.pseudonym', 'people.pseudonym')
    .select('directory.name')
    .where('voices.conversationId', '=', id)
    .orderBy('voices.position')
    .execute();
  return rows.map((row) => row.name);
}
