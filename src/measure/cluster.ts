import jstat from 'jstat';
import type { Interval } from '../model/index.js';
import { TAIL, t95 } from './quantile.js';
import { seeded } from './random.js';
import { poissonScore, union, wilson } from './wilson.js';

/** What one conversation adds to a ratio: `top` of `bottom` (counts; halves are possible). */
export interface Part {
  readonly top: number;
  readonly bottom: number;
}

/** A share lies between 0 and 1; a rate is a count over an amount and may exceed 1. */
export type Scale = 'share' | 'rate';

/**
 * How alike two statements of one conversation are, before the data say it: 0.05 to 0.09 in the meetings
 * and calls we labelled, 0.04 in support threads, more in written documents.
 */
const PRIOR_CORRELATION = 0.1;
/** The prior weighs as much as this many conversations. */
const PRIOR_WEIGHT = 8;

const FEW = 10;
const MANY = 100;
const RESAMPLES = 1_999;
const SEED = 20_260_218;

/**
 * 95 % interval of Σ top / Σ bottom when the statements of one conversation hang together.
 *
 * - below 10 conversations: the score interval with n divided by a design effect, blended from the data and a prior;
 * - 10 to 100: cluster bootstrap over conversations, seeded, with expanded percentiles (Hesterberg 2015, The American
 *   Statistician 69:371) because plain percentiles are too narrow for few clusters;
 * - above 100: the design effect from the linearised ratio (Kish 1965): with so many clusters it agrees with the
 *   bootstrap, and it costs one pass however many there are.
 *
 * It is never narrower than the score interval that takes every statement as independent. The order of `parts` is of no account.
 */
export function clusterInterval(parts: readonly Part[], scale: Scale): Interval {
  const used = parts.filter((part) => part.bottom > 0);
  const { top, bottom } = total(used);
  const score = scale === 'share' ? wilson : poissonScore;
  const floor = score(top, bottom);
  if (used.length >= FEW && used.length <= MANY) return union(floor, bootstrap(used));
  const { effect, degrees } = used.length < FEW ? blended(used, scale) : estimated(used, scale);
  return union(floor, score(top / effect, bottom / effect, t95(degrees)));
}

export function total(parts: readonly Part[]): Part {
  let top = 0;
  let bottom = 0;
  for (const part of parts) {
    top += part.top;
    bottom += part.bottom;
  }
  return { top, bottom };
}

/** Variance of a ratio in units of the variance that independent statements would have, and its degrees of freedom. */
export interface DesignEffect {
  readonly effect: number;
  readonly degrees: number;
}

/**
 * Linearised ratio variance, Σ (top − ratio × bottom)² scaled so that it is unbiased for independent statements in
 * conversations of unequal length; at least 1. Sums of whole numbers only, so that the order of parts cannot show.
 */
export function estimated(parts: readonly Part[], scale: Scale): DesignEffect {
  const { top, bottom } = total(parts);
  const ratio = top / bottom;
  const single = scale === 'share' ? ratio * (1 - ratio) : ratio;
  let tops = 0;
  let products = 0;
  let bottoms = 0;
  for (const part of parts) {
    tops += part.top * part.top;
    products += part.top * part.bottom;
    bottoms += part.bottom * part.bottom;
  }
  const concentration = bottoms / (bottom * bottom);
  const squares = tops - 2 * ratio * products + ratio * ratio * bottoms;
  const effect = single > 0 && concentration < 1 ? squares / (1 - concentration) / (bottom * single) : 1;
  return { effect: Math.max(1, effect), degrees: Math.max(1, 1 / concentration - 1) };
}

function blended(parts: readonly Part[], scale: Scale): DesignEffect {
  const { bottom } = total(parts);
  const squares = parts.reduce((sum, part) => sum + part.bottom * part.bottom, 0);
  const prior = 1 + Math.max(0, squares / bottom - 1) * PRIOR_CORRELATION;
  const own = parts.length - 1;
  if (own < 1) return { effect: prior, degrees: PRIOR_WEIGHT };
  const { effect } = estimated(parts, scale);
  return {
    effect: (own * effect + PRIOR_WEIGHT * prior) / (own + PRIOR_WEIGHT),
    degrees: own + PRIOR_WEIGHT,
  };
}

function bootstrap(parts: readonly Part[]): Interval {
  const sorted = [...parts].sort((one, other) => one.bottom - other.bottom || one.top - other.top);
  const tops = Float64Array.from(sorted, (part) => part.top);
  const bottoms = Float64Array.from(sorted, (part) => part.bottom);
  const random = seeded(SEED);
  const ratios = new Float64Array(RESAMPLES);
  for (let sample = 0; sample < RESAMPLES; sample++) {
    let top = 0;
    let bottom = 0;
    for (let draw = 0; draw < tops.length; draw++) {
      const chosen = Math.floor(random() * tops.length);
      top += tops[chosen] ?? 0;
      bottom += bottoms[chosen] ?? 0;
    }
    ratios[sample] = top / bottom;
  }
  ratios.sort();
  const tail = expandedTail(tops.length);
  const at = (quantile: number) => ratios[Math.round(quantile * (RESAMPLES - 1))] ?? Number.NaN;
  return { low: at(tail), high: at(1 - tail) };
}

/** Hesterberg's correction: the percentile that makes the bootstrap of a mean as wide as Student's t. */
function expandedTail(clusters: number): number {
  if (clusters < 2) return TAIL;
  return jstat.normal.cdf(-Math.sqrt(clusters / (clusters - 1)) * t95(clusters - 1), 0, 1);
}
