import type { Conversation, Problem, SetAside } from '../model/index.js';
import type { ImportSummary } from './answers.js';
import type { SpokenStatement } from './write/counts.js';

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
  /** True for a source that never ends, such as a ticket system: one import for good, begun again each time. */
  readonly standing?: boolean;
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
  /** Ids of conversations that were deleted where they come from: they are deleted here with their counts. */
  readonly gone?: readonly string[];
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

/** A conversation that the store holds: by which import, with what content, labelled by which analyzer. */
export interface Known {
  readonly importId: number;
  readonly fingerprint: string;
  readonly analyzer: string;
}

/** Hides names in a text, sign for sign, so that offsets into it still hold; tells in how many places. */
export type MaskNames = (
  text: string,
  names: readonly string[],
  parts: 'parts' | 'whole',
) => { readonly text: string; readonly places: number };

/** What else is known of a person who is to be erased. */
export interface AlsoKnown {
  /** Names and e-mail addresses that others may have used, beside the one of the directory. */
  readonly names: readonly string[];
  /** Under which they may be imported again. */
  readonly identities: readonly string[];
}

/** What the erasure of a person took away. */
export interface ErasedSubject {
  /** In how many conversations they spoke. */
  readonly conversations: number;
  readonly utterances: number;
  /** In how many places of other people's words, titles, problems and file names their name was hidden. */
  readonly places: number;
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
