import { type Grain, type Measured, type Period, periodOf, periodsBetween } from '../model/index.js';
import { type Change, compare } from './change.js';

/** Nothing was said in the period: a gap, which no line may bridge. */
export interface Gap {
  readonly kind: 'gap';
}

export interface TrendPoint {
  readonly period: Period;
  readonly measured: Measured | Gap;
  /** Against the period just before; absent for the first and beside a gap. */
  readonly change?: Change;
}

/**
 * Puts numbers into the row of their periods. Periods between the first and the last without a number become gaps.
 * @param numbers by any moment of their period (ISO 8601)
 */
export function trend(grain: Grain, numbers: ReadonlyMap<string, Measured>): readonly TrendPoint[] {
  const moments = [...numbers.keys()].sort();
  const first = moments[0];
  const last = moments.at(-1);
  if (first === undefined || last === undefined) return [];
  const named = new Map([...numbers].map(([moment, number]) => [periodOf(moment, grain).name, number]));
  let before: Measured | undefined;
  return periodsBetween(first, last, grain).map((period) => {
    const measured = named.get(period.name);
    const previous = before;
    before = measured;
    if (measured === undefined) return { period, measured: { kind: 'gap' } };
    return previous === undefined
      ? { period, measured }
      : { period, measured, change: compare(previous, measured) };
  });
}
