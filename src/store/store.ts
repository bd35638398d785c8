import type {
  Audience,
  Channel,
  Conversation,
  Label,
  PerspectiveSide,
  Problem,
  SetAside,
  Side,
  Statement,
  Tally,
} from '../model/index.js';
import type { ImportState, RunState } from './schema.js';
import type { SpokenStatement } from './write/counts.js';

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

/** How much one person said in one month, on one team and channel. The person is a number without a name. */
export interface Presence {
  readonly person: number;
  readonly team: number;
  readonly channel: Channel;
  /** `YYYY-MM`; absent for conversations without a date. */
  readonly month?: string;
  readonly statements: number;
  /** Those that are centric, focused or mixed. */
  readonly counted: number;
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

/** How much of a team's talk goes to one category. */
export interface CategoryCount {
  readonly lens: string;
  readonly category: string;
  readonly statements: number;
  readonly centric: number;
  readonly focused: number;
  readonly mixed: number;
  readonly words: number;
  readonly turns: number;
}

/** The same in one conversation, for intervals that resample conversations. */
export interface CategoryTally extends CategoryCount {
  readonly conversation: string;
  readonly people: number;
}

/** Talk between two teams: the turns of `from` that answer a turn of `to`. */
export interface Exchange {
  readonly from: Team;
  readonly to: Team;
  readonly turns: number;
  readonly conversations: number;
  readonly centric: number;
  readonly focused: number;
  readonly mixed: number;
  /** Distinct people of `from` in those conversations. */
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

/** A file about to be imported. */
export interface ImportFile {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Where ids are unique: a conversation with the same source and id replaces the earlier one. */
  readonly source: string;
  readonly format: string;
  /** What the file is read with (team, roster…) as one string: other options make another result. */
  readonly options: string;
  /** Version of the analyzer and its lexicons. */
  readonly analyzer: string;
  readonly sample?: boolean;
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

/** Whether a file has to be read: `unchanged` names the import that brought the same content before. */
export type ImportStart =
  | { readonly kind: 'unchanged'; readonly before: ImportSummary }
  | { readonly kind: 'started'; readonly id: number };

export interface AnalysedConversation {
  readonly conversation: Conversation;
  readonly statements: readonly SpokenStatement[];
}

/** What one transaction stores. */
export interface ImportBatch {
  readonly conversations: readonly AnalysedConversation[];
  /** How many conversations were met that the store already holds just so. */
  readonly unchanged: number;
  readonly problems: readonly Problem[];
  readonly setAside: readonly SetAside[];
  /** How far its source has been read once the batch is stored. */
  readonly cursor?: Cursor;
  /** Given with the last batch. */
  readonly finish?: 'imported' | 'failed';
}

/** How far one thing of a source (a file of a directory, a ticket system) has been read. */
export interface Cursor {
  readonly source: string;
  readonly name: string;
  readonly value: string;
}

/** A lock that was asked for: held until it is released, or busy with somebody else. */
export type Lock =
  | { readonly kind: 'busy'; readonly host: string; readonly pid: number; readonly since: string }
  | { readonly kind: 'held'; readonly tookOver: boolean; release(): Promise<void> };

/** What a run did: counts, and words without names. */
export type Outcome = Readonly<Record<string, string | number>>;

/** One run of a job that nobody watches. */
export interface Run {
  readonly id: number;
  readonly kind: string;
  readonly state: RunState;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly outcome: Outcome;
}

/** A conversation that the store holds: by which import, with what content, labelled by which analyzer. */
export interface Known {
  readonly importId: number;
  readonly fingerprint: string;
  readonly analyzer: string;
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

/** Everything the store holds about one person. */
export interface Subject {
  readonly pseudonym: string;
  /** As the directory knows it. */
  readonly name?: string;
  readonly conversations: readonly {
    readonly title: string;
    readonly channel: Channel;
    readonly startedAt?: string;
    readonly team: Team;
    readonly side: Side;
    readonly turns: number;
    readonly words: number;
    readonly statements: number;
    /** Their words; none where the retention time is over. */
    readonly said: readonly string[];
  }[];
}

/** What the erasure of a person took away. */
export interface ErasedSubject {
  /** In how many conversations they spoke. */
  readonly conversations: number;
  readonly utterances: number;
  /** Conversations whose words were gone already: their counts could not be made anew and stay. */
  readonly frozen: number;
}

/** What a deletion took away. */
export interface Deleted {
  readonly imports: number;
  readonly conversations: number;
  readonly utterances: number;
  readonly statements: number;
}

/**
 * Conversations with their labels, the counts kept beside them, and where they came from.
 * Reads see the last committed state; each writing call is one transaction.
 */
export interface Store {
  /** Every team that said something in the scope, with its sums, by name. */
  teams(scope?: Scope): Promise<readonly TeamTotals[]>;
  /** The team with this number, or with this name; none when there is no such team. */
  team(idOrName: number | string): Promise<Team | undefined>;
  /** One row per conversation and team in the scope, oldest first. */
  tallies(scope: Scope): Promise<readonly TeamTally[]>;
  /** Distinct people in the scope; over several teams a person counts once. */
  people(scope: Scope): Promise<People>;
  presence(): Promise<readonly Presence[]>;
  /** Changes whenever anything is written: the same number means the same answers. */
  version(): Promise<number>;
  /** Sums per category, most statements first. */
  categories(scope: Scope & { readonly lens?: string }): Promise<readonly CategoryCount[]>;
  categoryTallies(scope: Scope & { readonly lens: string }): Promise<readonly CategoryTally[]>;
  exchanges(scope?: Scope): Promise<readonly Exchange[]>;
  /** A random sample of statements that count for one side, the same for the same seed. */
  evidence(question: EvidenceQuestion): Promise<readonly Evidence[]>;
  /** Newest first. */
  conversations(
    scope: Scope & { readonly limit: number; readonly offset?: number },
  ): Promise<readonly ConversationSummary[]>;
  conversation(id: number): Promise<StoredConversation | undefined>;
  /** Names of this conversation's speakers, for redacting them; empty once the directory is dropped. */
  namesIn(conversation: number): Promise<readonly string[]>;
  /** Newest first. */
  imports(page: { readonly limit: number; readonly offset?: number }): Promise<readonly ImportSummary[]>;
  importDetail(id: number): Promise<ImportDetail | undefined>;
  totals(): Promise<StoreTotals>;
  /** Runs of jobs, the latest first. */
  runs(question: { readonly kind?: string; readonly limit: number }): Promise<readonly Run[]>;
  /** How far each thing of a source has been read, by its name. */
  cursors(source: string): Promise<ReadonlyMap<string, string>>;

  /** Recognises a file that was imported before; takes up an import that was interrupted. */
  beginImport(file: ImportFile): Promise<ImportStart>;
  /** Of these ids of a source, those that the store holds. */
  known(source: string, ids: readonly string[]): Promise<ReadonlyMap<string, Known>>;
  /** Stores a batch in one transaction. A conversation that is there already is replaced. */
  saveBatch(importId: number, batch: ImportBatch): Promise<void>;

  moveCursor(cursor: Cursor): Promise<void>;
  /** Takes a lock that holds across processes; one whose holder is gone, or silent for ten minutes, is taken over. */
  lock(name: string): Promise<Lock>;
  /** Opens the record of a run; the caller holds the lock for this kind of run. */
  beginRun(kind: string): Promise<number>;
  finishRun(id: number, state: Exclude<RunState, 'running'>, outcome: Outcome): Promise<void>;

  /** Deletes the words of conversations first stored before a time (ISO 8601); their counts stay. */
  eraseTexts(before: string): Promise<Deleted>;
  /** Deletes conversations that took place before a time, with their counts. */
  eraseCounts(before: string): Promise<Deleted>;
  deleteSamples(): Promise<Deleted>;
  deleteImport(id: number): Promise<Deleted>;
  /** Pseudonyms of those who were imported under this identity (as a roster or a file gives it) or name. */
  pseudonyms(identityOrName: string): Promise<readonly string[]>;
  /** What is held about one person, for themselves. */
  subject(pseudonym: string): Promise<Subject | undefined>;
  eraseSubject(pseudonym: string): Promise<ErasedSubject>;
  /** Forgets every name; results stay as they are. */
  dropDirectory(): Promise<number>;
  close(): Promise<void>;
}
