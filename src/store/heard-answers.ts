import type { Scope, Since } from './answers.js';

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

/** All talk, or that of some whole weeks, months or quarters. */
export type InTime = Pick<Scope, 'from' | 'to'>;

/** In how many conversations any of some categories was heard; without a team, in those of all teams. */
export interface HeardSpread {
  readonly team?: number;
  readonly conversations: number;
}

/** How many statements with any of some categories one person said in one team and stretch of time; one that holds two counts twice. */
export interface HeardPresence extends Since {
  readonly person: number;
  readonly team: number;
  readonly statements: number;
}

export type HeardEvidenceQuestion = Scope &
  HeardQuestion & {
    readonly limit: number;
    /** The same seed gives the same sample. */
    readonly seed: number;
  };
