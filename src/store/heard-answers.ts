import type { Presence, Scope } from './answers.js';

/** Some categories of a lens. */
export interface HeardCategories {
  readonly lens: string;
  readonly categories: readonly string[];
}

/** Some entries of a lens, each `category/slug`. */
export interface HeardEntries {
  readonly lens: string;
  readonly entries: readonly string[];
}

export type HeardQuestion = HeardCategories | HeardEntries;

/** How often a category, or an entry, was heard in one team, month and cluster of conversations. */
export interface HeardCell {
  readonly name: string;
  readonly team: number;
  /** `YYYY-MM`; absent for conversations without a date. */
  readonly month?: string;
  readonly cluster: number;
  readonly statements: number;
}

/** In how many conversations any of some categories was heard; without a team, in those of all teams. */
export interface HeardSpread {
  readonly team?: number;
  readonly month?: string;
  readonly conversations: number;
}

/** How many statements with any of some categories one person said; one that holds two counts twice. */
export type HeardPresence = Omit<Presence, 'counted'>;

export type HeardEvidenceQuestion = Scope &
  HeardQuestion & {
    readonly limit: number;
    /** The same seed gives the same sample. */
    readonly seed: number;
  };
