import type { Interval } from '../model/index.js';
import { t95 } from './quantile.js';

/** Statements of one conversation by label: centric, focused (a mixed one is half of each), neither. */
export type Triple = readonly [centric: number, focused: number, neither: number];

/** Sums over conversations of the products of what each holds of two kinds: for each kind a row. */
export type Products = readonly [Triple, Triple, Triple];

/** All talk of one place in which a label says the same. */
export interface Place {
  readonly counts: Triple;
  readonly products: Products;
}

/** What is known about a ratio once every label has a score that is right on average. */
export interface Evidence {
  /** A score is a straight line in the ratio. */
  readonly places: readonly (Place & { readonly scores: (ratio: number) => Triple })[];
  /** Variances of the sum of all scores, were `ratio` the true one. */
  variance(ratio: number): {
    /** from which statements happened to be said, as if each were independent of the others */
    readonly statements: number;
    /** from how few statements people have labelled */
    readonly labels: number;
  };
}

export interface Estimate extends Interval {
  readonly value: number;
}

/** As in the plain ratio, before the data say how alike the statements of one conversation are. */
const PRIOR_CORRELATION = 0.1;
const BISECTIONS = 40;

/**
 * The ratio at which the scores sum to nought, and all ratios at which their sum is no further from nought than chance makes it.
 * A score is built so that the sum is `C − ratio × (C + F)`, C and F being the true numbers of centric and focused statements.
 * Testing each ratio, instead of adding and subtracting a standard error, is Wilson's idea and Fieller's: with a perfect
 * classifier and independent statements it is exactly Wilson's interval.
 *
 * Statements of one conversation hang together: their variance is multiplied by the design effect found in the data, scaled as
 * in the jackknife, and Student's t takes the place of the normal quantile with Satterthwaite's degrees of freedom.
 * @returns `cannot-tell` where not even a ratio of one half could be told from 0 and 1; `does-not-fit` where no ratio from 0 to 1 is
 * possible: then what is known of the scores is not true of this talk
 */
export function scoreInterval(evidence: Evidence): Estimate | 'cannot-tell' | 'does-not-fit' {
  const centric = sumAt(evidence, 0);
  const counted = centric - sumAt(evidence, 1);
  if (counted <= 0) return 'cannot-tell';
  const value = Math.min(1, Math.max(0, centric / counted));
  const { effect, prior, degrees } = clustering(evidence, value);

  const reach = (ratio: number, designEffect: number) => {
    const { statements, labels } = evidence.variance(ratio);
    const clustered = designEffect * statements;
    const variance = clustered + labels;
    return t95((degrees * variance * variance) / (clustered * clustered)) * Math.sqrt(variance);
  };
  if (reach(0.5, prior) > counted / 2) return 'cannot-tell';
  const possible = (ratio: number) => Math.abs(centric - ratio * counted) <= reach(ratio, effect);
  if (!possible(value)) return 'does-not-fit';
  return { value, low: furthest(possible, value, 0), high: furthest(possible, value, 1) };
}

function dot(one: Triple, other: Triple): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

/** Σ over conversations of the square of Σ weight × count. */
function squared(products: Products, weights: Triple): number {
  return dot(weights, [dot(products[0], weights), dot(products[1], weights), dot(products[2], weights)]);
}

const EACH: Triple = [1, 1, 1];

function sumAt({ places }: Evidence, ratio: number): number {
  return places.reduce((sum, { counts, scores }) => sum + dot(counts, scores(ratio)), 0);
}

/** How much more the scores vary from conversation to conversation than independent statements would. */
function clustering({ places }: Evidence, ratio: number) {
  let [size, squaredSize, sum, squaredScores] = [0, 0, 0, 0];
  for (const { counts, products, scores } of places) {
    const at = scores(ratio);
    size += dot(counts, EACH);
    squaredSize += squared(products, EACH);
    sum += dot(counts, at);
    squaredScores += counts[0] * at[0] ** 2 + counts[1] * at[1] ** 2 + counts[2] * at[2] ** 2;
  }
  const mean = sum / size;
  const between = places.reduce((total, { products, scores }) => {
    const [centric, focused, neither] = scores(ratio);
    return total + squared(products, [centric - mean, focused - mean, neither - mean]);
  }, 0);
  const concentration = squaredSize / (size * size);
  return {
    effect: between / (1 - concentration) ** 2 / (squaredScores - size * mean * mean),
    prior: 1 + Math.max(0, squaredSize / size - 1) * PRIOR_CORRELATION,
    degrees: Math.max(1, 1 / concentration - 1),
  };
}

/** How far from `value`, where the ratio is possible, one can go towards `end` before it no longer is. */
function furthest(possible: (ratio: number) => boolean, value: number, end: 0 | 1): number {
  if (possible(end)) return end;
  let [inside, outside] = [value, end as number];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (inside + outside) / 2;
    if (possible(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
