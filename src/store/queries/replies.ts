import type { Kysely } from 'kysely';
import type { ReplyPresence, Stretch } from '../answers.js';
import type { Schema } from '../schema.js';
import { dated, sinceIn } from './since.js';

/** How much of what each person said answers which other team, summed by team, channel and stretch of time. */
export async function replyPresence(
  db: Kysely<Schema>,
  stretch: Stretch = 'month',
): Promise<readonly ReplyPresence[]> {
  const since = sinceIn(stretch);
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
      since.as('since'),
      fn.sum<number>('replies.counted').as('counted'),
    ])
    .groupBy(['voices.personId', 'voices.teamId', 'replies.answersTeamId', 'conversations.channel', since])
    .execute();
  return rows.map(dated);
}
