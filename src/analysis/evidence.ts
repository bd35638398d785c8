import type { CompiledLexicon } from '../lexicon/index.js';
import type { MatchState } from '../model/index.js';

/** What one piece of evidence adds to the log-odds of three questions: centric? focused? customers spoken of? */
export interface Weight {
  readonly centric: number;
  readonly focused: number;
  readonly customer: number;
}

/** Weights by the name of the evidence, with where they come from. Kept as data beside the lexicons. */
export interface Model {
  /** SHA-256 of the labelled statements and of the lexicon it was fitted on, and the figures it reached. */
  readonly provenance: Readonly<Record<string, string | number>>;
  readonly intercept: Weight;
  readonly weights: Readonly<Record<string, Weight>>;
}

/** A piece of evidence in one statement. `matches` are the indices of the matches that brought it; none for the situation. */
export interface Evidence {
  readonly name: string;
  readonly matches: readonly number[];
}

/** What is known of a statement besides its matches. */
export interface Situation {
  readonly audience: 'internal' | 'customer' | 'unknown';
  readonly named: boolean;
  readonly carried: boolean;
  readonly asked: boolean;
  readonly words: number;
  /** `lens.category` of what the sentences before held. */
  readonly before: readonly string[];
}

export interface EvidenceMatch {
  readonly entry: number;
  readonly state: MatchState;
}

const SHORT = 6;
const LONG = 30;

function situationNames({ audience, named, carried, asked, words, before }: Situation): string[] {
  const names = [`audience:${audience === 'customer' ? 'customer' : 'internal'}`];
  if (named) names.push('who:named');
  if (carried) names.push('who:carried');
  if (!named && !carried) names.push('who:nobody');
  if (asked) names.push('form:question');
  if (words <= SHORT) names.push('form:short');
  if (words >= LONG) names.push('form:long');
  for (const category of before) names.push(`before:${category}`);
  return names;
}

/**
 * The evidence in a statement: each entry that matched, each category and pair of categories that they belong to, what
 * negation makes of a category, and the situation. Dismissed matches are no evidence.
 */
export function gatherEvidence(
  lexicon: CompiledLexicon,
  matches: readonly EvidenceMatch[],
  situation: Situation,
): Evidence[] {
  const byName = new Map<string, number[]>();
  const add = (name: string, match: number) => {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [match]);
    else if (!known.includes(match)) known.push(match);
  };
  matches.forEach(({ entry, state }, index) => {
    if (state === 'dismissed') return;
    const { id, category } = lexicon.entries[entry]!;
    const { lens, name } = lexicon.categories[category]!;
    add(`entry:${id}`, index);
    add(`category:${lens}.${name}`, index);
    if (state === 'negated') add(`negated:${lens}.${name}`, index);
  });
  const evidence: Evidence[] = [...byName].map(([name, found]) => ({ name, matches: found }));
  for (const name of situationNames(situation)) evidence.push({ name, matches: [] });
  return evidence;
}

const ZERO: Weight = { centric: 0, focused: 0, customer: 0 };

export interface Decision {
  /** Probabilities, 0 to 1. */
  readonly centric: number;
  readonly focused: number;
  readonly customer: number;
  /** What each match adds to the log-odds, in order of the matches. */
  readonly shares: readonly { readonly centric: number; readonly focused: number }[];
  /** What the situation and the intercept add: the rest of the log-odds. */
  readonly background: { readonly centric: number; readonly focused: number };
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Adds up the evidence. The shares of the matches and the background sum to the log-odds exactly. */
export function decide(model: Model, evidence: readonly Evidence[], matchCount: number): Decision {
  const shares = Array.from({ length: matchCount }, () => ({ centric: 0, focused: 0 }));
  const background = { centric: model.intercept.centric, focused: model.intercept.focused };
  let customer = model.intercept.customer;
  for (const { name, matches } of evidence) {
    const weight = model.weights[name] ?? ZERO;
    customer += weight.customer;
    const receivers = matches.length === 0 ? [background] : matches.map((match) => shares[match]!);
    for (const receiver of receivers) {
      receiver.centric += weight.centric / receivers.length;
      receiver.focused += weight.focused / receivers.length;
    }
  }
  const sum = (side: 'centric' | 'focused') =>
    shares.reduce((total, share) => total + share[side], background[side]);
  return {
    centric: logistic(sum('centric')),
    focused: logistic(sum('focused')),
    customer: logistic(customer),
    shares,
    background,
  };
}
