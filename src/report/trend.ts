import { trend as inPeriods } from '../measure/index.js';
import type { Measured } from '../model/index.js';
import { perspectiveOf } from './groups.js';
import type { Inquiry } from './inquiry.js';
import type { Perspective, TrendPoint } from './views.js';

/** The two numbers of each month with talk of a team, or of everybody. Conversations without a date are in none. */
export function monthlyTrend(inquiry: Inquiry, team?: number): readonly TrendPoint[] {
  const months = inquiry.ledger.months(team);
  const byMonth = months.map((period) => [period.from, perspectiveOf(inquiry, { team, period })] as const);
  const of = (pick: (perspective: Perspective) => Measured) =>
    inPeriods('month', new Map(byMonth.map(([from, perspective]) => [from, pick(perspective)])));
  const shares = of(({ customerShare }) => customerShare);
  return of(({ ratio }) => ratio).map(({ period, measured, change }, index) => ({
    period,
    ratio: measured,
    customerShare: shares[index]?.measured ?? { kind: 'gap' },
    ...(change !== undefined && { change }),
  }));
}
