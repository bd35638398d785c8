import type { Audience, Channel, Conversation, Problem, Side } from '../model/index.js';
import type { Entry } from './content/archive.js';
import type { Line } from './content/lines.js';
import type { Source } from './content/source.js';
import type { Roster } from './people/roster.js';
import type { ProblemLog } from './problems.js';
import type { Boilerplate } from './said/boilerplate.js';
import type { ColumnMapping } from './ticket/columns.js';

/** What the person who brings a file can say about it. */
export interface IngestOptions {
  /** Name of a format, to skip the choice by content. */
  readonly format?: string;
  /** Which column holds what, for CSV files whose header does not say. */
  readonly mapping?: ColumnMapping;
  readonly roster?: Roster;
  /** Team of everybody for whom neither the roster nor the file names one. */
  readonly team?: string;
  /** To whom the words were addressed, where the file does not say. */
  readonly audience?: Audience;
  /** Which lines come again and again, where earlier files of the same system have been read; only this file's otherwise. */
  readonly boilerplate?: Boilerplate;
}

export type IngestEvent =
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Somebody as the file names them, before roster and other spellings are considered. */
export interface Person {
  readonly name: string;
  readonly email?: string | undefined;
  /** The system's own id of the account, which tells people apart where there is no name. */
  readonly account?: string | undefined;
  readonly side?: Side | undefined;
  readonly team?: string | undefined;
  /** True where the format itself says that this is a machine. */
  readonly bot?: boolean | undefined;
}

/** One piece of talk as a reader finds it. Without a speaker, the file does not say who it was. */
export interface Turn {
  readonly speaker?: Person | undefined;
  readonly text: string;
  /** The text as it was, where something was set aside from it. */
  readonly original?: string | undefined;
  readonly audience?: Audience | undefined;
  /** A customer could read it: what an organisation's people wrote is then addressed to the customer. */
  readonly isPublic?: boolean | undefined;
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
  readonly at?: string | undefined;
  readonly line?: number | undefined;
}

/** A conversation as a reader finds it. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly channel: Channel;
  readonly startedAt?: string | undefined;
  readonly turns: readonly Turn[];
  /** Reason → how often. */
  readonly setAside: ReadonlyMap<string, number>;
  readonly pieces: number;
}

/** What could not be read, on its way out of a reader. */
export interface ProblemFound {
  readonly kind: 'problem';
  readonly problem: Problem;
}

/** So many more problems of one kind than were told one by one. */
export interface MoreProblems {
  readonly kind: 'more';
  readonly code: string;
  readonly count: number;
}

export type Found = { readonly kind: 'draft'; readonly draft: Draft } | ProblemFound | MoreProblems;

/** What a reader finds, by the batch: waiting for each of a million records would take longer than reading them. */
export type Findings = AsyncIterable<readonly Found[]>;

export function isProblem(value: object): value is ProblemFound {
  return 'kind' in value && value.kind === 'problem';
}

/** The beginning of a file: enough to tell its format. */
export interface Head {
  readonly name: string;
  /** The first characters, at most half a million; empty for archives. */
  readonly text: string;
  /** Its lines, at most the first 2,000. */
  readonly lines: readonly string[];
  /** The first row, where the text looks like a table. */
  readonly columns: readonly string[];
  /** The first JSON record, cut short where the head ends inside it. */
  readonly json: unknown;
  /** Names of the files inside, for archives. */
  readonly entries: readonly string[];
}

/** What a reader reads from. Text is opened anew with each call. */
export interface Input {
  readonly name: string;
  readonly head: Head;
  readonly options: IngestOptions;
  text(): AsyncIterable<string>;
  /** Its lines, by the batch. */
  lines(longest?: number): AsyncIterable<readonly Line[]>;
  /** For problems that may come by the million; others are simply yielded. */
  readonly problems: ProblemLog;
  /** The bytes themselves, unpacked where they were gzip. */
  readonly source: Source;
  /** The files inside, where the source is a zip archive. */
  readonly entries: readonly Entry[];
  /** Reads a file that was found inside this one, whatever its format. */
  inner(source: Source): Findings;
}

/** How a format knew a file: how sure it is, 0 to 1, and why, in words. */
export interface Recognition {
  readonly sure: number;
  readonly why: string;
}

/** One file format. A new one is a new file with one of these and a line in `formats.ts`. */
export interface Format {
  /** Stable kebab-case name. */
  readonly name: string;
  readonly title: string;
  /** With the dot, lower case; used only between formats that are equally sure. */
  readonly extensions: readonly string[];
  recognise(head: Head): Recognition | undefined;
  read(input: Input): Findings;
}

/** Recognised by a pattern that only this format has. */
export function certain(why: string): Recognition {
  return { sure: 1, why };
}

export function problem(code: string, message: string, line?: number): ProblemFound {
  return { kind: 'problem', problem: line === undefined ? { code, message } : { code, message, line } };
}
