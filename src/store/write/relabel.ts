import type { Kysely, Transaction } from 'kysely';
import type { Conversation } from '../../model/index.js';
import type { StoredConversation } from '../answers.js';
import { conversation } from '../queries/conversation.js';
import type { Schema } from '../schema.js';
import { insertAll } from './bulk.js';
import type { SpokenStatement } from './counts.js';
import { rekeep } from './keep.js';
import { asSaid, idsIn, recount } from './recount.js';
import { type Ids, matchRows, statementRows } from './rows.js';
import { voicesOf } from './voices.js';

/** Numbers of conversations whose words are there and whose labels come from another analyzer, the oldest first. */
export async function outdated(
  db: Kysely<Schema>,
  analyzer: string,
  limit: number,
): Promise<readonly number[]> {
  // Asked again and again where nothing is: the index tells that, and is not used for "any other".
  const others = await Promise.all(
    (['<', '>'] as const).map((than) =>
      db
        .selectFrom('conversations')
        .select('analyzer')
        .where('analyzer', than, analyzer)
        .where('textErasedAt', 'is', null)
        .limit(1)
        .executeTakeFirst(),
    ),
  );
  if (others.every((other) => other === undefined)) return [];
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('analyzer', '!=', analyzer)
    .where('textErasedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

async function replaceStatements(
  transaction: Transaction<Schema>,
  stored: StoredConversation,
  statements: readonly SpokenStatement[],
  fingerprint: string,
  ids: Ids,
): Promise<void> {
  await transaction.deleteFrom('matches').where('conversationId', '=', stored.id).execute();
  await transaction.deleteFrom('statements').where('conversationId', '=', stored.id).execute();
  const said = asSaid(stored);
  const voices = voicesOf('', said, (identity) => identity);
  await insertAll(
    transaction,
    'statements',
    statementRows({ conversation: said, statements, voices, fingerprint }, ids),
  );
  await insertAll(transaction, 'matches', matchRows({ statements }, ids));
}

type Statements = readonly SpokenStatement[];

/** Gives one stored conversation new labels, and counts it anew. */
export async function relabel(
  db: Kysely<Schema>,
  id: number,
  analyzer: string,
  statementsOf: (conversation: Conversation) => Statements | Promise<Statements>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const stored = await conversation(transaction, id);
    if (stored === undefined || stored.textErasedAt !== undefined) return;
    const statements = await statementsOf(asSaid(stored));
    await rekeep(transaction, [id], async () => {
      const { fingerprint } = await transaction
        .updateTable('conversations')
        .set({ analyzer })
        .where('id', '=', id)
        .returning('fingerprint')
        .executeTakeFirstOrThrow();
      const ids = await idsIn(transaction, stored, statements);
      await replaceStatements(transaction, stored, statements, fingerprint, ids);
      await recount(transaction, stored, statements, ids);
    });
  });
}
