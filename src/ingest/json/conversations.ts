import type { Audience, Channel, Side } from '../../model/index.js';
import { isoDate } from '../content/date.js';
import type { Draft, Person, Turn } from '../format.js';
import { jsonFormat } from './format.js';
import { isObject, type JsonObject, listAt, numberAt, textAt } from './value.js';

const CHANNELS: ReadonlySet<string> = new Set<Channel>(['meeting', 'ticket', 'chat']);
const SIDES: ReadonlySet<string> = new Set<Side>(['organisation', 'customer', 'unknown']);
const AUDIENCES: ReadonlySet<string> = new Set<Audience>(['internal', 'customer', 'unknown']);

/**
 * Our own format, one conversation a line: `{"id", "title"?, "channel"?, "startedAt"?, "team"?, "speakers"?: [{"name",
 * "side"?, "team"?, "email"?}], "utterances": [{"speaker"?, "text", "side"?, "team"?, "audience"?, "at"?, "startMs"?, "endMs"?}]}`.
 */
export const conversationLines = jsonFormat({
  name: 'conversations',
  title: 'Conversations, one JSON object a line',
  lists: ['conversations'],
  isRecord: (record) => Array.isArray(record.utterances) && isOwnUtterance(record.utterances[0]),
  drafts: ({ value, line }, input, index) => {
    if (!isObject(value) || !Array.isArray(value.utterances))
      return ['This record has no list "utterances" and is left out.'];
    return [draftOf(value, line, textAt(value, 'id') || `${input.name}#${index + 1}`)];
  },
});

function isOwnUtterance(value: unknown): boolean {
  return (
    value === undefined ||
    (isObject(value) && 'text' in value && typeof value.speaker !== 'number' && !('words' in value))
  );
}

function draftOf(value: JsonObject, line: number, id: string): Draft {
  const people = new Map(
    listAt(value, 'speakers')
      .filter(isObject)
      .map((speaker) => [textAt(speaker, 'name') || textAt(speaker, 'key'), speaker]),
  );
  const startedAt = isoDate(value.startedAt);
  const turns = listAt(value, 'utterances').flatMap((utterance): Turn[] => {
    const text = textAt(utterance, 'text').trim();
    return text === '' ? [] : [turnOf(utterance, text, value, people, line)];
  });
  const channel = textAt(value, 'channel');
  return {
    id,
    title: textAt(value, 'title') || id,
    channel: CHANNELS.has(channel) ? (channel as Channel) : 'meeting',
    startedAt,
    turns,
    setAside: new Map(),
    pieces: listAt(value, 'utterances').length,
  };
}

function turnOf(
  utterance: unknown,
  text: string,
  conversation: JsonObject,
  people: ReadonlyMap<string, JsonObject>,
  line: number,
): Turn {
  const name = textAt(utterance, 'speaker');
  const audience = textAt(utterance, 'audience');
  return {
    text,
    line,
    speaker: name ? personOf(name, utterance, people.get(name), conversation) : undefined,
    audience: AUDIENCES.has(audience) ? (audience as Audience) : undefined,
    startMs: numberAt(utterance, 'startMs'),
    endMs: numberAt(utterance, 'endMs'),
    at: isoDate(textAt(utterance, 'at')),
  };
}

function personOf(
  name: string,
  utterance: unknown,
  known: JsonObject | undefined,
  conversation: JsonObject,
): Person {
  const side = textAt(utterance, 'side') || textAt(known, 'side');
  const team = textAt(utterance, 'team') || textAt(known, 'team') || textAt(conversation, 'team');
  const email = textAt(known, 'email');
  return {
    name,
    side: SIDES.has(side) ? (side as Side) : undefined,
    team: team || undefined,
    email: email || undefined,
  };
}
