import type { Transaction } from 'kysely';
import type { Schema } from '../schema.js';
import { insertAll } from './bulk.js';
import { deleteConversations, deleteOrphans } from './delete.js';
import { heardCategoryRows, heardEntryRows } from './heard.js';
import { lexiconIds, personIds, slices, teamIds } from './ids.js';
import { unkeep } from './keep.js';
import * as rows from './rows.js';

/** The import that conversations are stored for. */
export type Import = {
  readonly id: number;
  readonly source: string;
  readonly analyzer: string;
  readonly problems: number;
};

/** The tables whose rows belong to a conversation. */
const parts = [
  'matches',
  'statements',
  'utterances',
  'voices',
  'tallies',
  'categoryCounts',
  'exchanges',
  'replies',
  'heardCategories',
  'heardEntries',
] as const;

/** Takes away the earlier version of conversations that are about to be stored again. */
export async function removeEarlier(
  transaction: Transaction<Schema>,
  into: Import,
  ids: readonly string[],
): Promise<number> {
  let replaced = 0;
  for (const some of slices(ids)) {
    const earlier = await transaction
      .selectFrom('conversations')
      .select(['id', 'importId'])
      .where('source', '=', into.source)
      .where('externalId', 'in', some)
      .execute();
    if (earlier.length === 0) continue;
    const conversations = earlier.map((row) => row.id);
    await unkeep(transaction, conversations);
    for (const table of parts) {
      await transaction.deleteFrom(table).where('conversationId', 'in', conversations).execute();
    }
    const others = new Set(earlier.map((row) => row.importId).filter((id) => id !== into.id));
    if (others.size === 0) continue;
    await transaction
      .updateTable('imports')
      .set({ superseded: 1 })
      .where('id', 'in', [...others])
      .execute();
    replaced += earlier.filter((row) => row.importId !== into.id).length;
  }
  return replaced;
}

/** Writes the conversations themselves; one that was there keeps its number, so that links to it still work. */
export async function writeConversations(
  transaction: Transaction<Schema>,
  into: Import,
  prepared: readonly rows.Prepared[],
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  for (const some of slices(prepared, 500)) {
    await transaction
      .insertInto('conversations')
      .values(
        some.map(({ conversation, fingerprint, startedAt, statements }) => ({
          source: into.source,
          externalId: conversation.id,
          fingerprint,
          analyzer: into.analyzer,
          title: conversation.title,
          channel: conversation.channel,
          startedAt,
          importId: into.id,
          utterances: conversation.utterances.length,
          statements: statements.length,
          storedAt: new Date().toISOString(),
          textErasedAt: null,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['source', 'externalId']).doUpdateSet((row) => ({
          fingerprint: row.ref('excluded.fingerprint'),
          analyzer: row.ref('excluded.analyzer'),
          title: row.ref('excluded.title'),
          channel: row.ref('excluded.channel'),
          startedAt: row.ref('excluded.startedAt'),
          importId: row.ref('excluded.importId'),
          utterances: row.ref('excluded.utterances'),
          statements: row.ref('excluded.statements'),
          textErasedAt: null,
        })),
      )
      .execute();
    const stored = await transaction
      .selectFrom('conversations')
      .select(['id', 'externalId'])
      .where('source', '=', into.source)
      .where(
        'externalId',
        'in',
        some.map(({ conversation }) => conversation.id),
      )
      .execute();
    for (const row of stored) ids.set(row.externalId, row.id);
  }
  return ids;
}

export async function writeParts(
  transaction: Transaction<Schema>,
  prepared: readonly rows.Prepared[],
  conversations: ReadonlyMap<string, number>,
): Promise<void> {
  const voices = prepared.flatMap((each) => each.voices);
  const teams = await teamIds(
    transaction,
    voices.map((voice) => voice.team),
  );
  const people = await personIds(
    transaction,
    voices.map((voice) => voice.pseudonym),
  );
  const matches = prepared.flatMap((each) => each.statements.flatMap((statement) => statement.matches));
  const lexicon = await lexiconIds(transaction, matches);
  const withIds = prepared.map((each) => {
    const conversation = conversations.get(each.conversation.id)!;
    return { each, ids: { conversation, teams, people, ...lexicon } };
  });
  const all = <Row>(make: (each: rows.Prepared, ids: rows.Ids) => readonly Row[]): readonly Row[] =>
    withIds.flatMap(({ each, ids }) => make(each, ids));
  await insertAll(transaction, 'voices', all(rows.voiceRows));
  await insertAll(transaction, 'utterances', all(rows.utteranceRows));
  await insertAll(transaction, 'statements', all(rows.statementRows));
  await insertAll(transaction, 'matches', all(rows.matchRows));
  await insertAll(transaction, 'tallies', all(rows.tallyRows));
  await insertAll(transaction, 'categoryCounts', all(rows.categoryCountRows));
  await insertAll(transaction, 'exchanges', all(rows.exchangeRows));
  await insertAll(
    transaction,
    'replies',
    all((each, ids) => rows.replyRows(each, ids)),
  );
  await insertAll(
    transaction,
    'heardCategories',
    all((each, ids) => heardCategoryRows(each.counts.heard, ids, rows.heardWhere(each, ids))),
  );
  await insertAll(
    transaction,
    'heardEntries',
    all((each, ids) => heardEntryRows(each.counts.heard, ids, rows.heardWhere(each, ids))),
  );
}

/** Deletes conversations that are no longer where they came from, with their counts. */
export async function deleteGone(
  transaction: Transaction<Schema>,
  into: Import,
  ids: readonly string[],
): Promise<void> {
  let deleted = 0;
  for (const some of slices(ids)) {
    const there = await transaction
      .selectFrom('conversations')
      .select('id')
      .where('source', '=', into.source)
      .where('externalId', 'in', some)
      .execute();
    const numbers = there.map(({ id }) => id);
    await deleteConversations(transaction, numbers);
    deleted += numbers.length;
  }
  if (deleted > 0) await deleteOrphans(transaction);
}
