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
  const { id, title, startedAt } = recording;
  const spoken = [...recording.spoken];
  return {
    id,
    title,
    channel: 'meeting',
    startedAt,
    turns: turnsOf(spoken, line),
    setAside: new Map(),
    pieces: spoken.length,
  };
}

/** "Speaker 1" for a recogniser's number or letter of a voice. */
export function voice(label: unknown): Person | undefined {
  if (typeof label === 'number') return { name: `Speaker ${label}` };
  if (typeof label !== 'string' || label === '') return undefined;
  return { name: /^(?:\d+|[A-Z])$/.test(label) ? `Speaker ${label}` : label };
}

/** Joins words and segments to utterances by speaker and pause. */
function turnsOf(spoken: Iterable<Spoken>, line: number): Turn[] {
  const turns: Open[] = [];
  for (const { text, speaker, startMs, endMs, glued } of spoken) {
    const trimmed = text.replace(/\s+/g, ' ').trim();
    if (trimmed === '' || (glued && turns.length === 0)) continue;
    const next: Turn = { text: trimmed, line, speaker, startMs, endMs };
    const open = turns.at(-1);
    if (open && glued) open.parts.push(`${open.parts.pop() ?? ''}${trimmed}`);
    else if (open && goesOn(open, next)) {
      open.parts.push(trimmed);
      if (endMs !== undefined) open.turn = { ...open.turn, endMs };
    } else {
      turns.push({ turn: next, parts: [trimmed], length: 0 });
      continue;
    }
    open.length += trimmed.length;
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
