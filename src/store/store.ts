import type { Conversation } from '../model/index.js';
import type {
  ConversationSummary,
  Evidence,
  EvidenceQuestion,
  ImportDetail,
  ImportSummary,
  People,
  Presence,
  ReplyPresence,
  Run,
  SavedMapping,
  Sayer,
  Scope,
  StoredConversation,
  StoreTotals,
  Stretch,
  Team,
  TeamTally,
  TeamTotals,
} from './answers.js';
import type {
  AlsoKnown,
  Cursor,
  Deleted,
  ErasedSubject,
  ImportBatch,
  ImportFile,
  ImportStart,
  Known,
  Lock,
  Outcome,
} from './changes.js';
import type {
  HeardCategories,
  HeardEntries,
  HeardEvidenceQuestion,
  HeardPresence,
  HeardSpread,
  InTime,
} from './heard-answers.js';
import type { OwnAnswer, OwnLabelled, OwnPlace, ToLabel } from './own-answers.js';
import type { RunState } from './schema.js';
import type { Subject } from './subject-answers.js';
import type { CategorySums, ExchangeSums, TalkCell, TalkPart } from './sums-answers.js';
import type { SpokenStatement } from './write/counts.js';

type Statements = readonly SpokenStatement[];

/**
 * Conversations with their labels, the counts kept beside them, and where they came from.
 * Reads see the last committed state; each writing call is one transaction.
 */
export interface Store {
  /** Every team that said something in the scope, with its sums, by name. */
  teams(scope?: Scope): Promise<readonly TeamTotals[]>;
  allTeams(): Promise<readonly Team[]>;
  /** The team with this number, or with this name; none when there is no such team. */
  team(idOrName: number | string): Promise<Team | undefined>;
  /** One row per conversation and team in the scope, oldest first. */
  tallies(scope: Scope): Promise<readonly TeamTally[]>;
  /** Distinct people in the scope; over several teams a person counts once. */
  people(scope: Scope): Promise<People>;
  presence(stretch?: Stretch): Promise<Iterable<Presence>>;
  replyPresence(stretch?: Stretch): Promise<Iterable<ReplyPresence>>;
  /** What was counted by team, stretch of time (months unless asked otherwise), channel and version of the lexicons. */
  talkCells(stretch?: Stretch): Promise<readonly TalkCell[]>;
  /** Single conversations of the teams and stretches of time that have at most so many. */
  talkParts(most: number, stretch?: Stretch): Promise<Iterable<TalkPart>>;
  exchangeSums(): Promise<readonly ExchangeSums[]>;
  /** How much talk went to each category of a lens, of every team and all together. */
  categorySums(question: InTime & { readonly lens: string }): Promise<readonly CategorySums[]>;
  /** How many statements of a team, or of all, hold each of some entries of any lens but the perspective. */
  entrySums(
    question: HeardEntries & InTime & { readonly team?: number | undefined },
  ): Promise<ReadonlyMap<string, number>>;
  /** Who spoke of each theme of a lens. */
  sayers(question: InTime & { readonly lens: string }): Promise<readonly Sayer[]>;
  heardSpread(question: HeardCategories & InTime): Promise<readonly HeardSpread[]>;
  heardPresence(question: HeardCategories, stretch?: Stretch): Promise<Iterable<HeardPresence>>;
  /** Statements in which it was heard, drawn by chance, of as many conversations as there are; the same for the same seed. */
  heardEvidence(question: HeardEvidenceQuestion): Promise<readonly Evidence[]>;
  /** Changes whenever anything is written: the same number means the same answers. */
  version(): Promise<number>;
  /** How often something was deleted or erased: with the same number, what was told before may still be told. */
  removals(): Promise<number>;
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

  /** Every statement that a person labelled and that still stands as it was. */
  ownLabels(): Promise<readonly OwnLabelled[]>;
  /** A statement drawn at random among those that nobody has labelled yet. */
  toLabel(question: ToLabel): Promise<OwnPlace | undefined>;
  /** Keeps a person's answer; false where there is no such statement. */
  saveOwnLabel(place: OwnPlace, answer: OwnAnswer): Promise<boolean>;
  /** What was remembered under a name of the form `job: what`. */
  mark(name: string): Promise<string | undefined>;
  setMark(name: string, value: string): Promise<void>;
  mappings(): Promise<readonly SavedMapping[]>;
  /** Keeps a mapping; an earlier one of the same name is replaced. */
  saveMapping(mapping: SavedMapping): Promise<void>;

  /** Recognises a file that was imported before; takes up an import that was interrupted. */
  beginImport(file: ImportFile): Promise<ImportStart>;
  /** Of these ids of a source, those that the store holds. */
  known(source: string, ids: readonly string[]): Promise<ReadonlyMap<string, Known>>;
  /** The ids, in their source, of all that an import brought. */
  broughtBy(importId: number): Promise<readonly string[]>;
  /** Stores a batch in one transaction. A conversation that is there already is replaced. */
  saveBatch(importId: number, batch: ImportBatch): Promise<void>;

  /** Moves a cursor by itself; it is deleted with the import that it tells of. */
  moveCursor(cursor: Cursor, importId: number): Promise<void>;
  /** Takes a lock that holds across processes; one whose holder is gone, or silent for ten minutes, is taken over. */
  lock(name: string): Promise<Lock>;
  /** Opens the record of a run; the caller holds the lock for this kind of run. */
  beginRun(kind: string): Promise<number>;
  finishRun(id: number, state: Exclude<RunState, 'running'>, outcome: Outcome): Promise<void>;

  /** Conversations with words whose labels come from another analyzer than this version. */
  outdated(analyzer: string, limit: number): Promise<readonly number[]>;
  /** Labels one stored conversation anew, and counts it anew. Its speakers are letters, its teams numbers. */
  relabel(
    conversation: number,
    analyzer: string,
    statementsOf: (conversation: Conversation) => Statements | Promise<Statements>,
  ): Promise<void>;

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
  eraseSubject(pseudonym: string, also?: AlsoKnown): Promise<ErasedSubject>;
  /** Forgets every name; results stay as they are. */
  dropDirectory(): Promise<number>;
  close(): Promise<void>;
}
