import type { Kysely } from 'kysely';
import type { Match } from '../../model/index.js';
import type { Schema } from '../schema.js';

/** Where a stored statement stands: conversation and position in it. */
export interface Place {
  readonly conversationId: number;
  readonly position: number;
}

export const placeKey = ({ conversationId, position }: Place): string => `${conversationId} ${position}`;

/** A match whose words are still to be cut out of the statement. */
export type StoredMatch = Omit<Match, 'text'>;

/** The matches of these statements, by `placeKey`, each in the order in which they were found. */
export async function matchesOf(
  db: Kysely<Schema>,
  conversations: readonly number[],
): Promise<ReadonlyMap<string, readonly StoredMatch[]>> {
  const found = new Map<string, StoredMatch[]>();
  if (conversations.length === 0) return found;
  const rows = await db
    .selectFrom('matches')
    .innerJoin('entries', 'entries.id', 'matches.entryId')
    .innerJoin('categories', 'categories.id', 'entries.categoryId')
    .selectAll('matches')
    .select(['categories.lens', 'categories.name as category', 'entries.name as entry'])
    .where('matches.conversationId', 'in', conversations)
    .orderBy('matches.conversationId')
    .orderBy('matches.statement')
    .orderBy('matches.position')
    .execute();
  for (const {
    conversationId,
    statement,
    position: _,
    entryId: __,
    weightCentric,
    weightFocused,
    ...match
  } of rows) {
    const key = placeKey({ conversationId, position: statement });
    const weighed = weightCentric !== null && weightFocused !== null;
    const stored = weighed ? { ...match, weight: { centric: weightCentric, focused: weightFocused } } : match;
    found.set(key, [...(found.get(key) ?? []), stored]);
  }
  return found;
}

/** Offsets of a match count from the start of its statement. */
export function withWords(matches: readonly StoredMatch[], text: string): readonly Match[] {
  return matches.map((match) => ({ ...match, text: text.slice(match.start, match.end) }));
}
