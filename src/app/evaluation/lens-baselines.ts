import { benchOf, learnersFor } from './learners.js';
import type { LensJudgement } from './lens-figures.js';
import { usualThreshold } from './thresholds.js';

/** Something simpler that a lens has to beat. */
export interface LensBaseline {
  readonly name: string;
  readonly judgements: readonly LensJudgement[];
}

/** Where a probability turns into yes: for each fold by the others, as a careful user of the baseline would choose it. */
function decided(
  probabilities: Float64Array,
  labels: readonly boolean[],
  folds: readonly string[],
): boolean[] {
  const names = [...new Set(folds)];
  const thresholds = new Map(
    names.map((fold) => {
      const others = [...folds.keys()].filter((row) => folds[row] !== fold || names.length === 1);
      const judged = others.map((row) => ({ gold: labels[row]!, probability: probabilities[row]! }));
      return [fold, usualThreshold(judged)];
    }),
  );
  return folds.map((fold, row) => probabilities[row]! >= thresholds.get(fold)!);
}

/**
 * Judges the same statements with what learns from words alone, each category by itself (one against the rest), over
 * the same folds. @param folds the fold of each judgement
 */
export function lensBaselinesOf(
  judgements: readonly LensJudgement[],
  categories: readonly string[],
  folds: readonly string[],
): LensBaseline[] {
  const bench = benchOf(
    judgements.map(({ gold }) => gold),
    folds,
  );
  return learnersFor(bench).map(([name, learner]) => {
    const learn = learner(bench);
    const answers = categories.map((category) => {
      const labels = judgements.map(({ read }) => read.has(category));
      return decided(learn(labels), labels, folds);
    });
    const heard = (row: number) => new Set(categories.filter((_, at) => answers[at]![row]));
    return { name, judgements: judgements.map(({ gold, read }, row) => ({ gold, read, heard: heard(row) })) };
  });
}
