import { type Kysely, sql } from 'kysely';
import type { Presence } from '../answers.js';
import type { Schema } from '../schema.js';

/** How much each person said, summed by team, channel and month: what decides which groups are too small to be shown. */
export async function presence(db: Kysely<Schema>): Promise<readonly Presence[]> {
  const month = sql<string | null>`substr(conversations.started_at, 1, 7)`;
  const rows = await db
    .selectFrom('voices')
    .innerJoin('conversations', 'conversations.id', 'voices.conversationId')
    .where('voices.statements', '>', 0)
    .select(({ fn }) => [
      'voices.personId as person',
      'voices.teamId as team',
      'conversations.channel',
      month.as('month'),
      fn.sum<number>('voices.statements').as('statements'),
      fn.sum<number>('voices.counted').as('counted'),
    ])
    .groupBy(['voices.personId', 'voices.teamId', 'conversations.channel', month])
    .execute();
  return rows.map(({ month: of, ...row }) => (of === null ? row : { ...row, month: of }));
}

/** A number that changes whenever anything is written: the same number means the same answers. */
export async function version(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ readonly dataVersion: number }>`pragma data_version`.execute(db);
  return rows[0]?.dataVersion ?? 0;
}
