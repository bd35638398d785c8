import { createHash } from 'node:crypto';
import type { Model, Weights } from '../../analysis/index.js';
import type { CompiledLexicon } from '../../lexicon/index.js';
import { type EvidenceRows, evidenceRows, PER_CUE } from './evidence-rows.js';
import { foldsOf } from './folds.js';
import type { GoldStatement } from './gold.js';
import { type Fitted, fitLogistic, predict } from './logistic.js';

/** The yes/no questions, in the order of the columns of the weights. */
export const QUESTIONS = ['centric', 'focused', 'customer'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Strength of the ridge; chosen by cross-validation over sources. */
export const PENALTY = 4;

/** Weights smaller than this change no decision that a reader could follow. */
const LEAST_WEIGHT = 0.01;

export type Probabilities = Readonly<Record<Question, Float64Array>>;

function labelsOf(gold: readonly GoldStatement[], question: Question): boolean[] {
  return gold.map((statement) => statement[question]);
}

/**
 * Probabilities for each statement from weights that never saw its fold. Statements of `practice` are learned from in
 * every fold and judged in none.
 */
export function crossValidate(
  lexicon: CompiledLexicon,
  gold: readonly GoldStatement[],
  practice: readonly GoldStatement[],
  split: readonly string[],
  onFold: (fold: string) => void = () => {},
): Probabilities {
  const all = [...gold, ...practice];
  const rows = evidenceRows(lexicon, all);
  const folds = foldsOf(gold, split);
  const sourceOf = (row: number) => all[row]!.source;
  const result = {
    centric: new Float64Array(gold.length),
    focused: new Float64Array(gold.length),
    customer: new Float64Array(gold.length),
  };
  for (const fold of new Set(folds)) {
    onFold(fold);
    const judged = gold.flatMap((_, row) => (folds[row] === fold ? [row] : []));
    const learned = all.flatMap((_, row) =>
      (row < gold.length ? folds[row] !== fold : sourceOf(row) !== fold) ? [row] : [],
    );
    for (const question of QUESTIONS) {
      const fitted = fitLogistic(rows, labelsOf(all, question), learned, PENALTY);
      for (const row of judged)
        result[question][row] = predict(fitted, rows.indices[row]!, rows.values[row]!);
    }
  }
  return result;
}

function weightsOf(fitted: readonly Fitted[], cue: number): Weights {
  const at = (column: number) =>
    fitted.map(
      ({ weights }) => Math.round((weights[cue * PER_CUE]! + weights[cue * PER_CUE + column]!) * 1000) / 1000,
    );
  return [...at(1), ...at(2)] as unknown as Weights;
}

/** Fits the weights that ship: on everything labelled, with thresholds that cross-validation has chosen. */
export function fitModel(
  lexicon: CompiledLexicon,
  gold: readonly GoldStatement[],
  thresholds: Model['thresholds'],
  figures: Readonly<Record<string, string | number>>,
): Model {
  const rows: EvidenceRows = evidenceRows(lexicon, gold);
  const every = gold.map((_, row) => row);
  const fitted = QUESTIONS.map((question) => fitLogistic(rows, labelsOf(gold, question), every, PENALTY));
  const cues: Record<string, Weights> = {};
  rows.names.forEach((name, cue) => {
    const weights = weightsOf(fitted, cue);
    if (weights.some((weight) => Math.abs(weight) >= LEAST_WEIGHT)) cues[name] = weights;
  });
  const intercepts = fitted.map(({ intercept }) => Math.round(intercept * 1000) / 1000);
  const intercept = [...intercepts, ...intercepts] as unknown as Weights;
  const id = createHash('sha256')
    .update(JSON.stringify([intercept, cues, thresholds]))
    .digest('hex')
    .slice(0, 12);
  return { provenance: { id, ...figures }, thresholds, intercept, cues };
}
