import type { Change, FunnelLimits, Gap } from '../measure/index.js';
import type {
  CannotCorrect,
  Channel,
  Grain,
  Hidden,
  Label,
  Measured,
  Period,
  PerspectiveSide,
  Problem,
  SetAside,
  Shown,
} from '../model/index.js';
import type { OwnPlace } from '../store/index.js';
import type { LensSummary } from './lens-views.js';
import type { Evidence, Question, Quote, TurnView } from './said.js';

export type * from './lens-views.js';
export type * from './said.js';

/** A team as pages name it. Addresses carry the id, never the name. */
export interface TeamName {
  readonly id: number;
  readonly name: string;
}

/** The two numbers that every group has. */
export interface Perspective {
  readonly ratio: Measured;
  readonly customerShare: Measured;
}

/** Why the classifier's own error cannot be taken out of a number. */
export interface Uncorrected {
  readonly kind: 'cannot-correct';
  readonly reason: CannotCorrect['reason'] | 'not-measured' | 'one-sided';
}

/** What careful readers would have counted, or why that cannot be told. */
export type Corrected = Measured | Uncorrected;

export interface CorrectedPerspective extends Perspective {
  readonly corrected: Corrected;
  /** How many statements the team's own readers labelled, where the corrected number rests on them. */
  readonly ownLabels?: number;
}

/** A sentence that waits for a person's label; nothing of it says what the machine made of it. */
export interface Waiting {
  readonly kind: 'waiting';
  readonly place: OwnPlace;
  /** What was said right before, without anything personal. */
  readonly before: string;
  readonly text: string;
  readonly toCustomer: boolean;
}

/** How far a team has labelled a sample of its own, and the next sentence. */
export interface OwnSampleView {
  readonly team: TeamName;
  readonly labelled: number;
  readonly wanted: number;
  /** Of each machine label so many must be labelled before the sample counts. */
  readonly leastOfEach: number;
  readonly next: Waiting | Hidden | { readonly kind: 'done' };
}

/** A number that leans on those of other teams, and how much of it is theirs, 0 to 1. */
export interface Pooled extends Shown {
  readonly borrowed: number;
}

/** Lexicons and weights: those in force, other ones, or some of the talk by each. */
export type LabelledBy = 'words in force' | 'earlier words' | 'both';

/** One period of a trend; one in which nothing was said is a gap. */
export interface TrendPoint {
  readonly period: Period;
  readonly ratio: Measured | Gap;
  readonly customerShare: Measured | Gap;
  /** Of the ratio, against the period before. */
  readonly change?: Change;
  /** By which lexicons and weights its talk was labelled; absent for a gap, and where it is not known which are in force. */
  readonly labelledBy?: LabelledBy;
  /** Labelled otherwise than the last period with talk before it: a line may not join the two. */
  readonly breaks: boolean;
}

export interface TeamLine extends Perspective {
  readonly team: TeamName;
  /** Absent for a single file or conversation, which is too little to correct. */
  readonly corrected?: Corrected;
  /** Absent where there are no more than five teams with a number. */
  readonly pooled?: Pooled;
}

/** How a page cuts time, and what part of it it tells of. */
export interface Timed {
  readonly grain: Grain;
  /** The period that was asked for; absent for everything. */
  readonly period?: Period;
}

/** The first page. */
export interface HomeView extends CorrectedPerspective, Timed {
  readonly sentence: string;
  readonly conversations: number;
  readonly trend: readonly TrendPoint[];
  readonly teams: readonly TeamLine[];
  readonly imports: readonly ImportLine[];
  /** What somebody should look at, each in a sentence. */
  readonly attention: readonly string[];
}

export interface TeamsView extends Timed {
  readonly sentence: string;
  /** Those that can be asked for. */
  readonly periods: readonly Period[];
  readonly overall: CorrectedPerspective;
  readonly teams: readonly TeamLine[];
  /** Absent with fewer than three teams to compare. */
  readonly funnel?: FunnelView;
}

/** Teams against the limits that chance alone would keep them in; no team is above another. */
export interface FunnelView {
  readonly overall: number;
  /** How much wider the limits are than for independent statements, in units of variance. */
  readonly dispersion: number;
  readonly curve: readonly FunnelLimits[];
  readonly teams: readonly {
    readonly name: string;
    readonly ratio: Shown;
    readonly place: 'within' | 'beyond-95' | 'beyond-998';
  }[];
}

/** One category of the perspective lens in one team's talk. */
export interface ThemeLine {
  readonly category: string;
  readonly side: PerspectiveSide;
  readonly meaning: string;
  /** Share of the team's statements about customers in which the theme is heard. */
  readonly share: Measured;
}

/** How much of a team's talk goes to one theme. */
export interface EngagementLine {
  readonly category: string;
  /** Share of the people who spoke of it, 0 to 1; counted from people. Only of all time. */
  readonly people?: Measured;
  /** Shares of all words and of all turns, 0 to 1. */
  readonly words: Measured;
  readonly turns: Measured;
  /** Turns of others right after it, per 100 turns that carry it. */
  readonly replies: Measured;
}

/** One team in one period. */
export interface MonthlyTeam extends TeamLine {
  readonly sentence: string;
  readonly questions: readonly Question[];
}

/** A period on paper; nothing where no conversation has a date. */
export type MonthlyView =
  | { readonly kind: 'nothing-dated' }
  | {
      readonly kind: 'period';
      readonly grain: Grain;
      readonly period: Period;
      readonly periods: readonly Period[];
      readonly sentence: string;
      readonly overall: CorrectedPerspective;
      /** Up to this period. */
      readonly trend: readonly TrendPoint[];
      readonly teams: readonly MonthlyTeam[];
    };

/** A team in the network; its size is how much it talks of customers, nothing where that is hidden. */
export interface NetworkNode {
  readonly id: number;
  readonly name: string;
  /** Within the unit square, y downwards. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly customerShare: Measured;
  /** The themes that take most of its words, the first most. */
  readonly engagedIn: readonly EngagementLine[];
}

/** Talk between two teams, both ways together. */
export interface NetworkEdge {
  readonly between: readonly [string, string];
  /** How often one answered the other; absent where there is no ratio. */
  readonly turns?: number;
  readonly ratio: Measured;
}

/** The organisation as a network of conversations. */
export interface NetworkView {
  readonly sentence: string;
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
}

/** One category of any lens in all talk. */
export interface HeardCategory {
  readonly number: Measured;
  readonly unit: 'share' | 'per 100 statements';
  /** Sentences that hold it, or why they are not shown. */
  readonly said: { readonly kind: 'shown'; readonly quotes: readonly Quote[] } | Hidden;
}

export interface TeamView extends CorrectedPerspective, Timed {
  readonly team: TeamName;
  readonly sentence: string;
  readonly trend: readonly TrendPoint[];
  readonly themes: readonly ThemeLine[];
  readonly engagement: readonly EngagementLine[];
  /** What the other lenses show. */
  readonly lenses: readonly LensSummary[];
  readonly evidence: Evidence;
  readonly questions: readonly Question[];
}

export interface ConversationView {
  readonly id: number;
  readonly title: string;
  readonly channel: Channel;
  readonly startedAt?: string;
  readonly utterances: number;
  readonly teams: readonly TeamLine[];
  /** The words, or why they are not shown. */
  readonly transcript:
    | {
        readonly kind: 'shown';
        /** Only turns in which this label was given. */
        readonly label?: Label;
        /** The first of these turns, from 1. */
        readonly from: number;
        /** How many there are to be shown in all. */
        readonly of: number;
        readonly turns: readonly TurnView[];
      }
    | { readonly kind: 'erased'; readonly at: string }
    | { readonly kind: 'not-yours' };
}

export interface ImportLine {
  readonly id: number;
  readonly file: string;
  readonly state: 'running' | 'imported' | 'failed';
  readonly sample: boolean;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly conversations: number;
  readonly unchanged: number;
  readonly replaced: number;
  readonly utterances: number;
  readonly statements: number;
  readonly problems: number;
}

export interface ImportView extends ImportLine {
  /** Whether the person who asks brought the file: then its own result is shown in full. */
  readonly own: boolean;
  readonly problemList: readonly Problem[];
  readonly setAside: readonly SetAside[];
  /** What was said in this file alone. */
  readonly teams: readonly TeamLine[];
  /** The number of the first one listed; 1 is the latest. */
  readonly from: number;
  readonly conversationList: readonly { readonly id: number; readonly title: string }[];
}

export interface ImportsView {
  readonly imports: readonly ImportLine[];
  /** The number of the first one listed; 1 is the latest. */
  readonly from: number;
  /** Whether there are earlier ones. */
  readonly more: boolean;
}
