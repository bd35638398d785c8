/** On whose side of the conversation somebody stands. `unknown` is said on the page, never guessed. */
export type Side = 'organisation' | 'customer' | 'unknown';

/** To whom words were addressed: colleagues, or the customer ("you" is then the customer). */
export type Audience = 'internal' | 'customer' | 'unknown';

/** Where the talk happened. Classifier error is measured, and numbers are compared, per channel. */
export type Channel = 'meeting' | 'ticket' | 'chat';

/** Somebody who speaks in one conversation. */
export interface Speaker {
  /** Canonical key: unique within the conversation, and the same for one known person across files. */
  readonly key: string;
  /** The name as the file gives it. Never stored with results. */
  readonly label: string;
  readonly side: Side;
  /** Team by the roster, the export's own field or the upload form; absent means unassigned. */
  readonly team?: string;
  /** True for "Speaker 1", phone numbers, rooms and bots: not a known person, never merged across files. */
  readonly generic?: boolean;
}

/** One turn of talk: what one speaker said, as far as it counts as said. */
export interface Utterance {
  /** `Speaker.key` */
  readonly speaker: string;
  readonly text: string;
  /** The text as the file gives it, where quoted replies or a signature were set aside from it. */
  readonly original?: string | undefined;
  /** ISO 639-1 code of the language, where it could be told. */
  readonly language?: string | undefined;
  readonly audience: Audience;
  /** Milliseconds from the start of the recording. */
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
  /** ISO 8601 date and time, for written messages. */
  readonly at?: string | undefined;
  /** 1-based line of the source file. */
  readonly line?: number | undefined;
}

/** Text that was in the file but was not said: events, quoted replies, signatures, macros. */
export interface SetAside {
  readonly reason: string;
  readonly count: number;
}

/** One meeting, ticket or chat thread. */
export interface Conversation {
  /** Stable within its source: a ticket's number, or the file's name. */
  readonly id: string;
  readonly title: string;
  readonly channel: Channel;
  /** ISO 8601; absent where the file does not say and nobody told us. */
  readonly startedAt?: string;
  readonly speakers: readonly Speaker[];
  readonly utterances: readonly Utterance[];
  readonly setAside: readonly SetAside[];
  /** How many cues, rows or messages of the file it was made from. */
  readonly pieces?: number;
}
