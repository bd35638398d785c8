import type { Thresholds } from '../../analysis/index.js';
import { agreement, type Counts, type Judged } from './metrics.js';

/** A yes/no question's judgements, cut at every threshold of a fine grid. */
interface Cut {
  readonly threshold: number;
  readonly counts: Counts;
}

const STEPS = 100;
/** A higher threshold, and so a more careful label, is worth this much of F1. */
const TOLERANCE = 0.01;
/** What a sentence shown as an example must reach (0.88, and more, since it falls where an organisation was never met), and how many it must be seen to reach it on. */
const QUOTE_PRECISION = 0.93;
const LEAST_QUOTES = 30;
/** How sure it may have to be that customers are spoken of, and how much F1 that is worth. */
const SPOKEN = Array.from({ length: 20 }, (_, step) => step / 20);
const SPOKEN_TOLERANCE = 0.002;

function cuts(judged: readonly Judged[]): Cut[] {
  const yes = new Float64Array(STEPS + 1);
  const no = new Float64Array(STEPS + 1);
  for (const { gold, probability } of judged)
    (gold ? yes : no)[Math.min(STEPS, Math.floor(probability * STEPS + 1e-9))]!++;
  const total = { yes: yes.reduce((sum, n) => sum + n, 0), no: no.reduce((sum, n) => sum + n, 0) };
  const result: Cut[] = [];
  let [both, classifierOnly] = [0, 0];
  for (let step = STEPS; step >= 0; step--) {
    both += yes[step]!;
    classifierOnly += no[step]!;
    const counts = {
      both,
      classifierOnly,
      readerOnly: total.yes - both,
      neither: total.no - classifierOnly,
    };
    result.push({ threshold: step / STEPS, counts });
  }
  return result.reverse().filter(({ threshold }) => threshold > 0 && threshold < 1);
}

/** The highest threshold whose F1 is within a hundredth of the best. */
export function usualThreshold(judged: readonly Judged[]): number {
  return usual(cuts(judged)).threshold;
}

function usual(all: readonly Cut[]): Cut {
  const best = Math.max(...all.map(({ counts }) => agreement(counts).f1));
  return all.findLast(({ counts }) => agreement(counts).f1 >= best - TOLERANCE) ?? all[0]!;
}

/** The lowest threshold precise enough to quote by, and no lower than the usual one; else the most precise. */
function strict(all: readonly Cut[], from: number): number {
  const fit = all.filter(
    ({ threshold, counts }) => threshold >= from && counts.both + counts.classifierOnly >= LEAST_QUOTES,
  );
  const enough = fit.find(({ counts }) => agreement(counts).precision >= QUOTE_PRECISION);
  const most = fit.toSorted((a, b) => agreement(b.counts).precision - agreement(a.counts).precision)[0];
  return (enough ?? most)?.threshold ?? Math.max(from, 0.9);
}

function mostAccurate(all: readonly Cut[]): number {
  const right = ({ counts }: Cut) => counts.both + counts.neither;
  return all.reduce((best, cut) => (right(cut) > right(best) ? cut : best)).threshold;
}

/** Thresholds of the two sides, each for itself. */
export type SideThresholds = Pick<Thresholds, 'centric' | 'focused' | 'quote'>;

type Sides = Readonly<Record<'centric' | 'focused', readonly Judged[]>>;

/** Chooses the usual thresholds of each side. */
export function sideThresholdsOf(sides: Sides): SideThresholds {
  return sideThresholds(cuts(sides.centric), cuts(sides.focused));
}

function sideThresholds(centric: readonly Cut[], focused: readonly Cut[]): SideThresholds {
  const sides = { centric: usual(centric).threshold, focused: usual(focused).threshold };
  const quote = { centric: strict(centric, sides.centric), focused: strict(focused, sides.focused) };
  return { ...sides, quote };
}

/** A side's judgements where no statement is given a view that is less sure than `spoken` to speak of customers. */
function cutsWhereSpoken(
  side: readonly Judged[],
  customer: readonly Judged[],
  spoken: number,
): readonly Cut[] {
  return cuts(
    side.map((one, row) => (customer[row]!.probability >= spoken ? one : { ...one, probability: 0 })),
  );
}

/**
 * Chooses where odds turn into labels, from judgements that were made without having seen the statement: of good
 * agreement, and no view where customers may not be spoken of at all, as far as that costs little.
 * @param judged for each question the same statements in the same order
 */
export function chooseThresholds(
  judged: Readonly<Record<'centric' | 'focused' | 'customer', readonly Judged[]>>,
): Thresholds {
  const choices = SPOKEN.map((spoken) => {
    const centric = cutsWhereSpoken(judged.centric, judged.customer, spoken);
    const focused = cutsWhereSpoken(judged.focused, judged.customer, spoken);
    const f1 = [centric, focused].reduce((sum, all) => sum + agreement(usual(all).counts).f1, 0) / 2;
    return { spoken, centric, focused, f1 };
  });
  const highest = Math.max(...choices.map(({ f1 }) => f1));
  const { spoken, centric, focused } = choices.findLast(({ f1 }) => f1 >= highest - SPOKEN_TOLERANCE)!;
  return {
    ...sideThresholds(centric, focused),
    customer: mostAccurate(cuts(judged.customer)),
    spoken,
  };
}
