import type { Kysely } from 'kysely';
import type { Scope, TeamTally } from '../answers.js';
import type { Schema } from '../schema.js';
import { conversationsIn, started } from './scope.js';

/** What was counted per conversation and team, oldest first: the units that intervals resample. */
export async function tallies(db: Kysely<Schema>, scope: Scope): Promise<readonly TeamTally[]> {
  const rows = await conversationsIn(db, scope)
    .innerJoin('tallies', 'tallies.conversationId', 'conversations.id')
    .$if(scope.team !== undefined, (query) => query.where('tallies.teamId', '=', scope.team!))
    .select(['conversations.title', 'conversations.channel', 'conversations.startedAt'])
    .selectAll('tallies')
    .orderBy('conversations.startedAt')
    .orderBy('conversations.id')
    .execute();
  return rows.map(({ conversationId, startedAt, ...row }) => ({
    ...row,
    conversation: String(conversationId),
    ...started({ startedAt }),
  }));
}
