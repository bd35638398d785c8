import type { Kysely } from 'kysely';
import type { Outcome } from '../changes.js';
import type { RunState, Schema } from '../schema.js';

/**
 * Opens the record of a run. The caller holds the lock of this kind of run, so an earlier one that is still
 * open was interrupted.
 */
export async function beginRun(db: Kysely<Schema>, kind: string): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('runs')
      .set({ state: 'interrupted' })
      .where('kind', '=', kind)
      .where('state', '=', 'running')
      .execute();
    const values = { kind, state: 'running', startedAt: new Date().toISOString() } as const;
    const { id } = await transaction
      .insertInto('runs')
      .values(values)
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

export async function finishRun(
  db: Kysely<Schema>,
  id: number,
  state: Exclude<RunState, 'running'>,
  outcome: Outcome,
): Promise<void> {
  await db
    .updateTable('runs')
    .set({ state, finishedAt: new Date().toISOString(), outcome: JSON.stringify(outcome) })
    .where('id', '=', id)
    .execute();
}
