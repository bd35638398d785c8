import { isoDate } from '../content/date.js';
import { htmlText } from '../content/html.js';
import { messageFormat } from '../json/messages.js';
import { given, threadFormat } from '../json/threads.js';
import { flagAt, isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import type { TicketPart } from './gather.js';
import { type Message, turnOf } from './turn.js';

/** Front conversations with their messages and comments. */
export const front = threadFormat({
  name: 'front',
  title: 'Front conversations JSON',
  lists: ['_results', 'conversations'],
  isRecord: (record) =>
    listAt(record, 'messages').some((message) => isObject(message) && 'is_inbound' in message),
  thread: (record) => {
    const team = given(textAt(listAt(record, 'inboxes')[0], 'name') || textAt(record, 'inbox', 'name'));
    const all = [
      ...listAt(record, 'messages')
        .filter(isObject)
        .map((message) => messageOf(message, team)),
      ...listAt(record, 'comments')
        .filter(isObject)
        .map((comment) => commentOf(comment, team)),
    ];
    return {
      id: textAt(record, 'id'),
      title: given(textAt(record, 'subject')),
      startedAt: isoDate(record.created_at),
      messages: all.sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1)),
    };
  },
});

/** Front's lists of messages or comments; what they belong to stands in their links. */
export const frontMessages = messageFormat({
  name: 'front-messages',
  title: 'Front messages or comments JSON',
  lists: ['_results', 'messages'],
  isRecord: (record) =>
    ('is_inbound' in record && Array.isArray(record.recipients)) ||
    ('posted_at' in record && 'body' in record && isObject(record.author)),
  part: (record, line, file): TicketPart => {
    const link = textAt(record, '_links', 'related', 'conversation');
    const message = 'posted_at' in record ? commentOf(record, undefined) : messageOf(record, undefined);
    const part = {
      ticket: link.split('/').findLast((step) => step !== '') ?? file,
      title: given(textAt(record, 'subject')),
      startedAt: message.at,
      line,
    };
    if (flagAt(record, 'is_draft')) return { ...part, turns: [], aside: 'draft' };
    return message.text.trim() === ''
      ? { ...part, turns: [], aside: 'message without words' }
      : { ...part, turns: [turnOf({ ...message, line })] };
  },
});

function messageOf(message: JsonObject, team: string | undefined): Message {
  const inbound = flagAt(message, 'is_inbound') === true;
  const from = listAt(message, 'recipients').find((recipient) => textAt(recipient, 'role') === 'from');
  return {
    name: inbound ? given(textAt(from, 'name') || textAt(from, 'handle')) : nameOf(message.author),
    email: inbound ? undefined : given(textAt(message, 'author', 'email')),
    side: inbound ? 'customer' : 'organisation',
    team: inbound ? undefined : team,
    visibility: 'public',
    text: textAt(message, 'text') || htmlText(textAt(message, 'body')),
    at: isoDate(message.created_at),
  };
}

function commentOf(comment: JsonObject, team: string | undefined): Message {
  return {
    name: nameOf(comment.author) ?? given(textAt(comment, 'author_id')),
    email: given(textAt(comment, 'author', 'email')),
    side: 'organisation',
    team,
    visibility: 'internal',
    text: textAt(comment, 'body'),
    at: isoDate(comment.posted_at),
  };
}

function nameOf(author: unknown): string | undefined {
  return (
    given(`${textAt(author, 'first_name')} ${textAt(author, 'last_name')}`) ??
    given(textAt(author, 'username'))
  );
}
