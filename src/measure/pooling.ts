import jstat from 'jstat';
import type { Interval, Shown } from '../model/index.js';
import type { Group } from './funnel.js';
import { TAIL, Z95 } from './quantile.js';

/** A group's own number beside the one that leans on the other groups. Both are to be shown. */
export interface Pooled extends Group {
  readonly pooled: Interval & { readonly value: number };
  /** How much of the pooled value comes from the other groups, 0 to 1. */
  readonly borrowed: number;
}

/** The least number of groups from which the spread between groups can be told. */
const LEAST_GROUPS = 3;

/**
 * Partial pooling of many small groups: a beta distribution is fitted to the groups by maximum likelihood and each group's
 * ratio is drawn towards its middle, the more so the less it said (beta-binomial empirical Bayes; Casella 1985).
 * A group counts with its effective number of statements, read off the width of its interval, so that clustering is kept.
 * @returns undefined for fewer than three groups
 */
export function pool(groups: readonly Group[]): readonly Pooled[] | undefined {
  if (groups.length < LEAST_GROUPS) return undefined;
  const samples = groups.map(({ shown }) => {
    const n = effectiveSize(shown);
    return { n, top: shown.value * n };
  });
  const { alpha, beta } = fitBeta(samples);
  return groups.map((group, index) => {
    const { n, top } = samples[index] ?? { n: 0, top: 0 };
    const a = alpha + top;
    const b = beta + n - top;
    const interval = { low: jstat.beta.inv(TAIL, a, b), high: jstat.beta.inv(1 - TAIL, a, b) };
    return { ...group, pooled: { value: a / (a + b), ...interval }, borrowed: (alpha + beta) / (a + b) };
  });
}

/** The number of independent statements that would give an interval as wide as this one (Wilson's, solved for n). */
function effectiveSize({ value, low, high, n }: Shown): number {
  const width = (size: number) =>
    (2 * Z95 * Math.sqrt(size * value * (1 - value) + (Z95 * Z95) / 4)) / (size + Z95 * Z95);
  let less = 0;
  let more = n;
  for (let step = 0; step < 50; step++) {
    const middle = (less + more) / 2;
    if (width(middle) > high - low) less = middle;
    else more = middle;
  }
  return (less + more) / 2;
}

interface Sample {
  readonly n: number;
  readonly top: number;
}

const STEPS = 80;
const LOG_LEAST = Math.log(1);
const LOG_MOST = Math.log(5_000);

/** Searches the strength of the prior on a grid, with the mean that belongs to it: exact to 11 %, which the ratio cannot feel. */
function fitBeta(samples: readonly Sample[]): { readonly alpha: number; readonly beta: number } {
  const grid = Array.from({ length: STEPS + 1 }, (_, step) => {
    const strength = Math.exp(LOG_LEAST + ((LOG_MOST - LOG_LEAST) * step) / STEPS);
    const mean = meanFor(samples, strength);
    const alpha = strength * mean;
    const beta = strength - alpha;
    return { alpha, beta, likelihood: logLikelihood(samples, alpha, beta) };
  });
  return grid.reduce((best, tried) => (tried.likelihood > best.likelihood ? tried : best));
}

/** Weighted mean of the groups' ratios, kept off 0 and 1, where the beta distribution ends. */
function meanFor(samples: readonly Sample[], strength: number): number {
  let weights = 1e-6;
  let weighted = 5e-7;
  for (const { n, top } of samples) {
    const weight = n > 0 ? 1 / (1 + (n - 1) / (strength + 1)) : 0;
    weights += weight * n;
    weighted += weight * top;
  }
  return Math.min(0.995, Math.max(0.005, weighted / weights));
}

function logLikelihood(samples: readonly Sample[], alpha: number, beta: number): number {
  const logBeta = (a: number, b: number) => jstat.gammaln(a) + jstat.gammaln(b) - jstat.gammaln(a + b);
  return samples.reduce(
    (sum, { n, top }) => sum + logBeta(alpha + top, beta + n - top) - logBeta(alpha, beta),
    0,
  );
}
