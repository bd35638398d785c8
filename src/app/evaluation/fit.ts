import { createHash } from 'node:crypto';
import type { Model, Thresholds, Weights } from '../../analysis/index.js';
import { type EvidenceRows, evidenceRows } from './evidence-rows.js';
import type { GoldStatement } from './gold.js';
import { type Fitted, fitLogistic, predict, twinRidge } from './logistic.js';

/** The yes/no questions, in the order of the columns of the weights. */
export const QUESTIONS = ['centric', 'focused', 'customer'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Strength of the ridge; chosen by cross-validation over sources. */
export const PENALTY = 12;

/** Labelled statements laid out for fitting. */
export interface Lesson {
  readonly rows: EvidenceRows;
  readonly labels: Readonly<Record<Question, readonly boolean[]>>;
}

/**
 * How much a practice statement among colleagues counts beside a real one. Real talk is plentiful, and written talk
 * sounds tidier; written replies to customers fill a gap and count in full. Chosen by cross-validation over sources.
 */
const PRACTICE_TALK = 0.25;

/**
 * Reads the evidence of all statements once, whichever of them are then learned from.
 * @param gold how many of them are labelled statements; those behind are practice
 */
export function prepare(
  lexicon: Parameters<typeof evidenceRows>[0],
  statements: readonly GoldStatement[],
  gold = statements.length,
): Lesson {
  const labelled = (question: Question) => statements.map((statement) => statement[question]);
  const counts = Float64Array.from(statements, ({ audience }, row) =>
    row < gold || audience === 'customer' ? 1 : PRACTICE_TALK,
  );
  return {
    rows: { ...evidenceRows(lexicon, statements), counts },
    labels: { centric: labelled('centric'), focused: labelled('focused'), customer: labelled('customer') },
  };
}

/** One logistic regression for each question. */
export type Fits = Readonly<Record<Question, Fitted>>;

/** @param learned the rows to learn from */
export function fitQuestions({ rows, labels }: Lesson, learned: readonly number[]): Fits {
  const fitted = (question: Question) => fitLogistic(rows, labels[question], learned, twinRidge(PENALTY));
  return { centric: fitted('centric'), focused: fitted('focused'), customer: fitted('customer') };
}

/** The probability of yes to each question for one row. */
export function probabilitiesOf({ rows }: Lesson, fits: Fits, row: number): Record<Question, number> {
  const of = (question: Question) => predict(fits[question], rows, row);
  return { centric: of('centric'), focused: of('focused'), customer: of('customer') };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}

function weightsOf(fits: Fits, cue: number): Weights {
  const at = (question: Question, column: number) => rounded(fits[question].weights[2 * cue + column]!);
  return [
    at('centric', 0),
    at('focused', 0),
    at('customer', 0),
    at('centric', 1),
    at('focused', 1),
    at('customer', 1),
  ];
}

/** Puts fitted weights into the form that ships: rounded, cues in order of name. Those without weight are kept, since each takes its share. */
export function modelOf(
  { rows }: Lesson,
  fits: Fits,
  thresholds: Thresholds,
  figures: Readonly<Record<string, string | number>> = {},
): Model {
  const weighed = rows.names
    .map((name, cue) => [name, weightsOf(fits, cue)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const [centric, focused, customer] = QUESTIONS.map((question) => rounded(fits[question].intercept)) as [
    number,
    number,
    number,
  ];
  const intercept: Weights = [centric, focused, customer, centric, focused, customer];
  const id = createHash('sha256')
    .update(JSON.stringify([intercept, weighed, thresholds]))
    .digest('hex')
    .slice(0, 12);
  return { provenance: { id, ...figures }, thresholds, intercept, cues: Object.fromEntries(weighed) };
}
