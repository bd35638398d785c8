import type { Change } from '../measure/index.js';
import type { StoreTotals } from '../store/index.js';
import type { Perspective, TeamLine, TrendPoint } from './views.js';
import { absence, measured, percent, periodName, plural, value } from './words.js';

/** What was heard in all conversations, in words. */
export function overallSentence(
  totals: StoreTotals,
  perspective: Perspective,
  trend: readonly TrendPoint[],
): string {
  const across = `Across ${plural(totals.conversations, 'conversation')}${span(trend)}`;
  return said(across, 'your teams', perspective, trend);
}

/** What one team said, in words. */
export function teamSentence(name: string, perspective: Perspective, trend: readonly TrendPoint[]): string {
  const shown = perspective.customerShare;
  const across =
    shown.kind === 'shown' ? `In ${plural(shown.conversations, 'conversation')}${span(trend)}` : 'So far';
  return said(across, name, perspective, trend);
}

function said(
  across: string,
  who: string,
  { ratio, customerShare }: Perspective,
  trend: readonly TrendPoint[],
): string {
  if (customerShare.kind !== 'shown')
    return `${across}, what ${who} said of customers: ${absence(customerShare)}.`;
  const spoke = `${across} ${who} spoke of customers in ${value(customerShare)} of what was said.`;
  if (ratio.kind !== 'shown') return `${spoke} Through whose eyes: ${absence(ratio)}.`;
  return `${spoke} Where that talk takes a point of view, ${measured(ratio)} of it looks through their eyes${changeWords(trend)}.`;
}

function span(trend: readonly TrendPoint[]): string {
  const [first, last] = [trend[0], trend.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first === last) return ` in ${periodName(first.period)}`;
  const sameYear = first.period.from.slice(0, 4) === last.period.from.slice(0, 4);
  return ` from ${sameYear ? monthOf(first) : periodName(first.period)} to ${periodName(last.period)}`;
}

/** How the last month compares with the one before; nothing where there is no such comparison. */
function changeWords(trend: readonly TrendPoint[]): string {
  const [before, last] = trend.slice(-2);
  if (before === undefined || last?.change === undefined || last.change.kind === 'cannot-compare') return '';
  return `; ${changeIn(last.change, monthOf(last), monthOf(before))}`;
}

function changeIn(change: Exclude<Change, { kind: 'cannot-compare' }>, last: string, before: string): string {
  if (change.kind === 'no-clear-change') return `no clear change from ${before} to ${last}`;
  const [least, most] = [Math.abs(change.low), Math.abs(change.high)].sort((one, other) => one - other);
  const direction = change.direction === 'up' ? 'more' : 'less';
  const points = `${percent(least ?? 0).slice(0, -2)} to ${percent(most ?? 0).slice(0, -2)} points`;
  return `in ${last} it was ${points} ${direction} than in ${before}`;
}

function monthOf({ period }: TrendPoint): string {
  return periodName(period).split(' ')[0] ?? period.name;
}

/** A trend in words, for those who do not see its picture. */
export function trendSentence(trend: readonly TrendPoint[]): string {
  const months = trend.map(({ period, ratio }) => `${periodName(period)} ${measured(ratio)}`);
  return `Centricity ratio by month: ${months.join('; ')}.`;
}

/** Teams beside each other in words; nobody is called better. */
export function teamsSentence(teams: readonly TeamLine[]): string {
  const each = teams.map(({ team, ratio }) => `${team.name} ${measured(ratio)}`);
  return `Centricity ratio by team: ${each.join('; ')}.`;
}
