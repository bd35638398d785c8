import { type Counting, type Figure, figure, type Resampled, resample, type Tally } from './bootstrap.js';
import type { LensStatement } from './lens-gold.js';

/** The categories of one lens that readers, and the classifier, found in a statement. */
export interface LensJudgement {
  readonly gold: LensStatement;
  readonly read: ReadonlySet<string>;
  readonly heard: ReadonlySet<string>;
}

export interface Hits {
  readonly precision: Figure;
  readonly recall: Figure;
  readonly f1: Figure;
}

export interface CategoryFigures extends Hits {
  readonly category: string;
  /** Statements in which readers found it, and in which the classifier heard it. */
  readonly positives: number;
  readonly heard: number;
}

/** How well one lens is heard in one set of statements. */
export interface LensFigures {
  readonly n: number;
  readonly conversations: number;
  readonly categories: readonly CategoryFigures[];
  /** Mean F1 of the categories that are frequent enough to be judged. */
  readonly macroF1: Figure;
  /** All categories counted together. */
  readonly micro: Hits;
  /** Of the statements without a category, the share in which one was heard. */
  readonly falseHits: Figure;
  readonly uncategorised: number;
}

/** A category that readers found less often than this has no part in the mean. */
export const LEAST_POSITIVES = 15;

/** For each category: found by both, by the classifier alone, by readers alone. Then statements, those without category, false hits. */
const PER_CATEGORY = 3;

function counting(categories: readonly string[]): Counting<LensJudgement> {
  const rest = categories.length * PER_CATEGORY;
  return {
    size: rest + 3,
    add: (tally, { read, heard }) => {
      categories.forEach((category, at) => {
        const [isRead, isHeard] = [read.has(category), heard.has(category)];
        if (isRead || isHeard) tally[at * PER_CATEGORY + (isRead ? (isHeard ? 0 : 2) : 1)]!++;
      });
      tally[rest]!++;
      if (read.size > 0) return;
      tally[rest + 1]!++;
      if (heard.size > 0) tally[rest + 2]!++;
    },
  };
}

interface Found {
  readonly both: number;
  readonly heardOnly: number;
  readonly readOnly: number;
}

function foundIn(tally: Tally, from: number, to: number): Found {
  const found = { both: 0, heardOnly: 0, readOnly: 0 };
  for (let at = from * PER_CATEGORY; at < to * PER_CATEGORY; at += PER_CATEGORY) {
    found.both += tally[at]!;
    found.heardOnly += tally[at + 1]!;
    found.readOnly += tally[at + 2]!;
  }
  return found;
}

const f1Of = ({ both, heardOnly, readOnly }: Found) => (2 * both) / (2 * both + heardOnly + readOnly);

function hitsOf(sample: Resampled, from: number, to: number): Hits {
  const of = (share: (found: Found) => number) => figure(sample, (tally) => share(foundIn(tally, from, to)));
  return {
    precision: of(({ both, heardOnly }) => both / (both + heardOnly)),
    recall: of(({ both, readOnly }) => both / (both + readOnly)),
    f1: of(f1Of),
  };
}

/** How well the categories of a lens are heard, with 95 % intervals from drawing whole conversations anew. */
export function lensFiguresOf(
  judgements: readonly LensJudgement[],
  categories: readonly string[],
): LensFigures {
  const sample = resample(judgements, counting(categories));
  const rest = categories.length * PER_CATEGORY;
  const found = categories.map((_, at) => foundIn(sample.all, at, at + 1));
  const frequent = [...found.keys()].filter((at) => {
    const { both, readOnly } = found[at]!;
    return both + readOnly >= LEAST_POSITIVES;
  });
  return {
    n: sample.all[rest]!,
    conversations: sample.conversations,
    categories: categories.map((category, at) => {
      const { both, heardOnly, readOnly } = found[at]!;
      return { category, positives: both + readOnly, heard: both + heardOnly, ...hitsOf(sample, at, at + 1) };
    }),
    macroF1: figure(sample, (tally) => mean(frequent.map((at) => f1Of(foundIn(tally, at, at + 1))))),
    micro: hitsOf(sample, 0, categories.length),
    falseHits: figure(sample, (tally) => tally[rest + 2]! / tally[rest + 1]!),
    uncategorised: sample.all[rest + 1]!,
  };
}

/** NaN of nothing. A draw may hold a category neither read nor heard: its F1 has no part in the mean. */
function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
