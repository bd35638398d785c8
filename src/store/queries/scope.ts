import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Scope, Team } from '../answers.js';
import { type Schema, UNASSIGNED } from '../schema.js';

type Conversations = SelectQueryBuilder<Schema, 'conversations', object>;

/** The conversations of a scope's time and channel: where every question about talk starts. */
export function conversationsIn(db: Kysely<Schema>, { from, to, channel, importId }: Scope): Conversations {
  let query: Conversations = db.selectFrom('conversations');
  if (from !== undefined) query = query.where('conversations.startedAt', '>=', from);
  if (to !== undefined) query = query.where('conversations.startedAt', '<', to);
  if (channel !== undefined) query = query.where('conversations.channel', '=', channel);
  if (importId !== undefined) query = query.where('conversations.importId', '=', importId);
  return query;
}

export function team(row: { readonly teamId: number; readonly teamName: string }): Team {
  return { id: row.teamId, name: row.teamName, assigned: row.teamId !== UNASSIGNED };
}

/** `{ startedAt }` where it is known, nothing where it is not. */
export function started(row: { readonly startedAt: string | null }): { readonly startedAt?: string } {
  return row.startedAt === null ? {} : { startedAt: row.startedAt };
}
