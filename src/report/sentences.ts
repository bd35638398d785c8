import type { Change } from '../measure/index.js';
import type { Hidden, Period, TooLittle } from '../model/index.js';
import type { Corrected, FunnelView, Perspective, TeamLine, TrendPoint } from './views.js';
import { absence, listed, measured, percent, periodName, plural, spokenPeriod, value } from './words.js';

/** What a sentence tells of. */
export interface Heard extends Perspective {
  /** `your teams`, or a team's name. */
  readonly who: string;
  readonly corrected: Corrected;
  /** Only this period; absent for everything. */
  readonly period?: Period | undefined;
  /** All periods, for the span of time and for the change. */
  readonly trend: readonly TrendPoint[];
}

/** What was heard, in words: how much of the talk is about customers, through whose eyes, and what changed. */
export function heardSentence(heard: Heard): string {
  const { who, ratio, customerShare } = heard;
  if (customerShare.kind !== 'shown') return absentSentence(who, customerShare, span(heard));
  const across = `Across ${plural(customerShare.conversations, 'conversation')}${span(heard)}`;
  const spoke = `${across} ${who} spoke of customers in ${measured(customerShare)} of what was said.`;
  if (ratio.kind === 'too-little') return `${spoke} Through whose eyes, there is too little text to say.`;
  if (ratio.kind === 'hidden') return `${spoke} Through whose eyes is ${absence(ratio)}.`;
  return `${spoke} Where that talk takes a point of view, ${measured(ratio)} of it looks through their eyes${changeWords(heard)}.${readerWords(heard.corrected)}`;
}

function absentSentence(who: string, absent: TooLittle | Hidden, when: string): string {
  if (absent.kind === 'too-little')
    return `There is too little text to say how ${who} spoke of customers${when}.`;
  return `How ${who} spoke of customers${when} is ${absence(absent)}.`;
}

function span({ period, trend }: Heard): string {
  if (period !== undefined) return ` in ${spokenPeriod(period)}`;
  const [first, last] = [trend[0]?.period, trend.at(-1)?.period];
  if (first === undefined || last === undefined) return '';
  if (first === last) return ` in ${spokenPeriod(first)}`;
  const sameYear = first.from.slice(0, 4) === last.from.slice(0, 4);
  return ` from ${sameYear ? shortly(first) : spokenPeriod(first)} to ${spokenPeriod(last)}`;
}

/** What people would have counted, who err less than the machine. */
function readerWords(corrected: Corrected): string {
  if (corrected.kind !== 'shown') return '';
  const { low, high, masked } = corrected;
  if (masked !== undefined) return ` A careful reader would have counted ${value(corrected)}.`;
  const [from, to] = [Math.round(low * 100), Math.round(high * 100)];
  return ` A careful reader would have counted between ${from} and ${to} %.`;
}

/** How the last period, or the chosen one, compares with the one before; nothing where they cannot be compared. */
function changeWords({ period, trend }: Heard): string {
  const last =
    period === undefined ? trend.length - 1 : trend.findIndex((point) => point.period.name === period.name);
  const [before, after] = [trend[last - 1], trend[last]];
  if (before === undefined || after?.change === undefined) return '';
  if (after.change.kind === 'cannot-compare') {
    const isOther = after.change.because.kind === 'other-words';
    return isOther ? `; not compared with ${shortly(before.period)}, which other words labelled` : '';
  }
  return `; ${changeIn(after.change, shortly(before.period), shortly(after.period))}`;
}

/** `in October it was 3 to 12 points more than in September`, or that there is no clear change. */
export function changeIn(
  change: Exclude<Change, { kind: 'cannot-compare' }>,
  before: string,
  after: string,
): string {
  if (change.kind === 'no-clear-change') return `no clear change from ${before} to ${after}`;
  const [least = 0, most = 0] = [Math.abs(change.low), Math.abs(change.high)].sort(
    (one, other) => one - other,
  );
  const direction = change.direction === 'up' ? 'more' : 'less';
  return `in ${after} it was ${Math.round(least * 100)} to ${percent(most).slice(0, -2)} points ${direction} than in ${before}`;
}

/** `October`, `the week of 5 October`: without the year. */
export function shortly(period: Period): string {
  return spokenPeriod(period).replace(/ (of )?\d{4}$/, '');
}

/** A trend in words, for those who do not see its picture. */
export function trendSentence(trend: readonly TrendPoint[]): string {
  const periods = trend.map(({ period, ratio }) => `${periodName(period)} ${measured(ratio)}`);
  return `Centricity ratio by ${trend[0]?.period.grain ?? 'month'}: ${periods.join('; ')}.`;
}

/** Teams beside each other in words; nobody is called better. */
export function teamsSentence(teams: readonly TeamLine[]): string {
  const each = teams.map(({ team, ratio }) => `${team.name} ${measured(ratio)}`);
  return `Centricity ratio by team: ${each.join('; ')}.`;
}

/** Which teams differ by more than chance; in no order. */
export function funnelSentence({ teams }: FunnelView): string {
  const beyond = teams.filter(({ place }) => place !== 'within').map(({ name }) => name);
  if (beyond.length === 0) {
    return 'No team differs from all teams together by more than chance would explain.';
  }
  return `${listed(beyond)} differ${beyond.length === 1 ? 's' : ''} from all teams together by more than chance would explain; the other teams do not.`;
}
