import { decodeHTML } from 'entities';
import { CentricityError } from '../../model/index.js';
import { isoDate } from '../content/date.js';
import { decode } from '../content/encoding.js';
import type { Source } from '../content/source.js';
import { certain, type Format, type Input, type Person, problem } from '../format.js';
import { messageFormat } from '../json/messages.js';
import { isObject, type JsonObject, numberAt, textAt } from '../json/value.js';
import { gather, type Parts, type TicketPart } from '../ticket/gather.js';
import { titleOf } from '../transcript/name.js';

const DAY = /^(?:.*\/)?([^/]+)\/(\d{4}-\d{2}-\d{2})\.json$/;
const LARGEST_DAY = 64 * 1024 * 1024;
/** Subtypes that are still somebody's words. */
const SPEECH = new Set(['', 'thread_broadcast', 'me_message', 'file_comment', 'reply_broadcast']);

/** A Slack workspace export: a conversation for each thread, and one for each channel and day of the rest. */
export const slack: Format = {
  name: 'slack',
  title: 'Slack export (zip)',
  extensions: ['.zip'],
  recognise: ({ entries }) => {
    const days = entries.filter((entry) => DAY.test(entry)).length;
    const lists = entries.some((entry) => /(?:^|\/)(?:users|channels|groups|dms|mpims)\.json$/.test(entry));
    return lists && days > 0 ? certain(`it holds the users and ${days} days of a Slack export`) : undefined;
  },
  read: (input) => gather(parts(input)),
};

/** One day of a channel, taken out of an export: who is behind an id stands in the messages or nowhere. */
export const slackDay = messageFormat({
  name: 'slack-day',
  title: 'Slack messages of one day JSON',
  lists: ['messages'],
  isRecord: (record) =>
    record.type === 'message' && /^\d{9,}\.\d+$/.test(textAt(record, 'ts')) && 'text' in record,
  part: (record, line, file) => {
    const day = isoDate(numberAt(record, 'ts'))?.slice(0, 10) ?? '';
    const title = titleOf(file);
    return { ...partOf(record, title, day, NOBODY), title, line };
  },
});

const NOBODY: ReadonlyMap<string, Person> = new Map();

async function* parts(input: Input): Parts {
  const people = await peopleOf(input);
  for (const entry of input.entries) {
    const day = DAY.exec(entry.name);
    if (!day) continue;
    try {
      const messages = await jsonOf(entry);
      const said = (Array.isArray(messages) ? messages : []).filter(isObject);
      yield said.map((message) => partOf(message, day[1] ?? '', day[2] ?? '', people));
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'damaged';
      yield [problem('broken-entry', `${entry.name} cannot be read (${reason}) and is left out.`)];
    }
  }
}

async function peopleOf({ entries }: Input): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  const list = entries.find(({ name }) => /(?:^|\/)users\.json$/.test(name));
  const users: unknown = list ? await jsonOf(list).catch(() => []) : [];
  for (const user of Array.isArray(users) ? users : []) {
    const name =
      textAt(user, 'profile', 'real_name') ||
      textAt(user, 'real_name') ||
      textAt(user, 'profile', 'display_name') ||
      textAt(user, 'name');
    const email = textAt(user, 'profile', 'email');
    const bot = isObject(user) && user.is_bot === true;
    people.set(textAt(user, 'id'), { name, email: email || undefined, bot });
  }
  return people;
}

async function jsonOf(source: Source): Promise<unknown> {
  let text = '';
  for await (const chunk of decode(source.open(), 'utf-8', () => {})) {
    text += chunk;
    if (text.length > LARGEST_DAY) throw new CentricityError('too-large', 'it holds more than 64 MB');
  }
  return JSON.parse(text);
}

function partOf(
  message: JsonObject,
  channel: string,
  day: string,
  people: ReadonlyMap<string, Person>,
): TicketPart {
  const subtype = textAt(message, 'subtype');
  const seconds = numberAt(message, 'ts');
  const at = seconds === undefined ? undefined : new Date(Math.trunc(seconds * 1000)).toISOString();
  const thread = textAt(message, 'thread_ts');
  const ticket = thread ? `${channel}/${thread}` : `${channel}/${day}`;
  const part = { ticket, title: `#${channel}, ${day}`, startedAt: at ?? day, channel: 'chat' as const };
  // Machines post for nobody.
  if (subtype === 'bot_message' || (textAt(message, 'user') === '' && textAt(message, 'bot_id') !== ''))
    return { ...part, turns: [], aside: 'message of a bot' };
  if (!SPEECH.has(subtype)) return { ...part, turns: [], aside: `event: ${subtype}` };
  const text = wordsOf(textAt(message, 'comment', 'comment') || textAt(message, 'text'), people);
  if (text === '') return { ...part, turns: [], aside: 'message without words' };
  return { ...part, turns: [{ text, speaker: speakerOf(message, people), at }] };
}

function speakerOf(message: JsonObject, people: ReadonlyMap<string, Person>): Person | undefined {
  const id = textAt(message, 'user') || textAt(message, 'comment', 'user');
  const profile = textAt(message, 'user_profile', 'real_name');
  const known = people.get(id);
  if (known?.name) return known;
  if (profile || id) return { name: profile || id };
  return undefined;
}

/** Slack's text as people see it: names for ids, labels for links, entities decoded. */
function wordsOf(text: string, people: ReadonlyMap<string, Person>): string {
  const shown = text.replace(
    /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
    (_, sign: string, target: string, label?: string) => {
      if (sign === '@') return `@${people.get(target)?.name ?? label ?? target}`;
      if (sign === '#') return `#${label ?? target}`;
      if (sign === '!') return label ?? `@${target}`;
      return label || target;
    },
  );
  return (shown.includes('&') ? decodeHTML(shown) : shown).trim();
}
