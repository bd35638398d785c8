import type { Kysely } from 'kysely';
import type { ImportFile, ImportStart } from '../changes.js';
import { summary } from '../queries/imports.js';
import type { Schema } from '../schema.js';

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

/**
 * Opens the account of an import. The same bytes, read the same way by the same analyzer, are `unchanged`,
 * unless a later file has replaced some of their conversations. An import that was interrupted or failed
 * is taken up again under its number.
 */
export async function beginImport(db: Kysely<Schema>, file: ImportFile): Promise<ImportStart> {
  return db.transaction().execute(async (transaction) => {
    const before = await transaction
      .selectFrom('imports')
      .selectAll()
      .where('sha256', '=', file.sha256)
      .where('options', '=', file.options)
      .where('analyzer', '=', file.analyzer)
      .where('sample', '=', file.sample ? 1 : 0)
      .where('superseded', '=', 0)
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (before?.state === 'imported') return { kind: 'unchanged', before: summary(before) };
    const values = {
      ...file,
      ...nothingYet,
      sample: file.sample ? (1 as const) : (0 as const),
      startedAt: new Date().toISOString(),
    };
    if (before === undefined) {
      const { id } = await transaction
        .insertInto('imports')
        .values(values)
        .returning('id')
        .executeTakeFirstOrThrow();
      return { kind: 'started', id };
    }
    await transaction.deleteFrom('importProblems').where('importId', '=', before.id).execute();
    await transaction.deleteFrom('importSetAside').where('importId', '=', before.id).execute();
    // What was replaced stays replaced and is not met again; everything else is counted anew.
    const again = { ...values, replaced: before.replaced };
    await transaction.updateTable('imports').set(again).where('id', '=', before.id).execute();
    return { kind: 'started', id: before.id };
  });
}
