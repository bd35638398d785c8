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
/** What a sentence shown as an example must reach, and how many it must be seen to reach it on. */
const QUOTE_PRECISION = 0.88;
const LEAST_QUOTES = 30;

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
  return usual(cuts(judged));
}

function usual(all: readonly Cut[]): number {
  const best = Math.max(...all.map(({ counts }) => agreement(counts).f1));
  return (all.findLast(({ counts }) => agreement(counts).f1 >= best - TOLERANCE) ?? all[0]!).threshold;
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

/** Chooses where odds turn into labels, from judgements that were made without having seen the statement. */
export function chooseThresholds(
  judged: Readonly<Record<'centric' | 'focused' | 'customer', readonly Judged[]>>,
): Thresholds {
  const [centric, focused] = [cuts(judged.centric), cuts(judged.focused)];
  const thresholds = { centric: usual(centric), focused: usual(focused) };
  return {
    ...thresholds,
    customer: mostAccurate(cuts(judged.customer)),
    quote: {
      centric: strict(centric, thresholds.centric),
      focused: strict(focused, thresholds.focused),
    },
  };
}
