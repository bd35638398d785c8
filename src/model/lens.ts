import type { PerspectiveSide } from './statement.js';

/** How some categories of a lens are shown: as shares of one whole, as one ratio, as steps, or each by itself. */
export type Picture = 'mix' | 'ratio' | 'profile' | 'rates';

/** One picture on a lens's page. */
export interface LensPart {
  readonly title: string;
  readonly picture: Picture;
  /** Names of categories in the order they are shown. */
  readonly categories: readonly string[];
  /** What shares are shares of, as it stands in a sentence. */
  readonly of?: string | undefined;
  /** Those of them that drive what the lens asks for. */
  readonly driving: readonly string[];
}

/** Something that is heard when one of these entries is. */
export interface Condition {
  readonly name: string;
  /** Ids of entries, all of the same lens. */
  readonly entries: readonly string[];
}

/** What the lexicons say of a lens, and how it is shown. */
export interface Lens {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly source: string;
  readonly use: 'shown' | 'evidence';
  readonly note?: string;
  /** Every category of the lens is in one of them. */
  readonly parts: readonly LensPart[];
  readonly checklist?: { readonly title: string; readonly conditions: readonly Condition[] };
}

/** What the lexicons say of a category. */
export interface Category {
  readonly lens: string;
  readonly name: string;
  readonly side?: PerspectiveSide;
  readonly meaning: string;
  readonly source?: string;
  readonly ask?: string;
}
