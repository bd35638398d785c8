import { trend as inPeriods } from '../measure/index.js';
import { type Measured, type Period, periodOf } from '../model/index.js';
import type { Scope, TeamTally } from '../store/index.js';
import { guardedPerspective, type Inquiry } from './inquiry.js';
import type { Perspective, TrendPoint } from './views.js';

/** The two numbers of each month with talk in the scope. Conversations without a date are in none. */
export async function monthlyTrend(inquiry: Inquiry, scope: Scope): Promise<readonly TrendPoint[]> {
  const byMonth = await perspectiveByMonth(inquiry, scope);
  const of = (pick: (perspective: Perspective) => Measured) =>
    inPeriods('month', new Map([...byMonth].map(([from, perspective]) => [from, pick(perspective)])));
  const shares = of(({ customerShare }) => customerShare);
  return of(({ ratio }) => ratio).map(({ period, measured, change }, index) => ({
    period,
    ratio: measured,
    customerShare: shares[index]?.measured ?? { kind: 'gap' },
    ...(change !== undefined && { change }),
  }));
}

async function perspectiveByMonth(
  { store, floor }: Inquiry,
  scope: Scope,
): Promise<ReadonlyMap<string, Perspective>> {
  const months = groupByMonth(await store.tallies(scope));
  const numbers = [...months.values()].map(async ({ period, tallies }) => {
    const people = await store.people({ ...scope, from: period.from, to: period.until });
    return [period.from, guardedPerspective(tallies, people, floor)] as const;
  });
  return new Map(await Promise.all(numbers));
}

interface Month {
  readonly period: Period;
  readonly tallies: TeamTally[];
}

function groupByMonth(tallies: readonly TeamTally[]): ReadonlyMap<string, Month> {
  const months = new Map<string, Month>();
  for (const tally of tallies) {
    if (tally.startedAt === undefined) continue;
    const period = periodOf(tally.startedAt, 'month');
    const month = months.get(period.name) ?? { period, tallies: [] };
    month.tallies.push(tally);
    months.set(period.name, month);
  }
  return months;
}
