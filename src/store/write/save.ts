import { type Kysely, sql, type Transaction } from 'kysely';
import type { ImportBatch } from '../changes.js';
import type { Schema } from '../schema.js';
import { insertAll } from './bulk.js';
import { moveCursor } from './cursors.js';
import { erasedAmong } from './erasures.js';
import { lexiconIds, personIds, slices, teamIds } from './ids.js';
import * as rows from './rows.js';
import { type PseudonymOf, voicesOf } from './voices.js';

/** Problems beyond this many are counted, not kept: a file of a million bad rows says it once. */
const keptProblems = 1000;

type Import = {
  readonly id: number;
  readonly source: string;
  readonly analyzer: string;
  readonly problems: number;
};

/** Takes away the earlier version of conversations that are about to be stored again. */
async function removeEarlier(
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

/** The tables whose rows belong to a conversation. */
const parts = [
  'matches',
  'statements',
  'utterances',
  'voices',
  'tallies',
  'categoryCounts',
  'exchanges',
] as const;

/** Writes the conversations themselves; one that was there keeps its number, so that links to it still work. */
async function writeConversations(
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

async function writeParts(
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
}

async function writeNames(
  transaction: Transaction<Schema>,
  prepared: readonly rows.Prepared[],
): Promise<void> {
  const known = prepared.flatMap((each) => each.voices).filter((voice) => !voice.speaker.generic);
  const names = new Map(known.map(({ pseudonym, speaker }) => [pseudonym, speaker.label]));
  for (const some of slices([...names])) {
    await transaction
      .insertInto('directory')
      .values(some.map(([pseudonym, name]) => ({ pseudonym, name })))
      .onConflict((conflict) =>
        conflict.column('pseudonym').doUpdateSet((row) => ({ name: row.ref('excluded.name') })),
      )
      .execute();
  }
}

async function writeAccount(
  transaction: Transaction<Schema>,
  into: Import,
  batch: ImportBatch,
  replaced: number,
): Promise<void> {
  const kept = batch.problems.slice(0, Math.max(0, keptProblems - into.problems));
  await insertAll(
    transaction,
    'importProblems',
    kept.map(({ code, message, line, column }, index) => ({
      importId: into.id,
      position: into.problems + index,
      code,
      message,
      line: line ?? null,
      column: column ?? null,
    })),
  );
  for (const { reason, count } of batch.setAside) {
    await transaction
      .insertInto('importSetAside')
      .values({ importId: into.id, reason, count })
      .onConflict((conflict) =>
        conflict
          .columns(['importId', 'reason'])
          .doUpdateSet((row) => ({ count: sql`${row.ref('importSetAside.count')} + excluded.count` })),
      )
      .execute();
  }
  await transaction
    .updateTable('imports')
    .set((row) => ({
      unchanged: row('unchanged', '+', batch.unchanged),
      replaced: row('replaced', '+', replaced),
      problems: row('problems', '+', batch.problems.length),
    }))
    .where('id', '=', into.id)
    .execute();
}

/** Counts what the import left in the store, so that one which was interrupted comes out the same. */
async function finishImport(
  transaction: Transaction<Schema>,
  id: number,
  state: 'imported' | 'failed',
): Promise<void> {
  const sums = await transaction
    .selectFrom('conversations')
    .select(({ fn }) => [
      fn.countAll<number>().as('conversations'),
      fn.coalesce(fn.sum<number>('utterances'), sql<number>`0`).as('utterances'),
      fn.coalesce(fn.sum<number>('statements'), sql<number>`0`).as('statements'),
    ])
    .where('importId', '=', id)
    .executeTakeFirstOrThrow();
  await transaction
    .updateTable('imports')
    .set({ ...sums, state, finishedAt: new Date().toISOString() })
    .where('id', '=', id)
    .execute();
}

/** Stores one batch: all of it or nothing. */
export async function saveBatch(
  db: Kysely<Schema>,
  importId: number,
  batch: ImportBatch,
  pseudonymOf: PseudonymOf,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const into = await transaction
      .selectFrom('imports')
      .select(['id', 'source', 'analyzer', 'problems'])
      .where('id', '=', importId)
      .executeTakeFirstOrThrow();
    // A cursor that repeats a page brings the same ticket twice: the later one is the truth.
    const latest = new Map(batch.conversations.map((each) => [each.conversation.id, each]));
    const speaking = [...latest.values()].map((each) =>
      voicesOf(into.source, each.conversation, pseudonymOf),
    );
    const erasures = await erasedAmong(
      transaction,
      speaking.flat().map((voice) => voice.pseudonym),
    );
    const prepared = [...latest.values()].map((each, index) =>
      rows.prepare(each, speaking[index]!, erasures),
    );
    const replaced = await removeEarlier(transaction, into, [...latest.keys()]);
    const conversations = await writeConversations(transaction, into, prepared);
    await writeParts(transaction, prepared, conversations);
    await writeNames(transaction, prepared);
    await writeAccount(transaction, into, batch, replaced);
    if (batch.cursor !== undefined) await moveCursor(transaction, batch.cursor);
    if (batch.finish !== undefined) await finishImport(transaction, importId, batch.finish);
  });
}
