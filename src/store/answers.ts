import type {
  Audience,
  Channel,
  Label,
  PerspectiveSide,
  Problem,
  SetAside,
  Side,
  Statement,
  Tally,
} from '../model/index.js';
import type { ImportFile, Outcome } from './changes.js';
import type { ImportState, RunState } from './schema.js';

export interface Team {
  readonly id: number;
  /** '' for the group of those who are on no team. */
  readonly name: string;
  readonly assigned: boolean;
}

/** Which talk a question is about. `from` is the first moment inside, `to` the first one after (ISO 8601). */
export interface Scope {
  readonly from?: string;
  readonly to?: string;
  readonly channel?: Channel;
  readonly team?: number;
  /** What one import brought: for whoever brought it. */
  readonly importId?: number;
}

export type Labels = Readonly<Record<Label, number>>;

/** What one team said in a scope, summed. */
export interface TeamTotals extends Labels {
  readonly team: Team;
  readonly conversations: number;
  readonly statements: number;
  readonly words: number;
  readonly turns: number;
  readonly people: People;
}

/** How many distinct people speak, and how much of it is the most talkative one. */
export interface People {
  /** Distinct people with at least one statement. */
  readonly people: number;
  /** Those of them with at least one statement that is centric, focused or mixed: the people behind a ratio. */
  readonly countedPeople: number;
  /** Statements labelled centric, focused or mixed. */
  readonly counted: number;
  /** The most of those that one person said. */
  readonly mostOfOne: number;
}

/** How finely time is cut: by month, or into the days that a month and a week have in common. */
export type Stretch = 'month' | 'week';

/** The first day of such a stretch, `YYYY-MM-DD`; absent for conversations without a date. */
export interface Since {
  readonly since?: string | undefined;
}

/** Somebody on a team who spoke of a theme at least once. The person is a number without a name. */
export interface Sayer {
  readonly category: string;
  readonly team: number;
  readonly person: number;
}

/** How much one person said in one stretch of time, on one team and channel. The person is a number without a name. */
export interface Presence extends Since {
  readonly person: number;
  readonly team: number;
  readonly channel: Channel;
  readonly statements: number;
  /** Those that are centric, focused or mixed. */
  readonly counted: number;
}

/** How much of what one person said in one stretch of time answers another team. */
export interface ReplyPresence extends Omit<Presence, 'statements'> {
  /** The team whose turns came right before. */
  readonly answers: number;
}

/** What one team said in one conversation. */
export interface TeamTally extends Tally {
  readonly title: string;
  readonly channel: Channel;
  readonly startedAt?: string;
  readonly words: number;
  readonly turns: number;
  readonly people: number;
}

/** A statement as it is shown as evidence. Words are as said: `report` redacts them. */
export interface Evidence extends Statement {
  readonly conversation: number;
  readonly position: number;
  readonly title: string;
  readonly startedAt?: string;
  readonly speaker: string;
  readonly team: Team;
  /** Which import brought it: its words are open to whoever brought that file. */
  readonly importId: number;
}

export interface EvidenceQuestion extends Scope {
  readonly side: PerspectiveSide;
  readonly lens?: string;
  readonly category?: string;
  /** Only statements whose probability for the side is at least this. */
  readonly least?: number;
  readonly limit: number;
  /** The same seed gives the same sample. */
  readonly seed: number;
}

export interface ConversationSummary {
  readonly id: number;
  readonly externalId: string;
  readonly title: string;
  readonly channel: Channel;
  readonly startedAt?: string;
  readonly importId: number;
  readonly utterances: number;
  readonly statements: number;
}

export interface StoredVoice {
  /** "Speaker A": the same on every page of this conversation. */
  readonly speaker: string;
  readonly side: Side;
  readonly team: Team;
  readonly turns: number;
  readonly words: number;
  readonly statements: number;
}

export interface StoredUtterance {
  readonly position: number;
  readonly speaker: string;
  readonly side: Side;
  readonly team: Team;
  readonly audience: Audience;
  readonly text: string;
  /** ISO 639-1, where it could be told. */
  readonly language?: string;
  readonly startMs?: number;
  readonly at?: string;
  readonly statements: readonly (Statement & { readonly position: number })[];
}

export interface StoredConversation extends ConversationSummary {
  readonly sample: boolean;
  /** When the words were deleted because their retention time was over; `said` is then empty. */
  readonly textErasedAt?: string;
  readonly voices: readonly StoredVoice[];
  readonly said: readonly StoredUtterance[];
}

export interface ImportSummary extends ImportFile {
  readonly id: number;
  readonly state: ImportState;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly sample: boolean;
  readonly conversations: number;
  readonly unchanged: number;
  readonly replaced: number;
  readonly utterances: number;
  readonly statements: number;
  /** How many problems there were; the first thousand are kept. */
  readonly problems: number;
}

export interface ImportDetail extends ImportSummary {
  readonly problemList: readonly Problem[];
  readonly setAside: readonly SetAside[];
  readonly teams: readonly Team[];
}

/** Which column of a table holds what, kept by name. */
export interface SavedMapping {
  readonly name: string;
  /** What it holds → the column's name in the table's header. */
  readonly columns: Readonly<Record<string, string>>;
}

/** One run of a job that nobody watches. */
export interface Run {
  readonly id: number;
  readonly kind: string;
  readonly state: RunState;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly outcome: Outcome;
}

export interface StoreTotals {
  readonly conversations: number;
  readonly utterances: number;
  readonly statements: number;
  readonly sampleConversations: number;
  readonly teams: number;
  /** First and last day of talk, where known. */
  readonly first?: string;
  readonly last?: string;
}
