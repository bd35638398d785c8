import { type Change, compare, type Gap } from '../measure/index.js';
import type { Hidden, Measured, Period, PerspectiveSide, Shown } from '../model/index.js';
import { evidenceFor } from './evidence.js';
import { type Inquiry, teamName } from './inquiry.js';
import { changeIn, shortly } from './sentences.js';
import { trendOf } from './trend.js';
import type { Quote, TeamName, TrendPoint } from './views.js';
import { basis, measured, periodName } from './words.js';

const QUOTES = 3;

/** A number of a team that is higher or lower in one month than in the one before, by more than chance would explain. */
export interface TeamChange {
  /** The same for the same change, whenever it is asked for: so that it is told once. */
  readonly key: string;
  readonly number: 'centricity ratio' | 'customer share';
  readonly period: Period;
  readonly direction: 'up' | 'down';
  /** The difference's 95 % interval, as a share. */
  readonly low: number;
  readonly high: number;
  readonly before: Shown;
  readonly after: Shown;
  readonly sentence: string;
}

/** What there is to tell of a team. */
export interface TeamNews {
  readonly team: TeamName;
  readonly changes: readonly TeamChange[];
}

/** The same with sentences from the month of the change, or why there are none. */
export interface ToldNews extends TeamNews {
  readonly quotes: { readonly kind: 'shown'; readonly quotes: readonly Quote[] } | Hidden;
}

/**
 * The changes of each team into the month of `now` and into the one before it; teams without any are left out.
 * A number that is hidden cannot be compared, so nothing is told of it.
 */
export function newsOf(inquiry: Inquiry, now: Date): readonly TeamNews[] {
  const { conversations, sampleConversations } = inquiry.ledger.totals;
  // Nothing has happened in a company that is invented.
  if (conversations === sampleConversations) return [];
  return inquiry.ledger.teams
    .map((team) => ({ team: teamName(team), changes: changesOf(inquiry, team.id, now) }))
    .filter(({ changes }) => changes.length > 0);
}

/** Adds three sentences of the month that changed last, under the same rules as on the team's page. */
export async function withQuotes(inquiry: Inquiry, { team, changes }: TeamNews): Promise<ToldNews> {
  const last = changes.at(-1);
  const evidence = await evidenceFor(inquiry, { team: team.id, period: last?.period });
  if (evidence.kind === 'hidden') return { team, changes, quotes: evidence };
  const [first, second]: PerspectiveSide[] =
    last?.direction === 'down' ? ['focused', 'centric'] : ['centric', 'focused'];
  const [more, fewer] = [distinct(evidence[first ?? 'centric']), distinct(evidence[second ?? 'focused'])];
  const other = fewer.slice(0, Math.max(1, QUOTES - more.length));
  return {
    team,
    changes,
    quotes: { kind: 'shown', quotes: [...more.slice(0, QUOTES - other.length), ...other] },
  };
}

/** A sentence that was said again and again says no more the second time. */
function distinct(quotes: readonly Quote[]): readonly Quote[] {
  const wordsOf = ({ pieces }: Quote) => pieces.map(({ text }) => text).join('');
  return [...new Map(quotes.map((quote) => [wordsOf(quote), quote])).values()];
}

function changesOf(inquiry: Inquiry, team: number, now: Date): readonly TeamChange[] {
  const trend = trendOf(inquiry, team);
  return trend.flatMap((after, index) => {
    const before = trend[index - 1];
    if (before === undefined || after.breaks || !isRecent(after.period, now)) return [];
    return [
      ...told(team, 'centricity ratio', before, after, (point) => point.ratio),
      ...told(team, 'customer share', before, after, (point) => point.customerShare),
    ];
  });
}

/** Whether it is the month of `now` or the one before. */
function isRecent({ from }: Period, now: Date): boolean {
  const [year, monthOfYear] = from.split('-').map(Number);
  const months =
    now.getUTCFullYear() * 12 + now.getUTCMonth() - (Number(year) * 12 + Number(monthOfYear) - 1);
  return months === 0 || months === 1;
}

function told(
  team: number,
  number: TeamChange['number'],
  earlier: TrendPoint,
  later: TrendPoint,
  pick: (point: TrendPoint) => Measured | Gap,
): readonly TeamChange[] {
  const [before, after] = [pick(earlier), pick(later)];
  if (before.kind !== 'shown' || after.kind !== 'shown') return [];
  const change = compare(before, after);
  if (change.kind !== 'change') return [];
  const { period } = later;
  const { direction, low, high } = change;
  const key = `${team} ${number} ${period.name} ${direction}`;
  const sentence = sentenceOf(number, change, [earlier.period, before], [period, after]);
  return [{ key, number, period, direction, low, high, before, after, sentence }];
}

function sentenceOf(
  number: TeamChange['number'],
  change: Exclude<Change, { kind: 'cannot-compare' }>,
  [beforePeriod, before]: readonly [Period, Shown],
  [period, after]: readonly [Period, Shown],
): string {
  const name = number === 'centricity ratio' ? 'Centricity ratio' : 'Customer share';
  const words = changeIn(change, shortly(beforePeriod), shortly(period));
  const now = `${periodName(period)}: ${measured(after)}, counted from ${basis(after)}`;
  return `${name}: ${words} (95 % interval). ${now}; ${periodName(beforePeriod)}: ${measured(before)}.`;
}
