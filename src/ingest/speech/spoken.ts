import { isoDate } from '../content/date.js';
import type { Draft, Format, Person, Turn } from '../format.js';
import { jsonFormat } from '../json/format.js';
import { isObject, type JsonObject } from '../json/value.js';
import { goesOn, type Open } from '../transcript/join.js';
import { startOf, titleOf } from '../transcript/name.js';

/** A word, sentence or segment of recognised speech. */
export interface Spoken {
  readonly text: string;
  readonly speaker?: Person | undefined;
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
  /** Punctuation, which goes on the word before it without a space. */
  readonly glued?: boolean;
}

/** What a speech recogniser's file holds. */
export interface Recording {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly spoken: Iterable<Spoken>;
  /** Why something in the file is no speech, once for each such thing. */
  readonly asides?: readonly string[];
}

/** A `Format` for one recogniser's JSON. */
export function speechFormat(shape: {
  readonly name: string;
  readonly title: string;
  readonly lists?: readonly string[];
  isRecord(record: JsonObject): boolean;
  recording(record: JsonObject, wrapper: unknown): Recording;
}): Format {
  return jsonFormat({
    name: shape.name,
    title: shape.title,
    lists: shape.lists ?? [],
    isRecord: shape.isRecord,
    drafts: ({ value, line, wrapper }, input, index) => {
      if (!isObject(value)) return ['This record is no object and is left out.'];
      const recording = shape.recording(value, wrapper);
      const id = recording.id || (index === 0 ? input.name : `${input.name}#${index + 1}`);
      const title = recording.title || titleOf(input.name);
      return [
        draftOf(
          { ...recording, id, title, startedAt: recording.startedAt || startOf(input.name).startedAt },
          line,
        ),
      ];
    },
  });
}

/** A recording as a conversation, its words and segments joined to utterances. */
export function draftOf(recording: Recording & { id: string; title: string }, line: number): Draft {
  const { id, title, startedAt, asides = [] } = recording;
  const spoken = [...recording.spoken];
  const setAside = new Map<string, number>();
  for (const reason of asides) setAside.set(reason, (setAside.get(reason) ?? 0) + 1);
  return {
    id,
    title,
    channel: 'meeting',
    startedAt: isoDate(startedAt),
    turns: turnsOf(spoken, line),
    setAside,
    pieces: spoken.length + asides.length,
  };
}

/** "Speaker 1" for a recogniser's number or letter of a voice. */
export function voice(label: unknown): Person | undefined {
  if (typeof label === 'number') return { name: `Speaker ${label}` };
  if (typeof label !== 'string' || label === '') return undefined;
  return { name: /^(?:\d+|[A-Z])$/.test(label) ? `Speaker ${label}` : label };
}

/**
 * The words of several channels, which are several telephones, in the order of time. Words without a time stay behind
 * those before them.
 */
export function inTime(channels: readonly (readonly Spoken[])[]): readonly Spoken[] {
  const timed = channels.flatMap((words) => {
    let at = 0;
    return words.map((word) => {
      at = word.startMs ?? at;
      return { word, at };
    });
  });
  return timed.sort((one, other) => one.at - other.at).map(({ word }) => word);
}

const WORD = /[\p{L}\p{N}]/u;

/** Joins words and segments to utterances by speaker and pause. */
function turnsOf(spoken: Iterable<Spoken>, line: number): Turn[] {
  const turns: Open[] = [];
  for (const { text, speaker, startMs, endMs, glued } of spoken) {
    const trimmed = text.replace(/\s+/g, ' ').trim();
    const open = turns.at(-1);
    if (trimmed === '' || (glued && !open && !WORD.test(trimmed))) continue;
    const next: Turn = { text: trimmed, line, speaker, startMs, endMs };
    if (open && (glued || goesOn(open, next))) {
      open.parts.push(glued ? `${open.parts.pop() ?? ''}${trimmed}` : trimmed);
      if (endMs !== undefined) open.turn = { ...open.turn, endMs };
      open.length += trimmed.length;
    } else turns.push({ turn: next, parts: [trimmed], length: 0 });
  }
  return turns.map(({ turn: { speaker, startMs, endMs }, parts }) => ({
    speaker,
    text: parts.join(' '),
    startMs,
    endMs,
    line,
  }));
}

/** Milliseconds of seconds that may be written as text ("0.5", "0.500s"). */
export function seconds(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value.replace(/s$/, '')) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.round(number * 1000) : undefined;
}
