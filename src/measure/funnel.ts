import type { Interval, Shown } from '../model/index.js';
import { Z95 } from './quantile.js';

const Z998 = 3.090232306167813;
const CURVE_POINTS = 60;

/** A group's number and its key; no order of groups is ever implied. */
export interface Group {
  readonly key: string;
  readonly shown: Shown;
}

/** The limits that groups of `n` counted statements fall within by chance alone. */
export interface FunnelLimits {
  readonly n: number;
  readonly limits95: Interval;
  readonly limits998: Interval;
}

export interface Funnel {
  /** The ratio of all groups taken together: the line in the middle. */
  readonly overall: number;
  /** How much wider the limits are than for independent statements: 1 or more, in units of variance. */
  readonly dispersion: number;
  readonly curve: readonly FunnelLimits[];
  readonly groups: readonly (Group & { readonly place: 'within' | 'beyond-95' | 'beyond-998' })[];
}

/**
 * A funnel plot (Spiegelhalter 2005, Statistics in Medicine 24:1185): which groups differ from the overall ratio by more than
 * chance, given how much they said. Worked on the arcsine scale, so that limits stay within 0 to 1.
 * Statements of one conversation hang together: how much wider than for independent ones the groups' own intervals are widens
 * the limits. Among many groups the spread of their z-scores does, too, with the outermost tenth on each side drawn in; of few it
 * would only hide that they differ, as no z-score exceeds the root of their number in units of that spread.
 * @returns undefined where no group has a number
 */
export function funnel(groups: readonly Group[]): Funnel | undefined {
  const n = groups.reduce((sum, { shown }) => sum + shown.n, 0);
  if (n === 0) return undefined;
  const overall = groups.reduce((sum, { shown }) => sum + shown.value * shown.n, 0) / n;
  const dispersion = dispersionOf(groups, overall);
  const place = (shown: Shown) => {
    const distance = Math.abs(zScore(shown, overall)) / Math.sqrt(dispersion);
    if (distance > Z998) return 'beyond-998';
    return distance > Z95 ? 'beyond-95' : 'within';
  };
  const most = Math.max(...groups.map(({ shown }) => shown.n));
  const curve = Array.from({ length: CURVE_POINTS }, (_, index) => {
    const size = Math.max(1, (most * (index + 1)) / CURVE_POINTS);
    const limits = (z: number) => limitsAt(overall, (z * Math.sqrt(dispersion)) / (2 * Math.sqrt(size)));
    return { n: size, limits95: limits(Z95), limits998: limits(Z998) };
  });
  return {
    overall,
    dispersion,
    curve,
    groups: groups.map((group) => ({ ...group, place: place(group.shown) })),
  };
}

function angle(share: number): number {
  return Math.asin(Math.sqrt(share));
}

function zScore(shown: Shown, overall: number): number {
  return (angle(shown.value) - angle(overall)) * 2 * Math.sqrt(shown.n);
}

function limitsAt(overall: number, reach: number): Interval {
  const middle = angle(overall);
  return {
    low: Math.sin(Math.max(0, middle - reach)) ** 2,
    high: Math.sin(Math.min(Math.PI / 2, middle + reach)) ** 2,
  };
}

/** Below, the spread of the groups cannot be told from their differences (Spiegelhalter's examples have more than 30). */
const MANY_GROUPS = 10;

function dispersionOf(groups: readonly Group[], overall: number): number {
  const within = groups.reduce((sum, { shown }) => sum + designEffect(shown), 0) / groups.length;
  if (groups.length < MANY_GROUPS) return within;
  return Math.max(within, overdispersion(groups.map(({ shown }) => zScore(shown, overall))));
}

/** The variance that an interval tells of, in units of that of independent statements (1 / 4n on the arcsine scale). */
function designEffect({ low, high, n }: Shown): number {
  const error = (angle(high) - angle(low)) / (2 * Z95);
  return Math.max(1, 4 * n * error * error);
}

const DRAWN_IN = 0.1;

/** Mean square of the z-scores, winsorised so that a true outlier does not hide itself. */
function overdispersion(scores: readonly number[]): number {
  const sorted = [...scores].sort((one, other) => one - other);
  const cut = Math.floor(sorted.length * DRAWN_IN);
  const low = sorted[cut] ?? 0;
  const high = sorted[sorted.length - 1 - cut] ?? 0;
  const squares = sorted.map((score) => Math.min(Math.max(score, low), high) ** 2);
  return Math.max(1, squares.reduce((sum, square) => sum + square, 0) / squares.length);
}
