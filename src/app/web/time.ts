import type { Request } from 'express';
import { CentricityError, GRAINS, type Grain, type Period, periodOf } from '../../model/index.js';

/** The time a page is asked for. */
export interface TimeAsked {
  readonly grain: Grain;
  /** Absent for everything. */
  readonly period?: Period;
}

const FORMS: Readonly<Record<Grain, { readonly pattern: RegExp; readonly like: string }>> = {
  week: { pattern: /^[12]\d{3}-W(0[1-9]|[1-4]\d|5[0-3])$/, like: '2026-W07' },
  month: { pattern: /^[12]\d{3}-(0[1-9]|1[0-2])$/, like: '2026-10' },
  quarter: { pattern: /^[12]\d{3}-Q[1-4]$/, like: '2026-Q3' },
};

/**
 * Reads `?month=2026-10`, `?week=2026-W07` or `?quarter=2026-Q3`, and `?grain=week` for all weeks; months by default.
 * @throws CentricityError `bad-time` for anything else
 */
export function timeIn({ query }: Pick<Request, 'query'>): TimeAsked {
  const named = GRAINS.filter((each) => query[each] !== undefined);
  const grain = GRAINS.find((each) => each === (query.grain ?? named[0] ?? 'month'));
  if (grain === undefined || named.some((each) => each !== grain)) throw badTime(named[0]);
  const name = query[grain];
  if (name === undefined || name === '') return { grain };
  if (typeof name !== 'string' || !FORMS[grain].pattern.test(name)) throw badTime(grain);
  const period = periodOf(firstDayOf(name, grain), grain);
  // Few years have a week 53.
  if (period.name !== name) throw badTime(grain);
  return { grain, period };
}

function firstDayOf(name: string, grain: Grain): string {
  if (grain === 'month') return `${name}-01`;
  const year = name.slice(0, 4);
  if (grain === 'quarter') return `${year}-${String(Number(name.slice(-1)) * 3 - 2).padStart(2, '0')}-01`;
  // ISO 8601: the fourth of January is always in the first week.
  const day = new Date(Date.UTC(Number(year), 0, 4 + (Number(name.slice(-2)) - 1) * 7));
  return day.toISOString().slice(0, 10);
}

function badTime(grain: Grain = 'month'): CentricityError {
  const grains = GRAINS.map((each) => `?grain=${each}`).join(', ');
  return new CentricityError(
    'bad-time',
    `A ${grain} is written like ${FORMS[grain].like}, and asked for as ?${grain}=${FORMS[grain].like}. Time is cut by ${grains}; there are no other stretches of it.`,
  );
}
