import type { Kysely, Transaction } from 'kysely';
import type { Conversation, Utterance } from '../../model/index.js';
import type { StoredConversation } from '../answers.js';
import type { ErasedSubject } from '../changes.js';
import { conversation } from '../queries/conversation.js';
import type { Schema } from '../schema.js';
import { insertAll } from './bulk.js';
import { countsOf } from './counts.js';
import { deleteOrphans } from './delete.js';
import { erased } from './erasures.js';
import { personIds } from './ids.js';
import { categoryCountRows, exchangeRows, tallyRows } from './rows.js';
import { voicesOf } from './voices.js';

const nobody = { key: 'nobody', label: '', side: 'customer' } as const;

/** What is left, as it was when it was counted first: the gaps are turns of nobody, whom no count knows. */
function remaining({ voices, said }: StoredConversation): Conversation {
  const length = 1 + Math.max(-1, ...said.map((utterance) => utterance.position));
  const gap: Utterance = { speaker: nobody.key, text: '', audience: 'unknown' };
  const utterances = Array.from({ length }, () => gap);
  for (const { position, speaker, text, audience } of said)
    utterances[position] = { speaker, text, audience };
  const speakers = voices.map(({ speaker, side, team }) => ({
    key: speaker,
    label: '',
    side,
    team: String(team.id),
  }));
  return { id: '', title: '', channel: 'meeting', speakers: [...speakers, nobody], utterances, setAside: [] };
}

/** Counts a conversation anew from the words that are left in it. */
async function recount(transaction: Transaction<Schema>, id: number): Promise<void> {
  const stored = await conversation(transaction, id);
  if (stored === undefined) return;
  const left = remaining(stored);
  const statements = stored.said.flatMap(({ position, statements: spoken }) =>
    spoken.map((statement) => ({ ...statement, utterance: position })),
  );
  const counts = countsOf(
    left,
    statements,
    voicesOf('', left, (identity) => identity),
  );
  const categories = await transaction.selectFrom('categories').selectAll().execute();
  const ids = {
    conversation: id,
    teams: new Map(stored.voices.map(({ team }) => [String(team.id), team.id])),
    people: new Map(),
    categories: new Map(categories.map((row) => [`${row.lens}.${row.name}`, row.id])),
    entries: new Map(),
  };
  for (const table of ['tallies', 'categoryCounts', 'exchanges'] as const) {
    await transaction.deleteFrom(table).where('conversationId', '=', id).execute();
  }
  await insertAll(transaction, 'tallies', tallyRows({ counts }, ids));
  await insertAll(transaction, 'categoryCounts', categoryCountRows({ counts }, ids));
  await insertAll(transaction, 'exchanges', exchangeRows({ counts }, ids));
  await transaction
    .updateTable('conversations')
    .set({ utterances: stored.said.length, statements: statements.length })
    .where('id', '=', id)
    .execute();
}

/** Deletes what one voice said in one conversation; gives how many utterances that were. */
async function silence(transaction: Transaction<Schema>, id: number, voice: number): Promise<number> {
  const said = transaction
    .selectFrom('utterances')
    .select('utterances.position')
    .where('utterances.conversationId', '=', id)
    .where('utterances.voice', '=', voice);
  const spoken = transaction
    .selectFrom('statements')
    .select('statements.position')
    .where('statements.conversationId', '=', id)
    .where('statements.utterance', 'in', said);
  await transaction
    .deleteFrom('matches')
    .where('conversationId', '=', id)
    .where('statement', 'in', spoken)
    .execute();
  await transaction
    .deleteFrom('statements')
    .where('conversationId', '=', id)
    .where('utterance', 'in', said)
    .execute();
  const utterances = await transaction
    .deleteFrom('utterances')
    .where('conversationId', '=', id)
    .where('voice', '=', voice)
    .executeTakeFirst();
  return Number(utterances.numDeletedRows);
}

/**
 * Erases one person: their words, their name and their pseudonym. Conversations whose words are still there are
 * counted anew without them. Where the words are gone already nothing can be counted: those counts stay as they are,
 * with the person replaced by "somebody erased". The pseudonym is kept as one to leave out when a file is read again.
 */
export async function eraseSubject(db: Kysely<Schema>, pseudonym: string): Promise<ErasedSubject> {
  return db.transaction().execute(async (transaction) => {
    const voices = await transaction
      .selectFrom('voices')
      .innerJoin('people', 'people.id', 'voices.personId')
      .innerJoin('conversations', 'conversations.id', 'voices.conversationId')
      .select(['voices.conversationId', 'voices.position', 'conversations.textErasedAt'])
      .where('people.pseudonym', '=', pseudonym)
      .execute();
    const somebody = (await personIds(transaction, [erased])).get(erased)!;
    const sums = { conversations: voices.length, utterances: 0, frozen: 0 };
    for (const { conversationId, position, textErasedAt } of voices) {
      const isFrozen = textErasedAt !== null;
      const nothing = isFrozen ? {} : { turns: 0, words: 0, statements: 0, counted: 0 };
      await transaction
        .updateTable('voices')
        .set({ personId: somebody, ...nothing })
        .where('conversationId', '=', conversationId)
        .where('position', '=', position)
        .execute();
      if (isFrozen) sums.frozen += 1;
      else {
        sums.utterances += await silence(transaction, conversationId, position);
        await recount(transaction, conversationId);
      }
    }
    await transaction
      .insertInto('erasures')
      .values({ pseudonym, erasedAt: new Date().toISOString() })
      .onConflict((conflict) => conflict.column('pseudonym').doNothing())
      .execute();
    await deleteOrphans(transaction);
    return sums;
  });
}
