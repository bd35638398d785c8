import { type Kysely, sql } from 'kysely';
import type { Presence, Stretch } from '../answers.js';
import type { Schema } from '../schema.js';
import { dated, sinceIn } from './since.js';

/** How much each person said, summed by team, channel and stretch of time: what decides which groups are too small to be shown. */
export async function presence(db: Kysely<Schema>, stretch: Stretch = 'month'): Promise<readonly Presence[]> {
  const since = sinceIn(stretch);
  const rows = await db
    .selectFrom('voices')
    .innerJoin('conversations', 'conversations.id', 'voices.conversationId')
    .where('voices.statements', '>', 0)
    .select(({ fn }) => [
      'voices.personId as person',
      'voices.teamId as team',
      'conversations.channel',
      since.as('since'),
      fn.sum<number>('voices.statements').as('statements'),
      fn.sum<number>('voices.counted').as('counted'),
    ])
    .groupBy(['voices.personId', 'voices.teamId', 'conversations.channel', since])
    .execute();
  return rows.map(dated);
}

/** A number that changes whenever anything is written: the same number means the same answers. */
export async function version(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ readonly dataVersion: number }>`pragma data_version`.execute(db);
  return rows[0]?.dataVersion ?? 0;
}
