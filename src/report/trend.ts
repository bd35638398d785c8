import { trend as inPeriods } from '../measure/index.js';
import { type Measured, type Period, periodOf } from '../model/index.js';
import type { TeamTally } from '../store/index.js';
import { type Group, guardedPerspective, scopeOf } from './groups.js';
import type { Inquiry } from './inquiry.js';
import type { Perspective, TrendPoint } from './views.js';

/** The two numbers of each month with talk of a team, or of everybody. Conversations without a date are in none. */
export async function monthlyTrend(
  inquiry: Inquiry,
  team: Pick<Group, 'team'>,
): Promise<readonly TrendPoint[]> {
  const byMonth = await perspectiveByMonth(inquiry, team);
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
  inquiry: Inquiry,
  team: Pick<Group, 'team'>,
): Promise<ReadonlyMap<string, Perspective>> {
  const { store } = inquiry;
  const months = groupByMonth(await store.tallies(scopeOf(team)));
  const numbers = [...months.values()].map(async ({ period, tallies }) => {
    const group = { ...team, period };
    const people = await store.people(scopeOf(group));
    return [period.from, guardedPerspective(inquiry, group, tallies, people)] as const;
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
