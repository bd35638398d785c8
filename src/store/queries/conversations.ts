import type { Kysely } from 'kysely';
import type { ConversationSummary, Scope } from '../answers.js';
import type { Schema } from '../schema.js';
import { conversationsIn, started } from './scope.js';

/** Which conversations there are, newest first. */
export async function conversations(
  db: Kysely<Schema>,
  question: Scope & { readonly limit: number; readonly offset?: number },
): Promise<readonly ConversationSummary[]> {
  const { team, limit, offset } = question;
  const rows = await conversationsIn(db, question)
    .$if(team !== undefined, (query) =>
      query.where('conversations.id', 'in', (tallies) =>
        tallies.selectFrom('tallies').select('tallies.conversationId').where('tallies.teamId', '=', team!),
      ),
    )
    .select(summaryColumns)
    .orderBy('conversations.startedAt', 'desc')
    .orderBy('conversations.id', 'desc')
    .limit(limit)
    .offset(offset ?? 0)
    .execute();
  return rows.map(({ startedAt, ...row }) => ({ ...row, ...started({ startedAt }) }));
}

export const summaryColumns = [
  'conversations.id',
  'conversations.externalId',
  'conversations.title',
  'conversations.channel',
  'conversations.startedAt',
  'conversations.importId',
  'conversations.utterances',
  'conversations.statements',
] as const;
