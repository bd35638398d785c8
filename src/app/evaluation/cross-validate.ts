import { createAnalyzer } from '../../analysis/index.js';
import type { CompiledLexicon } from '../../lexicon/index.js';
import { calibratedFits, type Settled, settle } from './calibrate.js';
import {
  type Fits,
  fitQuestions,
  type Lesson,
  modelOf,
  probabilitiesOf,
  QUESTIONS,
  type Question,
} from './fit.js';
import type { GoldStatement } from './gold.js';
import { judgeWith, type Verdict } from './verdict.js';

/** What cross-validation found out. */
export interface CrossValidated {
  /** Every statement of the gold, judged by weights, calibration and thresholds that never saw its fold. */
  readonly verdicts: readonly Verdict[];
  /** The calibration and thresholds that all folds together call for. */
  readonly settled: Settled;
}

/** The rows outside a fold. Statements beyond the folds are practice: left out only with the source of their name. */
export function learnedFor(
  fold: string,
  folds: readonly string[],
  statements: readonly Pick<GoldStatement, 'source'>[],
): number[] {
  return statements.flatMap(({ source }, row) => ((folds[row] ?? source) === fold ? [] : [row]));
}

/**
 * Judges each statement by weights learned without its fold, calibrated and at thresholds chosen on the other folds.
 * @param statements the gold, then the practice statements, which are learned from in every fold and judged in none
 * @param folds the fold of each gold statement
 */
export function crossValidate(
  lexicon: CompiledLexicon,
  lesson: Lesson,
  statements: readonly GoldStatement[],
  folds: readonly string[],
  onFold: (fold: string) => void = () => {},
): CrossValidated {
  const gold = statements.slice(0, folds.length);
  const names = [...new Set(folds)];
  const fits = new Map<string, Fits>();
  const probabilities: Record<Question, number>[] = new Array(gold.length);
  for (const fold of names) {
    onFold(fold);
    const fitted = fitQuestions(lesson, learnedFor(fold, folds, statements));
    fits.set(fold, fitted);
    gold.forEach((_, row) => {
      if (folds[row] === fold) probabilities[row] = probabilitiesOf(lesson, fitted, row);
    });
  }
  const settledWithout = (fold?: string) => {
    const others = gold.flatMap((_, row) => (folds[row] === fold && names.length > 1 ? [] : [row]));
    return settle(judgedOn(gold, probabilities, others));
  };
  const verdicts: Verdict[] = new Array(gold.length);
  for (const fold of names) {
    const { calibration, thresholds } = settledWithout(fold);
    const model = modelOf(lesson, calibratedFits(fits.get(fold)!, calibration), thresholds);
    const analyzer = createAnalyzer(lexicon, model);
    gold.forEach((statement, row) => {
      if (folds[row] === fold) verdicts[row] = judgeWith(analyzer, statement);
    });
  }
  return { verdicts, settled: settledWithout() };
}

function judgedOn(
  gold: readonly GoldStatement[],
  probabilities: readonly Record<Question, number>[],
  rows: readonly number[],
) {
  const [centric, focused, customer] = QUESTIONS.map((question) =>
    rows.map((row) => ({ gold: gold[row]![question], probability: probabilities[row]![question] })),
  );
  return { centric: centric!, focused: focused!, customer: customer! };
}
