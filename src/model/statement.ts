import type { Audience } from './conversation.js';

/** Through whose eyes a statement looks at customers (codebook: two yes/no questions make five labels). */
export type Label = 'centric' | 'focused' | 'mixed' | 'neutral' | 'none';

export const LABELS: readonly Label[] = ['centric', 'focused', 'mixed', 'neutral', 'none'];

/** The two sides of the `perspective` lens. */
export type PerspectiveSide = 'centric' | 'focused';

/** What the words around a match make of it: a dismissed match is shown but counts for nothing. */
export type MatchState = 'asserted' | 'negated' | 'asked' | 'hypothetical' | 'quoted' | 'dismissed';

/** One lexicon entry found in a statement. Offsets are UTF-16 units into the statement's text. */
export interface Match {
  readonly lens: string;
  readonly category: string;
  /** The entry's stable id, `category/slug`, for example `wants/customer-want-to`. */
  readonly entry: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly state: MatchState;
  /** What this match adds to the log-odds of each side; absent for lenses other than the deciding ones. */
  readonly weight?: { readonly centric: number; readonly focused: number };
}

/** Words that weighed in a label without being a lexicon entry: a word class, or a word. */
export interface Cue {
  /** `class:Desire`, `word:waiting`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What it adds to the log-odds of each side. */
  readonly centric: number;
  readonly focused: number;
}

/** What else made a label: matches, cues and background add up to the log-odds of each side. */
export interface Explanation {
  /** The weightiest words outside the matches. */
  readonly cues: readonly Cue[];
  /** The rest: the situation, many small cues, and what is true before a word is said. */
  readonly background: { readonly centric: number; readonly focused: number };
  /** Whether it is likely enough that customers are spoken of; where it is not, neither view is told. */
  readonly spoken: boolean;
}

/** A sentence or spoken clause group with its label and the words that made it so. */
export interface Statement {
  /** Offsets into the utterance's text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly audience: Audience;
  readonly label: Label;
  /** Probabilities, 0 to 1. */
  readonly centric: number;
  readonly focused: number;
  /** Whether customers are spoken of at all. */
  readonly customer: boolean;
  readonly matches: readonly Match[];
  readonly explanation?: Explanation;
}
