import { type RawBuilder, sql } from 'kysely';
import type { Stretch } from '../answers.js';

/** `{ since }` where it is known, nothing where it is not. */
export function dated<Row extends { readonly since: string | null }>({
  since,
  ...row
}: Row): Omit<Row, 'since'> & { readonly since?: string } {
  return since === null || since === '' ? row : { ...row, since };
}

/** The first day of a stretch, from that of the days which a week and a month share. */
export function stretchIn(stretch: Stretch): RawBuilder<string> {
  const since = sql.ref<string>('since');
  return stretch === 'week' ? since : sql<string>`iif(${since} = '', '', substr(${since}, 1, 7) || '-01')`;
}
