import { type Kysely, sql } from 'kysely';
import type { ReplyPresence } from '../answers.js';
import type { Schema } from '../schema.js';

/** How much of what each person said answers which other team, summed by team, channel and month. */
export async function replyPresence(db: Kysely<Schema>): Promise<readonly ReplyPresence[]> {
  const month = sql<string | null>`substr(conversations.started_at, 1, 7)`;
  const rows = await db
    .selectFrom('replies')
    .innerJoin('voices', (join) =>
      join
        .onRef('voices.conversationId', '=', 'replies.conversationId')
        .onRef('voices.position', '=', 'replies.voice'),
    )
    .innerJoin('conversations', 'conversations.id', 'replies.conversationId')
    .select(({ fn }) => [
      'voices.personId as person',
      'voices.teamId as team',
      'replies.answersTeamId as answers',
      'conversations.channel',
      month.as('month'),
      fn.sum<number>('replies.counted').as('counted'),
    ])
    .groupBy(['voices.personId', 'voices.teamId', 'replies.answersTeamId', 'conversations.channel', month])
    .execute();
  return rows.map(({ month: of, ...row }) => (of === null ? row : { ...row, month: of }));
}
