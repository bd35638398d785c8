import type { Kysely, Transaction } from 'kysely';
import type { ImportBatch } from '../changes.js';
import type { Schema } from '../schema.js';
import { finishImport, writeAccount } from './account.js';
import { deleteGone, removeEarlier, writeConversations, writeParts } from './conversations.js';
import { moveCursor } from './cursors.js';
import { erasedAmong, type Means } from './erasures.js';
import { slices } from './ids.js';
import { keep } from './keep.js';
import * as rows from './rows.js';
import { toldTwice } from './twice.js';
import { voicesOf } from './voices.js';

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
        conflict
          .column('pseudonym')
          .doUpdateSet((row) => ({ name: row.ref('excluded.name') }))
          // Most names are known: a page that does not change need not be written.
          .whereRef('directory.name', '!=', 'excluded.name'),
      )
      .execute();
  }
}

/** Stores one batch: all of it or nothing. */
export async function saveBatch(
  db: Kysely<Schema>,
  importId: number,
  batch: ImportBatch,
  { pseudonymOf, maskNames }: Means,
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
      rows.prepare(each, speaking[index]!, erasures, maskNames),
    );
    const replaced = await removeEarlier(transaction, into, [...latest.keys()]);
    const conversations = await writeConversations(transaction, into, prepared);
    await writeParts(transaction, prepared, conversations);
    await keep(transaction, [...conversations.values()]);
    await writeNames(transaction, prepared);
    const twice = batch.finish === undefined ? [] : await toldTwice(transaction, into);
    const told = { ...batch, problems: [...batch.problems, ...twice] };
    await writeAccount(transaction, into, told, replaced);
    if (batch.gone !== undefined) await deleteGone(transaction, into, batch.gone);
    if (batch.cursor !== undefined) await moveCursor(transaction, batch.cursor, importId);
    if (batch.finish !== undefined) await finishImport(transaction, importId, batch.finish);
  });
}
