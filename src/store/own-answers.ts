import type { Label } from '../model/index.js';

/** Where a statement stands: labels given by people are kept by it. */
export interface OwnPlace {
  readonly conversation: number;
  /** Position of the utterance in the conversation, and offsets into its text. */
  readonly utterance: number;
  readonly start: number;
  readonly end: number;
}

/** What a person answered to the two questions. */
export interface OwnAnswer {
  readonly centric: boolean;
  readonly focused: boolean;
}

/** One statement that a person labelled, with the label it has from the machine today. */
export interface OwnLabelled extends OwnAnswer {
  readonly team: number;
  /** The day of the conversation, `YYYY-MM-DD`; absent where it has none. */
  readonly since?: string;
  readonly machine: Label;
}

export interface ToLabel {
  readonly team: number;
  /** Only statements that have one of these labels. */
  readonly labels: readonly Label[];
}
