import { type Kysely, sql, type Transaction } from 'kysely';
import type { Deleted } from '../changes.js';
import type { Schema } from '../schema.js';
import { deleteConversations, deleteOrphans } from './delete.js';
import { noteRemoval } from './removals.js';

/** Small enough that other writers get their turn between two. */
const together = 500;

const nothing: Deleted = { imports: 0, conversations: 0, utterances: 0, statements: 0 };

function plus(one: Deleted, other: Deleted): Deleted {
  return {
    imports: one.imports + other.imports,
    conversations: one.conversations + other.conversations,
    utterances: one.utterances + other.utterances,
    statements: one.statements + other.statements,
  };
}

/** Does something to a few conversations at a time, a transaction each, until there are none left. */
async function untilDone(
  db: Kysely<Schema>,
  some: (transaction: Transaction<Schema>) => Promise<Deleted>,
): Promise<Deleted> {
  let sum = nothing;
  for (;;) {
    const done = await db.transaction().execute(some);
    if (done.conversations === 0) return sum;
    sum = plus(sum, done);
  }
}

/** Deletes the words of some conversations: what was said, its statements and matches, the title. The counts stay. */
async function eraseWords(transaction: Transaction<Schema>, ids: readonly number[]): Promise<Deleted> {
  const counts = { ...nothing, conversations: ids.length };
  if (ids.length === 0) return counts;
  await noteRemoval(transaction);
  await transaction.deleteFrom('matches').where('conversationId', 'in', ids).execute();
  const statements = await transaction
    .deleteFrom('statements')
    .where('conversationId', 'in', ids)
    .executeTakeFirst();
  const utterances = await transaction
    .deleteFrom('utterances')
    .where('conversationId', 'in', ids)
    .executeTakeFirst();
  await transaction
    .updateTable('conversations')
    .set({ textErasedAt: new Date().toISOString(), title: '' })
    .where('id', 'in', ids)
    .execute();
  return {
    ...counts,
    utterances: Number(utterances.numDeletedRows),
    statements: Number(statements.numDeletedRows),
  };
}

/** Deletes the words of conversations first stored before `before` (ISO 8601), and problems that may quote them. */
export async function eraseTexts(db: Kysely<Schema>, before: string): Promise<Deleted> {
  await db
    .deleteFrom('importProblems')
    .where('importId', 'in', (query) =>
      query.selectFrom('imports').select('imports.id').where('imports.startedAt', '<', before),
    )
    .execute();
  return untilDone(db, async (transaction) => {
    const rows = await transaction
      .selectFrom('conversations')
      .select('id')
      .where('storedAt', '<', before)
      .where('textErasedAt', 'is', null)
      .limit(together)
      .execute();
    return eraseWords(
      transaction,
      rows.map((row) => row.id),
    );
  });
}

/** Deletes conversations that took place (or, without a date, were stored) before `before`, with their counts. */
export async function eraseCounts(db: Kysely<Schema>, before: string): Promise<Deleted> {
  const erased = await untilDone(db, async (transaction) => {
    const rows = await transaction
      .selectFrom('conversations')
      .select(['id', 'utterances', 'statements'])
      .where(({ and, eb, or }) =>
        or([eb('startedAt', '<', before), and([eb('startedAt', 'is', null), eb('storedAt', '<', before)])]),
      )
      .limit(together)
      .execute();
    const ids = rows.map((row) => row.id);
    await deleteConversations(transaction, ids);
    return {
      imports: 0,
      conversations: ids.length,
      utterances: rows.reduce((sum, row) => sum + row.utterances, 0),
      statements: rows.reduce((sum, row) => sum + row.statements, 0),
    };
  });
  if (erased.conversations > 0) await db.transaction().execute(deleteOrphans);
  return erased;
}

/** Empties the write-ahead log: what was deleted must not stay readable there. Other databases have none. */
export async function forgetLog(db: Kysely<Schema>): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
