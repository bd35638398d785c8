import { seeded } from '../../measure/index.js';
import { type Interval, LABELS, type PerspectiveSide } from '../../model/index.js';
import { agreement, calibrationError, kappa, type ReliabilityBin } from './metrics.js';
import * as tallies from './tally.js';
import type { Judgement } from './verdict.js';

/** A figure with its 95 % interval; absent where there is nothing to count it from. */
export type Figure =
  | ({ readonly kind: 'figure'; readonly value: number } & Interval)
  | { readonly kind: 'none' };

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

const ROUNDS = 400;
const SEED = 7;

interface Resampled {
  readonly all: tallies.Tally;
  readonly draws: readonly tallies.Tally[];
  readonly conversations: number;
}

/** Tallies whole conversations and draws them anew, since what is said in one hangs together. Seeded. */
function resample(judgements: readonly Judgement[]): Resampled {
  const byConversation = new Map<string, tallies.Tally>();
  for (const judgement of judgements) {
    const key = `${judgement.gold.source}\n${judgement.gold.conversation}`;
    const tally = byConversation.get(key) ?? tallies.newTally();
    byConversation.set(key, tally);
    tallies.addJudgement(tally, judgement);
  }
  const units = [...byConversation.values()];
  const all = tallies.newTally();
  for (const unit of units) tallies.addTally(all, unit);
  const random = seeded(SEED);
  const draws = Array.from({ length: ROUNDS }, () => {
    const draw = tallies.newTally();
    for (let at = 0; at < units.length; at++)
      tallies.addTally(draw, units[Math.floor(random() * units.length)]!);
    return draw;
  });
  return { all, draws, conversations: units.length };
}

/** A figure and its percentile bootstrap interval. @param of gives NaN where there is nothing to divide by */
function figure({ all, draws }: Resampled, of: (tally: tallies.Tally) => number): Figure {
  const value = of(all);
  if (Number.isNaN(value)) return { kind: 'none' };
  const drawn = draws.map(of).filter((one) => !Number.isNaN(one));
  drawn.sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] ?? value;
  return { kind: 'figure', value, low: at(0.025), high: at(0.975) };
}

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
  const f1 = (tally: tallies.Tally, side: PerspectiveSide) => agreement(tallies.countsOf(tally, side)).f1;
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
  return figuresFrom(resample(judgements));
}

/** The same with the reliability and confusion tables. */
export function fullFiguresOf(judgements: readonly Judgement[]): FullFigures {
  const sample = resample(judgements);
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
