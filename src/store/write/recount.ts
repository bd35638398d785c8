import type { Transaction } from 'kysely';
import type { Conversation, Utterance } from '../../model/index.js';
import type { StoredConversation } from '../answers.js';
import type { Schema } from '../schema.js';
import { insertAll } from './bulk.js';
import { type Counts, counted, countsOf, type SpokenStatement } from './counts.js';
import { type HeardWhere, heardCategoryRows, heardEntryRows, monthOf } from './heard.js';
import { lexiconIds } from './ids.js';
import { categoryCountRows, exchangeRows, type Ids, replyRows, tallyRows } from './rows.js';
import { voicesOf } from './voices.js';

const nobody = { key: 'nobody', label: '', side: 'customer' } as const;

/**
 * A stored conversation as it was said, its speakers under their letters and its teams under their numbers.
 * Turns that were erased are turns of nobody, whom no count knows: every other keeps its place.
 */
export function asSaid({ externalId, title, channel, voices, said }: StoredConversation): Conversation {
  const length = 1 + said.reduce((last, { position }) => Math.max(last, position), -1);
  const gap: Utterance = { speaker: nobody.key, text: '', audience: 'unknown' };
  const utterances = Array.from({ length }, () => gap);
  for (const { position, speaker, text, audience, language } of said)
    utterances[position] = { speaker, text, audience, ...(language === undefined ? {} : { language }) };
  const speakers = voices.map(({ speaker, side, team }) => ({
    key: speaker,
    label: '',
    side,
    team: String(team.id),
  }));
  return { id: externalId, title, channel, speakers: [...speakers, nobody], utterances, setAside: [] };
}

/** The numbers by which `asSaid` names teams, and those of the categories and entries that the statements hold. */
export async function idsIn(
  transaction: Transaction<Schema>,
  { id, voices }: Pick<StoredConversation, 'id' | 'voices'>,
  statements: readonly SpokenStatement[],
): Promise<Ids> {
  const matches = statements.flatMap((statement) => statement.matches);
  return {
    conversation: id,
    teams: new Map(voices.map(({ team }) => [String(team.id), team.id])),
    people: new Map(),
    ...(await lexiconIds(transaction, matches)),
  };
}

async function rewriteVoices(
  transaction: Transaction<Schema>,
  stored: StoredConversation,
  said: Conversation,
  counts: Counts,
): Promise<void> {
  const letters = new Map(
    voicesOf('', said, (identity) => identity).map((voice) => [voice.speaker.key, voice.position]),
  );
  for (const [position, { speaker }] of stored.voices.entries()) {
    const count = counts.voices.get(letters.get(speaker) ?? -1);
    if (count === undefined) continue;
    await transaction
      .updateTable('voices')
      .set({ statements: count.statements, counted: counted(count.labels) })
      .where('conversationId', '=', stored.id)
      .where('position', '=', position)
      .execute();
  }
}

/** Whose the stored voices are, and when it was. */
async function heardWhere(
  transaction: Transaction<Schema>,
  { id, startedAt }: StoredConversation,
  positionOf: (voice: number) => number,
): Promise<HeardWhere> {
  const voices = await transaction
    .selectFrom('voices')
    .select(['position', 'personId', 'teamId'])
    .where('conversationId', '=', id)
    .execute();
  const byPosition = new Map(voices.map((voice) => [voice.position, voice]));
  return { month: monthOf(startedAt), voice: (counted) => byPosition.get(positionOf(counted))! };
}

/** Counts a conversation anew from its words and these statements. @param ids see `idsIn` */
export async function recount(
  transaction: Transaction<Schema>,
  stored: StoredConversation,
  statements: readonly SpokenStatement[],
  ids: Ids,
): Promise<void> {
  const said = asSaid(stored);
  const voices = voicesOf('', said, (identity) => identity);
  const counts = countsOf(said, statements, voices);
  for (const table of [
    'tallies',
    'categoryCounts',
    'exchanges',
    'replies',
    'heardCategories',
    'heardEntries',
  ] as const) {
    await transaction.deleteFrom(table).where('conversationId', '=', stored.id).execute();
  }
  await insertAll(transaction, 'tallies', tallyRows({ counts }, ids));
  await insertAll(transaction, 'exchanges', exchangeRows({ counts }, ids));
  const positionOf = (voice: number) =>
    stored.voices.findIndex(({ speaker }) => speaker === voices[voice]?.speaker.key);
  await insertAll(transaction, 'categoryCounts', categoryCountRows({ counts }, ids, positionOf));
  await insertAll(transaction, 'replies', replyRows({ counts }, ids, positionOf));
  const where = await heardWhere(transaction, stored, positionOf);
  await insertAll(transaction, 'heardCategories', heardCategoryRows(counts.heard, ids, where));
  await insertAll(transaction, 'heardEntries', heardEntryRows(counts.heard, ids, where));
  await rewriteVoices(transaction, stored, said, counts);
  await transaction
    .updateTable('conversations')
    .set({ utterances: stored.said.length, statements: statements.length })
    .where('id', '=', stored.id)
    .execute();
}
