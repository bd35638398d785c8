import type { CannotCorrect, Outcome, Shown } from '../model/index.js';
import { amountOf, cannot, LEAST_CONVERSATIONS, LEAST_COUNTED, type PlacedTalk } from './correction.js';
import { scoreInterval, type Triple } from './score-interval.js';

/** A statement of the team's own, drawn at random among those with the same machine label, and labelled by a person who did not see it. */
export interface OwnLabel {
  readonly machine: Outcome;
  readonly person: Outcome;
}

/** Fewer labelled statements of one machine label say too little about it. */
export const LEAST_OWN_LABELS = 8;

/**
 * The centricity ratio corrected by the team's own labelled sample: prediction-powered inference (Angelopoulos et al. 2023, Science
 * 382:669). With the machine's label as the only prediction, its best form is post-stratification: what
 * people said of the sampled statements with one machine label stands for all statements with that label.
 * It holds for this team's talk without any assumption about other teams, but needs the sample to be random within each label.
 * @param talk all that the sample was drawn from
 */
export function sampledRatio(
  talk: readonly PlacedTalk[],
  people: number,
  labels: readonly OwnLabel[],
): Shown | CannotCorrect {
  const { n, conversations } = amountOf(talk);
  if (n < LEAST_COUNTED) return cannot('too-little-text');
  if (conversations < LEAST_CONVERSATIONS) return cannot('too-few-conversations');
  const strata = KINDS.map((kind) => stratum(labels, kind));
  if (strata.some((own) => own.sampled < LEAST_OWN_LABELS)) return cannot('too-few-labels');
  const sizes = talk.reduce<Triple>(
    (sum, { counts }) => [sum[0] + counts[0], sum[1] + counts[1], sum[2] + counts[2]],
    [0, 0, 0],
  );
  const scoresAt = (ratio: number): Triple => {
    const [centric = 0, focused = 0, neither = 0] = strata.map((own) => own.mean(ratio));
    return [centric, focused, neither];
  };
  const estimate = scoreInterval({
    places: talk.map((place) => ({ ...place, scores: scoresAt })),
    variance: (ratio) => {
      const scores = scoresAt(ratio);
      let [statements, fromLabels] = [0, 0];
      for (const kind of [0, 1, 2] as const) {
        const own = strata[kind];
        statements += sizes[kind] * scores[kind] ** 2;
        fromLabels += own ? (sizes[kind] ** 2 * own.variance(ratio)) / own.sampled : 0;
      }
      return { statements, labels: fromLabels };
    },
  });
  if (typeof estimate === 'string') return cannot('too-few-labels');
  return { kind: 'shown', ...estimate, n, people, conversations };
}

const KINDS = ['centric', 'focused', 'neither'] as const;

/** How far a statement that a person gave this label speaks for either side. */
const SPEAKS: Readonly<Record<Outcome, readonly [centric: number, focused: number]>> = {
  centric: [1, 0],
  focused: [0, 1],
  mixed: [0.5, 0.5],
  neither: [0, 0],
};

/** One imagined statement of each kind keeps the variance of a unanimous sample above nought. */
const IMAGINED: readonly Outcome[] = ['centric', 'focused', 'neither'];

/** The sampled statements with one machine label; one that the machine calls mixed belongs half to each side. */
function stratum(labels: readonly OwnLabel[], kind: (typeof KINDS)[number]) {
  const weighted = labels.flatMap(({ machine, person }) => {
    if (machine === kind) return [{ weight: 1, speaks: SPEAKS[person] }];
    return machine === 'mixed' && kind !== 'neither' ? [{ weight: 0.5, speaks: SPEAKS[person] }] : [];
  });
  const imagined = IMAGINED.map((person) => ({ weight: 1 / 3, speaks: SPEAKS[person] }));
  const sampled = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const average = (items: typeof weighted, value: (speaks: readonly [number, number]) => number) =>
    items.reduce((sum, { weight, speaks }) => sum + weight * value(speaks), 0) /
    items.reduce((sum, { weight }) => sum + weight, 0);
  const score = (ratio: number) => (speaks: readonly [number, number]) =>
    (1 - ratio) * speaks[0] - ratio * speaks[1];
  return {
    sampled,
    mean: (ratio: number) => average(weighted, score(ratio)),
    variance: (ratio: number) => {
      const smoothed = [...weighted, ...imagined];
      return average(smoothed, (speaks) => score(ratio)(speaks) ** 2) - average(smoothed, score(ratio)) ** 2;
    },
  };
}
