import type { Channel } from '../../model/index.js';
import type { Draft, Format } from '../format.js';
import { type Message, turnOf } from '../ticket/turn.js';
import { jsonFormat } from './format.js';
import { isObject, type JsonObject } from './value.js';

/** A ticket or chat thread as a help desk's JSON gives it. */
export interface Thread {
  readonly id: string;
  readonly title?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly messages: Iterable<Message>;
  /** Why something in the record is no speech, once for each such thing. */
  readonly asides?: Iterable<string> | undefined;
}

/** A `Format` for one system's JSON of tickets or threads. */
export function threadFormat(shape: {
  readonly name: string;
  readonly title: string;
  readonly lists?: readonly string[];
  readonly channel?: Channel;
  isRecord(record: JsonObject): boolean;
  thread(record: JsonObject, wrapper: unknown): Thread;
}): Format {
  const channel = shape.channel ?? 'ticket';
  return jsonFormat({
    name: shape.name,
    title: shape.title,
    lists: shape.lists ?? [],
    isRecord: shape.isRecord,
    drafts: ({ value, line, wrapper }, input, index) => {
      if (!isObject(value)) return ['This record is no object and is left out.'];
      const thread = shape.thread(value, wrapper);
      return [draftOf(thread, thread.id || `${input.name}#${index + 1}`, channel, line)];
    },
  });
}

/** A thread as a draft, its empty messages counted as events. */
export function draftOf(thread: Thread, id: string, channel: Channel, line?: number): Draft {
  const messages = [...thread.messages];
  const said = messages.filter(({ text }) => text.trim() !== '');
  const setAside = new Map<string, number>();
  const asides = [...(thread.asides ?? [])];
  for (const reason of asides) setAside.set(reason, (setAside.get(reason) ?? 0) + 1);
  const turns = said.map((message) => turnOf({ line, ...message, text: message.text.trim() }));
  const startedAt = thread.startedAt || turns[0]?.at;
  return {
    id,
    title: thread.title?.trim() || `${channel === 'ticket' ? 'Ticket' : 'Chat'} ${id}`,
    channel,
    startedAt,
    turns,
    setAside,
    pieces: messages.length + asides.length,
  };
}

/** Empty text as undefined, for optional fields. */
export function given(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}
