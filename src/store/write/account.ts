import { sql, type Transaction } from 'kysely';
import type { ImportBatch } from '../changes.js';
import { ALL_TEAMS } from '../kept-schema.js';
import type { Schema } from '../schema.js';
import { insertAll } from './bulk.js';
import type { Import } from './conversations.js';

/** Problems beyond this many are counted, not kept: a file of a million bad rows says it once. */
const keptProblems = 1000;

export async function writeAccount(
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
export async function finishImport(
  transaction: Transaction<Schema>,
  id: number,
  state: 'imported' | 'failed',
): Promise<void> {
  const sums = await transaction
    .selectFrom('keptImports')
    .select(['conversations', 'utterances', 'statements'])
    .where('importId', '=', id)
    .where('teamId', '=', ALL_TEAMS)
    .executeTakeFirst();
  await transaction
    .updateTable('imports')
    .set({
      conversations: 0,
      utterances: 0,
      statements: 0,
      ...sums,
      state,
      finishedAt: new Date().toISOString(),
    })
    .where('id', '=', id)
    .execute();
}
