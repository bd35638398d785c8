import type { Kysely, Selectable, Transaction } from 'kysely';
import type { ImportFile, ImportStart } from '../changes.js';
import { summary } from '../queries/imports.js';
import type { Schema } from '../schema.js';
import { deleteConversations } from './delete.js';

const nothingYet = {
  state: 'running',
  superseded: 0,
  finishedAt: null,
  conversations: 0,
  unchanged: 0,
  replaced: 0,
  utterances: 0,
  statements: 0,
  problems: 0,
} as const;

type Earlier = Selectable<Schema['imports']> | undefined;

/** The latest import of the same bytes, read the same way by the same analyzer, that nothing has replaced since. */
function sameContent(transaction: Transaction<Schema>, file: ImportFile): Promise<Earlier> {
  return transaction
    .selectFrom('imports')
    .selectAll()
    .where('sha256', '=', file.sha256)
    .where('options', '=', file.options)
    .where('analyzer', '=', file.analyzer)
    .where('sample', '=', file.sample ? 1 : 0)
    .where('superseded', '=', 0)
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** The one import of a source that never ends, whatever it was read with. */
function standing(transaction: Transaction<Schema>, file: ImportFile): Promise<Earlier> {
  return transaction.selectFrom('imports').selectAll().where('sha256', '=', file.sha256).executeTakeFirst();
}

/**
 * Gives what an import brought to another source: its tickets have been given another system. Those that are there under
 * that system already give way.
 */
async function moveTo(
  transaction: Transaction<Schema>,
  { id, source: before }: Selectable<Schema['imports']>,
  source: string,
): Promise<void> {
  const twice = await transaction
    .selectFrom('conversations')
    .select('id')
    .where('importId', '=', id)
    .where('source', '=', before)
    .where('externalId', 'in', (query) =>
      query
        .selectFrom('conversations as there')
        .select('there.externalId')
        .where('there.source', '=', source),
    )
    .execute();
  await deleteConversations(
    transaction,
    twice.map((row) => row.id),
  );
  await transaction
    .updateTable('conversations')
    .set({ source })
    .where('importId', '=', id)
    .where('source', '=', before)
    .execute();
}

/**
 * Opens the account of an import. The same bytes, read the same way by the same analyzer, are `unchanged` whatever
 * source they are said to come from, unless a later file has replaced some of their conversations. An import that was
 * interrupted or failed is taken up again under its number: a file from its beginning, a standing source where its
 * cursor is, so that there what was counted before the interruption still counts.
 */
export async function beginImport(db: Kysely<Schema>, file: ImportFile): Promise<ImportStart> {
  const { standing: isStanding = false, ...described } = file;
  return db.transaction().execute(async (transaction) => {
    const before = await (isStanding ? standing : sameContent)(transaction, file);
    if (before?.state === 'imported' && !isStanding) return { kind: 'unchanged', before: summary(before) };
    const values = { ...described, sample: file.sample ? (1 as const) : (0 as const) };
    const opened = { ...values, ...nothingYet, startedAt: new Date().toISOString() };
    if (before === undefined) {
      const { id } = await transaction
        .insertInto('imports')
        .values(opened)
        .returning('id')
        .executeTakeFirstOrThrow();
      return { kind: 'started', id };
    }
    const { id, replaced, state } = before;
    if (before.source !== file.source) await moveTo(transaction, before, file.source);
    const update = transaction.updateTable('imports').where('id', '=', id);
    if (isStanding && state === 'running') await update.set(values).execute();
    else {
      await transaction.deleteFrom('importProblems').where('importId', '=', id).execute();
      await transaction.deleteFrom('importSetAside').where('importId', '=', id).execute();
      // What a file replaced stays replaced and is not met again; everything else is counted anew.
      await update.set({ ...opened, replaced: isStanding ? 0 : replaced }).execute();
    }
    return { kind: 'started', id };
  });
}
