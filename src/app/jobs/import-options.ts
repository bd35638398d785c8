import { createHash } from 'node:crypto';
import type { ColumnMapping, Roster } from '../../ingest/index.js';
import type { Audience } from '../../model/index.js';
import type { Cursor } from '../../store/index.js';

/** What the person who brings a file says about it. */
export interface ImportOptions {
  /** Team of everybody for whom neither roster nor file names one. */
  readonly team?: string;
  readonly roster?: Roster;
  readonly audience?: Audience;
  readonly format?: string;
  readonly mapping?: ColumnMapping;
  /** When the talk took place (ISO 8601): for transcripts, and for tickets whose file does not say. */
  readonly startedAt?: string;
  /** A title for a transcript, instead of its file name. */
  readonly title?: string;
  /** Where tickets' numbers come from, if more than one system of a kind is imported; the system by default. */
  readonly source?: string;
  /** The nightly source that brings the file: stands for the system where the format does not tell. */
  readonly through?: string;
  /** True where a file of the same name is always the same conversation, as in a watched directory. */
  readonly stableNames?: boolean;
  readonly sample?: boolean;
  /** Moved in the same transaction that stores the last of the file. */
  readonly cursor?: Cursor;
}

/** The options that change what is read from a file, as one comparable string. */
export function comparable(options: ImportOptions): string {
  const { team, roster, audience, format, mapping, startedAt, title } = options;
  const members =
    roster && createHash('sha256').update(JSON.stringify(roster.members)).digest('hex').slice(0, 16);
  return JSON.stringify({ team, roster: members, audience, format, mapping, startedAt, title });
}
