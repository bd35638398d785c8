import { isoDate } from '../content/date.js';
import { htmlText } from '../content/html.js';
import { messageFormat } from '../json/messages.js';
import { given, threadFormat } from '../json/threads.js';
import { flagAt, isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import type { TicketPart } from './gather.js';
import { type Message, turnOf } from './turn.js';

/** Freshdesk and Freshservice tickets with their conversations. */
export const freshdesk = threadFormat({
  name: 'freshdesk',
  title: 'Freshdesk tickets JSON',
  lists: ['tickets'],
  isRecord: (record) =>
    'responder_id' in record &&
    ('description_text' in record || 'description' in record || 'conversations' in record),
  thread: (record) => ({
    id: textAt(record, 'id') || textAt(record, 'display_id'),
    title: given(textAt(record, 'subject')),
    startedAt: isoDate(record.created_at),
    messages: [
      described(record),
      ...listAt(record, 'conversations')
        .filter(isObject)
        .map((part) => messageOf(part, record)),
    ],
  }),
});

/** Freshdesk's answers and notes of tickets, as `/tickets/{id}/conversations` gives them. */
export const freshdeskMessages = messageFormat({
  name: 'freshdesk-messages',
  title: 'Freshdesk conversations of a ticket JSON',
  lists: ['conversations'],
  isRecord: (record) => 'incoming' in record && 'private' in record && 'ticket_id' in record,
  part: (record, line): TicketPart => {
    const message = messageOf(record, {});
    const part = { ticket: textAt(record, 'ticket_id'), startedAt: message.at, line };
    return message.text.trim() === ''
      ? { ...part, turns: [], aside: 'message without words' }
      : { ...part, turns: [turnOf({ ...message, line })] };
  },
});

function described(record: JsonObject): Message {
  return {
    ...requesterOf(record),
    side: 'customer',
    visibility: 'public',
    text: textAt(record, 'description_text') || htmlText(textAt(record, 'description')),
    at: isoDate(record.created_at),
  };
}

function requesterOf(record: JsonObject): Pick<Message, 'name' | 'email'> {
  return {
    name: given(textAt(record, 'requester', 'name') || textAt(record, 'requester_id')),
    email: given(textAt(record, 'requester', 'email')),
  };
}

function messageOf(part: JsonObject, ticket: JsonObject): Message {
  const byRequester =
    textAt(part, 'user_id') !== '' && textAt(part, 'user_id') === textAt(ticket, 'requester_id');
  const customer = flagAt(part, 'incoming') || byRequester;
  const group =
    textAt(ticket, 'group', 'name') ||
    textAt(ticket, 'group_name') ||
    (textAt(ticket, 'group_id') ? `Group ${textAt(ticket, 'group_id')}` : '');
  return {
    ...(byRequester
      ? requesterOf(ticket)
      : {
          name:
            given(textAt(part, 'user', 'name') || textAt(part, 'user_id')) ??
            given(textAt(part, 'from_email')),
        }),
    side: customer ? 'customer' : 'organisation',
    team: customer ? undefined : given(group),
    visibility: flagAt(part, 'private') ? 'internal' : 'public',
    text: textAt(part, 'body_text') || htmlText(textAt(part, 'body')),
    at: isoDate(part.created_at),
  };
}
