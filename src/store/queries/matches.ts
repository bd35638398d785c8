import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
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
export async function matchesAt(
  db: Kysely<Schema>,
  places: readonly Place[],
): Promise<ReadonlyMap<string, readonly StoredMatch[]>> {
  if (places.length === 0) return new Map();
  return matchesWhere(db, ({ and, or }) =>
    or(places.map(({ conversationId, position }) => and({ conversationId, statement: position }))),
  );
}

/** The matches of all statements of a conversation. */
export async function matchesIn(
  db: Kysely<Schema>,
  conversation: number,
): Promise<ReadonlyMap<string, readonly StoredMatch[]>> {
  return matchesWhere(db, ({ eb }) => eb('matches.conversationId', '=', conversation));
}

type Which = (builder: ExpressionBuilder<Schema, 'matches'>) => Expression<SqlBool>;

async function matchesWhere(
  db: Kysely<Schema>,
  which: Which,
): Promise<ReadonlyMap<string, readonly StoredMatch[]>> {
  const found = new Map<string, StoredMatch[]>();
  const rows = await db
    .selectFrom('matches')
    .where(which)
    .innerJoin('entries', 'entries.id', 'matches.entryId')
    .innerJoin('categories', 'categories.id', 'entries.categoryId')
    .selectAll('matches')
    .select(['categories.lens', 'categories.name as category', 'entries.name as entry'])
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
