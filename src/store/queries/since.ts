import { type RawBuilder, sql } from 'kysely';
import type { Stretch } from '../answers.js';

/** The first day of the stretch of time that a conversation falls in (UTC); null where it has no date. */
export function sinceIn(stretch: Stretch): RawBuilder<string | null> {
  const startedAt = sql.ref<string>('conversations.startedAt');
  const month = sql<string | null>`substr(${startedAt}, 1, 7) || '-01'`;
  // ISO 8601: a week begins on Monday.
  const monday = sql`date(${startedAt}, 'weekday 0', '-6 days')`;
  return stretch === 'month' ? month : sql<string | null>`max(${month}, ${monday})`;
}

/** `{ since }` where it is known, nothing where it is not. */
export function dated<Row extends { readonly since: string | null }>({
  since,
  ...row
}: Row): Omit<Row, 'since'> & { readonly since?: string } {
  return since === null ? row : { ...row, since };
}
