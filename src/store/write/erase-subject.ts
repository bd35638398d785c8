import type { Kysely, Transaction } from 'kysely';
import type { AlsoKnown, ErasedSubject } from '../changes.js';
import { conversation } from '../queries/conversation.js';
import type { Schema } from '../schema.js';
import { deleteOrphans } from './delete.js';
import { erased, type Means } from './erasures.js';
import { hideNames } from './hide-names.js';
import { personIds } from './ids.js';
import { rekeep } from './keep.js';
import { idsIn, recount } from './recount.js';
import { noteRemoval } from './removals.js';

/** Counts a conversation anew from the words that are left in it. */
async function countAgain(transaction: Transaction<Schema>, id: number): Promise<void> {
  const stored = await conversation(transaction, id);
  if (stored === undefined) return;
  const statements = stored.said.flatMap(({ position, statements: spoken }) =>
    spoken.map((statement) => ({ ...statement, utterance: position })),
  );
  await recount(transaction, stored, statements, await idsIn(transaction, stored, statements));
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

interface StoredVoice {
  readonly conversationId: number;
  readonly position: number;
  readonly textErasedAt: string | null;
}

/** Takes one voice out of a conversation, or its name where the words are gone already; gives how many utterances went. */
async function eraseVoice(
  transaction: Transaction<Schema>,
  { conversationId, position, textErasedAt }: StoredVoice,
  somebody: number,
): Promise<number> {
  const isFrozen = textErasedAt !== null;
  const nothing = isFrozen ? {} : { turns: 0, words: 0, statements: 0, counted: 0 };
  await transaction
    .updateTable('voices')
    .set({ personId: somebody, ...nothing })
    .where('conversationId', '=', conversationId)
    .where('position', '=', position)
    .execute();
  if (isFrozen) {
    await transaction
      .updateTable('heardCategories')
      .set({ personId: somebody })
      .where('conversationId', '=', conversationId)
      .where('voice', '=', position)
      .execute();
    return 0;
  }
  const utterances = await silence(transaction, conversationId, position);
  await countAgain(transaction, conversationId);
  return utterances;
}

/**
 * Erases one person: their words, their name, also where others used it, and their pseudonym. Conversations whose words are still there are
 * counted anew without them. Where the words are gone already nothing can be counted: those counts stay as they are,
 * with the person replaced by "somebody erased". The pseudonym is kept as one to leave out when a file is read again.
 */
export async function eraseSubject(
  db: Kysely<Schema>,
  pseudonym: string,
  { names, identities }: AlsoKnown,
  { maskNames: mask, pseudonymOf }: Means,
): Promise<ErasedSubject> {
  return db.transaction().execute(async (transaction) => {
    await noteRemoval(transaction);
    const listed = await transaction
      .selectFrom('directory')
      .select('name')
      .where('pseudonym', '=', pseudonym)
      .execute();
    const called = [...new Set([...listed.map(({ name }) => name), ...names])];
    const voices = await transaction
      .selectFrom('voices')
      .innerJoin('people', 'people.id', 'voices.personId')
      .innerJoin('conversations', 'conversations.id', 'voices.conversationId')
      .select(['voices.conversationId', 'voices.position', 'conversations.textErasedAt'])
      .where('people.pseudonym', '=', pseudonym)
      .execute();
    const somebody = (await personIds(transaction, [erased])).get(erased)!;
    const told = voices.filter(({ textErasedAt }) => textErasedAt === null);
    const places = await hideNames(
      transaction,
      { names: called, mask },
      told.map(({ conversationId }) => conversationId),
    );
    const sums = { conversations: voices.length, utterances: 0, places, frozen: 0 };
    for (const voice of voices) {
      sums.utterances += await rekeep(transaction, [voice.conversationId], () =>
        eraseVoice(transaction, voice, somebody),
      );
      if (voice.textErasedAt !== null) sums.frozen += 1;
    }
    await transaction
      .insertInto('erasures')
      .values(
        [...new Set([pseudonym, ...identities.map(pseudonymOf)])].map((each) => ({
          pseudonym: each,
          erasedAt: new Date().toISOString(),
        })),
      )
      .onConflict((conflict) => conflict.column('pseudonym').doNothing())
      .execute();
    await deleteOrphans(transaction);
    return sums;
  });
}
