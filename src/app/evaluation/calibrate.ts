import type { Thresholds } from '../../analysis/index.js';
import { type Fits, QUESTIONS, type Question } from './fit.js';
import { type Fitted, fitLogistic, ridge, sparseRows } from './logistic.js';
import type { Judged } from './metrics.js';
import { chooseThresholds } from './thresholds.js';

/** How log-odds are corrected: weights are surer of statements they learned from than of an organisation they never met. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** What cross-validation settles besides the weights. */
export interface Settled {
  readonly calibration: Readonly<Record<Question, Calibration>>;
  readonly thresholds: Thresholds;
}

/** Log-odds beyond this are no surer in practice. */
const SUREST = 12;

function logOdds(probability: number): number {
  return Math.max(-SUREST, Math.min(SUREST, Math.log(probability / (1 - probability))));
}

/** Fits slope and offset of the log-odds to what readers said (Platt 1999), on statements that were not learned from. */
export function calibrate(judged: readonly Judged[]): Calibration {
  const rows = sparseRows(
    1,
    judged.map(({ probability }) => [[0, logOdds(probability)]]),
  );
  const labels = judged.map(({ gold }) => gold);
  // The ridge only keeps a handful of statements that are told apart without a mistake from an endless slope.
  const { weights, intercept } = fitLogistic(rows, labels, [...judged.keys()], ridge(1));
  return { slope: weights[0]!, offset: intercept };
}

/** A probability after its calibration. */
export function calibrated(probability: number, { slope, offset }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * logOdds(probability) + offset)));
}

/** The same weights on the calibrated scale: decisions still add up. */
export function calibratedFits(fits: Fits, calibration: Settled['calibration']): Fits {
  const scale = (question: Question): Fitted => {
    const { slope, offset } = calibration[question];
    const { weights, intercept } = fits[question];
    return { weights: weights.map((weight) => weight * slope), intercept: intercept * slope + offset };
  };
  return { centric: scale('centric'), focused: scale('focused'), customer: scale('customer') };
}

/** Calibrates each question, and chooses the thresholds on what comes out. */
export function settle(judged: Readonly<Record<Question, readonly Judged[]>>): Settled {
  const [centric, focused, customer] = QUESTIONS.map((question) => {
    const calibration = calibrate(judged[question]);
    const corrected = judged[question].map(({ gold, probability }) => ({
      gold,
      probability: calibrated(probability, calibration),
    }));
    return { calibration, corrected };
  });
  return {
    calibration: {
      centric: centric!.calibration,
      focused: focused!.calibration,
      customer: customer!.calibration,
    },
    thresholds: chooseThresholds({
      centric: centric!.corrected,
      focused: focused!.corrected,
      customer: customer!.corrected,
    }),
  };
}
