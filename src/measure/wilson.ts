import type { Interval } from '../model/index.js';
import { Z95 } from './quantile.js';

/**
 * Wilson's score interval of a proportion (E. B. Wilson 1927; recommended for small n by Brown, Cai and
 * DasGupta 2001). `successes` may be fractional: a mixed statement counts half.
 * @param reach standard errors to each side, 1.96 for 95 %
 * @returns low and high in 0..1; for n = 0 everything, 0 to 1
 */
export function wilson(successes: number, n: number, reach = Z95): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const p = successes / n;
  const square = reach * reach;
  const centre = (successes + square / 2) / (n + square);
  const half = (reach * Math.sqrt(n * p * (1 - p) + square / 4)) / (n + square);
  return { low: Math.max(0, Math.min(centre - half, p)), high: Math.min(1, Math.max(centre + half, p)) };
}

/**
 * The same for a rate, a count over an amount of talk: the score interval of a Poisson mean.
 * @returns low and high per unit of `amount`; no upper bound is known for amount = 0
 */
export function poissonScore(count: number, amount: number, reach = Z95): Interval {
  if (amount <= 0) return { low: 0, high: Number.POSITIVE_INFINITY };
  const square = reach * reach;
  const half = reach * Math.sqrt(count + square / 4);
  return {
    low: Math.max(0, (count + square / 2 - half) / amount),
    high: (count + square / 2 + half) / amount,
  };
}

/** The smallest interval that holds both. */
export function union(one: Interval, other: Interval): Interval {
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) };
}
