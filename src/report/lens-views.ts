import type { Change } from '../measure/index.js';
import type { Hidden, Measured, Period, Shown, TooLittle } from '../model/index.js';
import type { Picture } from './inquiry.js';
import type { Quote } from './said.js';
import type { Perspective, TeamName, Timed } from './views.js';

/** What a lens asks, and whose question it is. */
export interface LensName {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly source: string;
  readonly note?: string;
}

/** Where a share stands against the one that is wanted: `over` and `under` only where its interval leaves that out. */
export interface Target {
  /** 0 to 1. */
  readonly share: number;
  readonly place: 'over' | 'under' | 'no-clear-difference';
}

/** One category of a lens in a group's talk. */
export interface LensLine {
  readonly category: string;
  readonly meaning: string;
  readonly source?: string;
  /** The question a team can put to itself. */
  readonly ask?: string;
  /** Whether it drives what the lens asks for. */
  readonly driving: boolean;
  /** A share, 0 to 1, or a rate per 100 statements, as the part says. */
  readonly number: Measured;
  readonly target?: Target;
  /** Of a rate, against all teams together; absent where there is nothing to compare with. */
  readonly difference?: Change;
}

/** Which step of a profile has been reached. */
export type Reached =
  | { readonly kind: 'reached'; readonly category: string; readonly atLeast: Shown }
  | { readonly kind: 'not-clear' }
  | TooLittle
  | Hidden;

/** One picture of a lens with its numbers. */
export interface LensPartView {
  readonly title: string;
  readonly picture: Picture;
  readonly unit: 'share' | 'per 100 statements';
  readonly sentence: string;
  readonly lines: readonly LensLine[];
  /** Only of a profile. */
  readonly reached?: Reached;
}

/** Something that was heard or not. */
export interface ConditionLine {
  readonly name: string;
  /** The category that its entries belong to. */
  readonly category: string;
  readonly state: 'heard' | 'not-heard' | 'not-told';
  /** How often, per 100 statements. */
  readonly number: Measured;
  /** Where it was heard and may be quoted. */
  readonly quote?: Quote;
}

export interface ChecklistView {
  readonly title: string;
  readonly sentence: string;
  readonly conditions: readonly ConditionLine[];
}

/** Sentences in which a category was heard, drawn by chance, or why they are not shown. */
export interface CategoryEvidence {
  readonly category: string;
  readonly said: { readonly kind: 'shown'; readonly quotes: readonly Quote[] } | Hidden;
}

/** One team's numbers, in the order of the lens's parts. */
export interface LensTeam {
  readonly team: TeamName;
  readonly parts: readonly LensPartView[];
}

/** One lens for one group: a team, or all teams together. */
export interface LensView extends Timed {
  /** Absent for all teams together. */
  readonly team?: TeamName;
  readonly periods: readonly Period[];
  /** Some conversations were labelled by other words than those in force: nothing of a newer lens was heard in them. */
  readonly outdated: boolean;
  readonly lens: LensName;
  readonly parts: readonly LensPartView[];
  readonly checklist?: ChecklistView;
  readonly evidence: readonly CategoryEvidence[];
  /** Each team by itself; empty on a team's own page. */
  readonly teams: readonly LensTeam[];
}

/** One lens on a page that shows all. */
export interface LensSummary {
  readonly lens: LensName;
  readonly parts: readonly LensPartView[];
}

/** The answers of all lenses on one screen. */
export interface LensesView extends Timed {
  readonly team?: TeamName;
  readonly periods: readonly Period[];
  readonly outdated: boolean;
  readonly perspective: Perspective & {
    readonly title: string;
    readonly question: string;
    readonly sentence: string;
  };
  readonly lenses: readonly LensSummary[];
}
