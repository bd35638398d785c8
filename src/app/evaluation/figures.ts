import { LABELS, type PerspectiveSide } from '../../model/index.js';
import { type Counting, type Figure, figure, type Resampled, resample, type Tally } from './bootstrap.js';
import { agreement, calibrationError, kappa, type ReliabilityBin } from './metrics.js';
import * as tallies from './tally.js';
import type { Judgement } from './verdict.js';

/** How well one yes/no question is answered. */
export interface SideFigures {
  /** Statements that readers say yes to. */
  readonly positives: number;
  readonly precision: Figure;
  readonly recall: Figure;
  readonly f1: Figure;
  readonly kappa: Figure;
  readonly brier: Figure;
  readonly calibrationError: Figure;
  /** Of the statements sure enough to be shown as examples, the share that readers agree with. */
  readonly quotePrecision: Figure;
  readonly quotes: number;
}

/** What is known of the classifier on one set of statements. */
export interface Figures {
  readonly n: number;
  readonly conversations: number;
  readonly centric: SideFigures;
  readonly focused: SideFigures;
  /** Mean of the F1 of centric and of focused. */
  readonly meanF1: Figure;
  /** Cohen's kappa of the five labels. */
  readonly kappa: Figure;
  /** Of the statements that do not speak of customers, the share labelled centric, focused or mixed. */
  readonly strangersLabelled: Figure;
}

/** Figures with the tables behind them, for a whole run. */
export interface FullFigures extends Figures {
  readonly reliability: Readonly<Record<PerspectiveSide, readonly ReliabilityBin[]>>;
  /** `[reader][classifier]` in the order of `labels`: how many, and the share of the reader's label. */
  readonly confusion: {
    readonly labels: typeof LABELS;
    readonly counts: readonly (readonly number[])[];
    readonly shares: readonly (readonly Figure[])[];
  };
}

const counting: Counting<Judgement> = { size: tallies.SIZE, add: tallies.addJudgement };

function sideFigures(sample: Resampled, side: PerspectiveSide): SideFigures {
  const of = (name: keyof ReturnType<typeof agreement>) =>
    figure(sample, (tally) => agreement(tallies.countsOf(tally, side))[name]);
  const { both, readerOnly } = tallies.countsOf(sample.all, side);
  return {
    positives: both + readerOnly,
    precision: of('precision'),
    recall: of('recall'),
    f1: of('f1'),
    kappa: of('kappa'),
    brier: figure(sample, (tally) => tallies.brier(tally, side)),
    calibrationError: figure(sample, (tally) => calibrationError(tallies.reliability(tally, side))),
    quotePrecision: figure(sample, (tally) => {
      const { said, right } = tallies.quotes(tally, side);
      return right / said;
    }),
    quotes: tallies.quotes(sample.all, side).said,
  };
}

function figuresFrom(sample: Resampled): Figures {
  const f1 = (tally: Tally, side: PerspectiveSide) => agreement(tallies.countsOf(tally, side)).f1;
  return {
    n: tallies.sizeOf(sample.all),
    conversations: sample.conversations,
    centric: sideFigures(sample, 'centric'),
    focused: sideFigures(sample, 'focused'),
    meanF1: figure(sample, (tally) => (f1(tally, 'centric') + f1(tally, 'focused')) / 2),
    kappa: figure(sample, (tally) => kappa(tallies.confusion(tally))),
    strangersLabelled: figure(sample, (tally) => {
      const { n, labelled } = tallies.strangers(tally);
      return labelled / n;
    }),
  };
}

/** How well statements were judged, with 95 % intervals from drawing whole conversations anew. */
export function figuresOf(judgements: readonly Judgement[]): Figures {
  return figuresFrom(resample(judgements, counting));
}

/** The same with the reliability and confusion tables. */
export function fullFiguresOf(judgements: readonly Judgement[]): FullFigures {
  const sample = resample(judgements, counting);
  const share = (row: number, column: number) =>
    figure(sample, (tally) => {
      const counts = tallies.confusion(tally)[row]!;
      return counts[column]! / counts.reduce((sum, count) => sum + count, 0);
    });
  return {
    ...figuresFrom(sample),
    reliability: {
      centric: tallies.reliability(sample.all, 'centric'),
      focused: tallies.reliability(sample.all, 'focused'),
    },
    confusion: {
      labels: LABELS,
      counts: tallies.confusion(sample.all),
      shares: LABELS.map((_, row) => LABELS.map((_, column) => share(row, column))),
    },
  };
}
