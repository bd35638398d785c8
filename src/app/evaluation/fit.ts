import { createHash } from 'node:crypto';
import type { Model, Thresholds, Weights } from '../../analysis/index.js';
import {
  columnOf,
  type EvidenceRows,
  evidenceRows,
  KINDS,
  type Kind,
  type Learned,
} from './evidence-rows.js';
import { leanings } from './leanings.js';
import { type Fitted, familyRidge, fitLogistic, predict } from './logistic.js';

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
 * How much a statement counts that is not judged. Practice talk among colleagues sounds tidier than real talk, and of further
 * statements there are many more than of those that are judged; written replies to customers fill a gap and count in full.
 * Chosen by cross-validation over sources.
 */
function countOf({ from, audience }: Learned): number {
  if (from === 'further') return 0.5;
  return from === 'practice' && audience !== 'customer' ? 0.25 : 1;
}

/** Reads the evidence of all statements once, whichever of them are then learned from. */
export function prepare(lexicon: Parameters<typeof evidenceRows>[0], statements: readonly Learned[]): Lesson {
  const labelled = (question: Question) => statements.map((statement) => statement[question]);
  return {
    rows: { ...evidenceRows(lexicon, statements), counts: Float64Array.from(statements, countOf) },
    labels: { centric: labelled('centric'), focused: labelled('focused'), customer: labelled('customer') },
  };
}

/** One logistic regression for each question. */
export type Fits = Readonly<Record<Question, Fitted>>;

/**
 * Cues that lean clearly to one side may go further than others: the ridge holds them less.
 * @param learned the rows to learn from
 */
export function fitQuestions({ rows, labels }: Lesson, learned: readonly number[]): Fits {
  const fitted = (question: Question): Fitted => {
    const scales = leanings(rows, KINDS.length, labels[question], learned);
    const scaleAt = (column: number) => scales[Math.floor(column / KINDS.length)]!;
    const values = rows.values.map((value, cell) => value * scaleAt(rows.indices[cell]!));
    const fit = fitLogistic(
      { ...rows, values },
      labels[question],
      learned,
      familyRidge(KINDS.length, PENALTY),
    );
    return { ...fit, weights: fit.weights.map((weight, column) => weight * scaleAt(column)) };
  };
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
  const at = (question: Question, kind: Kind) => rounded(fits[question].weights[columnOf(cue, kind)]!);
  return [
    at('centric', 'internal'),
    at('focused', 'internal'),
    at('customer', 'internal'),
    at('centric', 'customer'),
    at('focused', 'customer'),
    at('customer', 'customer'),
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
