import type { CompiledLexicon } from '../lexicon/index.js';
import type { Audience, Label, Match } from '../model/index.js';
import type { SpokenStatement } from './analyzer.js';
import type { Cues } from './cues.js';
import { explain, weightsOfMatches } from './explain.js';
import { createDecider, type Decision, type Model, type Thresholds } from './model.js';
import type { Reading } from './reader.js';

const NO_MATCHES: readonly Match[] = [];

function isSpoken(customer: number, { spoken }: Thresholds): boolean {
  return customer >= spoken;
}

function labelOf({ centric, focused, customer }: Decision, thresholds: Thresholds): Label {
  const spoken = isSpoken(customer, thresholds);
  const isCentric = spoken && centric >= thresholds.centric;
  const isFocused = spoken && focused >= thresholds.focused;
  if (isCentric && isFocused) return 'mixed';
  if (isCentric) return 'centric';
  if (isFocused) return 'focused';
  return customer >= thresholds.customer ? 'neutral' : 'none';
}

/** Builds what makes a statement of what was read, by a model's weights. */
export function createLabeller(lexicon: CompiledLexicon, model: Model, cues: Cues, weights: Float64Array) {
  const decider = createDecider(model, weights);
  const helpers = new Set(lexicon.lenses.flatMap(({ name, use }) => (use === 'evidence' ? [name] : [])));
  const isHelper = lexicon.categories.map(({ lens }) => helpers.has(lens));

  /** What was found, but for what only helps to decide: nobody asks to see it, and there is much of it. */
  const matchesOf = (text: string, from: number, reading: Reading, toCustomer: boolean): readonly Match[] => {
    const { sheet, found, evidence } = reading;
    if (found.length === 0) return NO_MATCHES;
    const shares = weightsOfMatches(
      evidence,
      (piece) => decider.shareOf(piece, evidence, toCustomer),
      found.length,
    );
    return found.flatMap(({ found: one, state }, index): Match | [] => {
      const { id, category } = lexicon.entries[one.entry]!;
      if (isHelper[category]) return [];
      const { lens, name } = lexicon.categories[category]!;
      const start = sheet.starts[one.from]! - from;
      const end = sheet.ends[one.to - 1]! - from;
      const said = text.slice(start, end);
      return { lens, category: name, entry: id, start, end, text: said, state, weight: shares[index]! };
    });
  };

  /**
   * Labels what was read between two offsets of an utterance.
   * @param explained whether the words outside the matches are named, too
   */
  return (
    utterance: number,
    whole: string,
    start: number,
    end: number,
    audience: Audience,
    reading: Reading,
    explained: boolean,
  ): SpokenStatement => {
    const text = whole.slice(start, end);
    const toCustomer = audience === 'customer';
    const { sheet, evidence } = reading;
    const decision = decider.decide(evidence, toCustomer);
    const label = labelOf(decision, model.thresholds);
    const matches = matchesOf(text, start, reading, toCustomer);
    const { centric, focused } = decision;
    const statement = {
      utterance,
      start,
      end,
      text,
      audience,
      label,
      centric,
      focused,
      customer: label !== 'none',
      matches,
    };
    if (!explained) return statement;
    const weighed = explain(sheet, cues, evidence, decider, toCustomer, matches, start);
    const spoken = isSpoken(decision.customer, model.thresholds);
    return { ...statement, explanation: { ...weighed, spoken } };
  };
}
