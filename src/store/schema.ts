import type { Generated } from 'kysely';
import type { Audience, Channel, Label, MatchState, Side } from '../model/index.js';
import type { HeardTables } from './heard-schema.js';
import type { KeptTables } from './kept-schema.js';
import type { OwnTables } from './own-schema.js';

/** 0 or 1: SQLite has no boolean, and one schema serves both databases. */
export type Flag = 0 | 1;

/** The row of `teams` that stands for everybody who is on no team. Made by the first migration. */
export const UNASSIGNED = 0;

interface MigrationTable {
  name: string;
  appliedAt: string;
}

interface TeamTable {
  id: Generated<number>;
  name: string;
}

/** Everybody who spoke, as a keyed pseudonym. No name, no address. */
interface PersonTable {
  id: Generated<number>;
  pseudonym: string;
}

/** What the store remembers about itself. */
interface MarkTable {
  name: string;
  value: string;
}

/** The only place for names. It can be emptied without touching a single result. */
interface DirectoryTable {
  pseudonym: string;
  name: string;
}

export type ImportState = 'running' | 'imported' | 'failed';

interface ImportTable {
  id: Generated<number>;
  fileName: string;
  sha256: string;
  bytes: number;
  source: string;
  format: string;
  /** What the file was read with (team, roster, mapping…), as one comparable string. */
  options: string;
  analyzer: string;
  state: ImportState;
  sample: Flag;
  /** 1 once a later import has replaced one of this import's conversations. */
  superseded: Flag;
  startedAt: string;
  finishedAt: string | null;
  conversations: number;
  unchanged: number;
  replaced: number;
  utterances: number;
  statements: number;
  problems: number;
}

interface ImportProblemTable {
  importId: number;
  position: number;
  code: string;
  message: string;
  line: number | null;
  column: number | null;
}

interface ImportSetAsideTable {
  importId: number;
  reason: string;
  count: number;
}

interface ConversationTable {
  id: Generated<number>;
  source: string;
  externalId: string;
  fingerprint: string;
  analyzer: string;
  title: string;
  channel: Channel;
  startedAt: string | null;
  importId: number;
  utterances: number;
  statements: number;
  /** When it was first stored: retention counts from here, and a later version does not move it. */
  storedAt: string;
  /** When the retention time ended and the words were deleted; the counts stay. */
  textErasedAt: string | null;
}

/** One speaker in one conversation: enough to count distinct people and to see who dominates. */
interface VoiceTable {
  conversationId: number;
  position: number;
  personId: number;
  teamId: number;
  side: Side;
  turns: number;
  words: number;
  statements: number;
  /** Statements labelled centric, focused or mixed: those that the ratio is made of. */
  counted: number;
}

interface UtteranceTable {
  conversationId: number;
  position: number;
  /** `voices.position` */
  voice: number;
  audience: Audience;
  text: string;
  /** ISO 639-1, where it could be told. */
  language: string | null;
  startMs: number | null;
  endMs: number | null;
  at: string | null;
  line: number | null;
}

interface StatementTable {
  conversationId: number;
  position: number;
  /** `utterances.position` */
  utterance: number;
  /** Offsets into the utterance's text: the words themselves are stored once, there. */
  start: number;
  end: number;
  audience: Audience;
  label: Label;
  centric: number;
  focused: number;
  customer: Flag;
  teamId: number;
  /** A number that stands for chance: reading in its order is a random sample, without a scan. */
  shuffle: number;
}

interface CategoryTable {
  id: Generated<number>;
  lens: string;
  name: string;
}

interface EntryTable {
  id: Generated<number>;
  categoryId: number;
  name: string;
}

interface MatchTable {
  conversationId: number;
  /** `statements.position` */
  statement: number;
  position: number;
  entryId: number;
  start: number;
  end: number;
  state: MatchState;
  weightCentric: number | null;
  weightFocused: number | null;
}

interface TallyTable {
  conversationId: number;
  teamId: number;
  statements: number;
  centric: number;
  focused: number;
  mixed: number;
  neutral: number;
  none: number;
  words: number;
  turns: number;
  people: number;
}

interface CategoryCountTable {
  conversationId: number;
  teamId: number;
  categoryId: number;
  statements: number;
  centric: number;
  focused: number;
  mixed: number;
  words: number;
  turns: number;
  /** Turns of somebody else right after a turn with the category. */
  replies: number;
  people: number;
  /** JSON: the `voices.position` of everybody who said it. */
  voices: string;
}

/** Talk between two teams: turns of `teamId` that come right after a turn of `answersTeamId`. */
interface ExchangeTable {
  conversationId: number;
  teamId: number;
  answersTeamId: number;
  turns: number;
  people: number;
  centric: number;
  focused: number;
  mixed: number;
}

/** Statements of one voice that count for the ratio and stand in turns right after one of another team. */
interface ReplyTable {
  conversationId: number;
  /** `voices.position` */
  voice: number;
  answersTeamId: number;
  counted: number;
}

interface LockTable {
  name: string;
  /** Chance, one for each process: tells an earlier process of the same number from this one. */
  life: string;
  host: string;
  pid: number;
  since: string;
  /** When the holder last said that it is alive. */
  beat: string;
}

export type RunState = 'running' | 'done' | 'failed' | 'interrupted';

interface RunTable {
  id: Generated<number>;
  kind: string;
  state: RunState;
  startedAt: string;
  finishedAt: string | null;
  /** JSON: what it did, in counts and words without names. */
  outcome: string | null;
}

/** How far each thing of a source has been read. */
interface CursorTable {
  source: string;
  name: string;
  value: string;
  /** The import that it tells of, and with which it is deleted. */
  importId: number | null;
}

/** Which column of a table holds what, for the next one of that kind. */
interface MappingTable {
  name: string;
  /** JSON: what it holds → the column's name. */
  columns: string;
}

/** Who was erased: the files that hold their words may be read again, and they must not come back. */
interface ErasureTable {
  pseudonym: string;
  erasedAt: string;
}

/** Every table, in camel case; the columns in the database are in snake case. */
export interface Schema extends HeardTables, KeptTables, OwnTables {
  migrations: MigrationTable;
  teams: TeamTable;
  people: PersonTable;
  marks: MarkTable;
  directory: DirectoryTable;
  imports: ImportTable;
  importProblems: ImportProblemTable;
  importSetAside: ImportSetAsideTable;
  conversations: ConversationTable;
  voices: VoiceTable;
  utterances: UtteranceTable;
  statements: StatementTable;
  categories: CategoryTable;
  entries: EntryTable;
  matches: MatchTable;
  tallies: TallyTable;
  categoryCounts: CategoryCountTable;
  exchanges: ExchangeTable;
  replies: ReplyTable;
  locks: LockTable;
  runs: RunTable;
  cursors: CursorTable;
  erasures: ErasureTable;
  mappings: MappingTable;
}
