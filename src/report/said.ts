import type { Audience, Hidden, Label, MatchState, PerspectiveSide, Side } from '../model/index.js';

/** A stretch of a statement; with `marks` where the words counted. */
export interface Piece {
  readonly text: string;
  readonly match?: Reason;
}

/** Words that weighed in a label. */
export type Reason = EntryReason | CueReason;

/** One match of a lexicon entry and what it did. */
export interface EntryReason {
  readonly kind: 'entry';
  readonly lens: string;
  readonly category: string;
  readonly entry: string;
  readonly text: string;
  readonly state: MatchState;
  /** The side it speaks for; absent where it decides nothing. */
  readonly side?: PerspectiveSide;
  /** How much of what all entries say for that side it is, 0 to 1. */
  readonly share?: number;
}

/** Words that are no entry: a word class, or words as such. */
export interface CueReason {
  readonly kind: 'cue';
  /** `class:Desire`, `word:waiting`. */
  readonly name: string;
  readonly text: string;
  readonly side: PerspectiveSide;
  /** How much of what all such words say for that side it is, 0 to 1. */
  readonly share: number;
}

export interface Quote {
  readonly pieces: readonly Piece[];
  readonly label: Label;
  /** ISO 8601, where the file said when. */
  readonly startedAt?: string;
  readonly reasons: readonly Reason[];
  /** Where it was said, for those who may read the conversation. */
  readonly place?: { readonly conversation: number; readonly position: number };
}

/** Sentences beyond doubt for both sides, drawn at random and the same each time; or why there are none. */
export type Evidence =
  | { readonly kind: 'shown'; readonly centric: readonly Quote[]; readonly focused: readonly Quote[] }
  | Hidden;

/** A question the team can put to itself. */
export interface Question {
  readonly category: string;
  readonly ask: string;
}

export interface StatementView {
  readonly position: number;
  readonly pieces: readonly Piece[];
  readonly label: Label;
  readonly centric: number;
  readonly focused: number;
  readonly customer: boolean;
  readonly reasons: readonly Reason[];
}

/** Something that weighed in a label: what it adds to the log-odds of each side. */
export interface Weighed {
  /** The words, where words did it. */
  readonly text?: string;
  /** A lexicon entry, a word class `class:Desire`, a word, or `background` for all the rest. */
  readonly name: string;
  readonly centric: number;
  readonly focused: number;
}

/** Why a statement has its label: the weights add up to the log-odds of each side. */
export interface ExplanationView {
  readonly conversation: number;
  readonly title: string;
  readonly statement: StatementView;
  readonly weighed: readonly Weighed[];
  /** False where customers are not likely enough spoken of for a view to be told. */
  readonly spoken: boolean;
  /** False where the lexicons have changed since the label was given: then this is how they would decide today. */
  readonly current: boolean;
}

/** One turn: statements where the organisation speaks, plain text where a customer does. */
export interface TurnView {
  /** `Speaker A`, `Speaker B`…: within this conversation only. */
  readonly speaker: string;
  readonly side: Side;
  readonly team?: string;
  readonly audience: Audience;
  readonly startMs?: number;
  readonly text: string;
  readonly statements: readonly StatementView[];
}
