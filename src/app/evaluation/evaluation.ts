import type { CompiledLexicon } from '../../lexicon/index.js';
import type { Baseline } from './baselines.js';
import { type Figures, type FullFigures, figuresOf, fullFiguresOf } from './figures.js';
import type { GoldStatement } from './gold.js';
import { goldLabel, type Verdict } from './verdict.js';

/** Which weights were judged: those that ship, or for each statement others that never saw it. */
export type Weighing = 'shipped' | 'cross-validated';

/** What was judged, as stamped on the result. */
export interface Judged {
  readonly weighing: Weighing;
  /** Lexicon and model that judged. */
  readonly version: string;
  readonly folds: readonly string[];
}

/** A part of the statements, with its own figures. */
export interface Slice {
  readonly name: string;
  readonly figures: Figures;
}

/** Everything that `centricity evaluate` finds out, as it is printed as JSON. */
export interface Evaluation {
  readonly weighing: Weighing;
  readonly version: string;
  /** How many folds the weights, or those of the baselines, were learned in. */
  readonly folds: number;
  readonly figures: FullFigures;
  readonly bySource: readonly Slice[];
  readonly byAudience: readonly Slice[];
  /** Speech as a recogniser writes it: no full stop, comma or question mark in many words. Empty where there is none. */
  readonly unpunctuated: readonly Slice[];
  readonly baselines: readonly Slice[];
  readonly disagreements: number;
}

const LEAST_WORDS = 8;
const PUNCTUATION = /[.,;:!?…]/u;

/** Whether words run on without any punctuation, as speech recognition leaves them. */
export function isUnpunctuated(text: string): boolean {
  return !PUNCTUATION.test(text.trim()) && text.trim().split(/\s+/u).length >= LEAST_WORDS;
}

function slices(verdicts: readonly Verdict[], nameOf: (gold: GoldStatement) => string): Slice[] {
  const names = [...new Set(verdicts.map(({ gold }) => nameOf(gold)))].sort();
  return names.map((name) => ({
    name,
    figures: figuresOf(verdicts.filter(({ gold }) => nameOf(gold) === name)),
  }));
}

/** Where the classifier's label is not the reader's. */
export function disagreementsIn(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter(({ gold, label }) => goldLabel(gold) !== label);
}

/** Puts the figures of a run together. */
export function evaluationOf(
  { weighing, version, folds }: Judged,
  verdicts: readonly Verdict[],
  baselines: readonly Baseline[],
): Evaluation {
  const unpunctuated = verdicts.filter(({ gold }) => isUnpunctuated(gold.text));
  return {
    weighing,
    version,
    folds: new Set(folds).size,
    figures: fullFiguresOf(verdicts),
    bySource: slices(verdicts, ({ source }) => source),
    byAudience: slices(verdicts, ({ audience }) =>
      audience === 'customer' ? 'to a customer' : 'among colleagues',
    ),
    unpunctuated: slices(unpunctuated, () => 'without punctuation'),
    baselines: baselines.map(({ name, judgements }) => ({ name, figures: figuresOf(judgements) })),
    disagreements: disagreementsIn(verdicts).length,
  };
}

/** The lexicon's part of a version, for weights that were fitted only to be judged. */
export function crossValidatedVersion({ hash }: CompiledLexicon): string {
  return `${hash.slice(0, 12)}-cross-validated`;
}
