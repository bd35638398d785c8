import type { Side } from '../../model/index.js';
import { isoDate } from '../content/date.js';
import { htmlText } from '../content/html.js';
import { given, threadFormat } from '../json/threads.js';
import { at, isObject, type JsonObject, listAt, objectAt, textAt } from '../json/value.js';
import type { Message } from '../ticket/turn.js';

/** Parts that people write; all others are events. */
const SPEECH = new Set([
  'comment',
  'note',
  'quick_reply',
  'open',
  'assign_and_reopen',
  'close',
  'assignment',
  'note_and_reopen',
]);
const OURS = new Set(['admin', 'bot', 'team']);
const THEIRS = new Set(['user', 'lead', 'contact']);

/** Intercom conversations and tickets: the first message is in `source`, the others in the parts. */
export const intercom = threadFormat({
  name: 'intercom',
  title: 'Intercom conversations JSON',
  lists: ['conversations', 'tickets'],
  channel: 'chat',
  isRecord: (record) =>
    ('conversation_parts' in record ||
      'ticket_parts' in record ||
      'delivered_as' in objectAt(record, 'source')) &&
    'created_at' in record,
  thread: (record) => {
    const parts = [
      ...listAt(record, 'conversation_parts', 'conversation_parts'),
      ...listAt(record, 'ticket_parts', 'ticket_parts'),
    ].filter(isObject);
    const speech = parts.filter(
      (part) =>
        SPEECH.has(textAt(part, 'part_type')) && part.redacted !== true && textAt(part, 'body').trim() !== '',
    );
    const attributes = objectAt(record, 'ticket_attributes');
    const team = textAt(record, 'team_assignee_id');
    return {
      id: textAt(record, 'id'),
      title: given(
        textAt(record, 'title') ||
          textAt(attributes, '_default_title_') ||
          htmlText(textAt(record, 'source', 'subject')),
      ),
      startedAt: isoDate(record.created_at),
      messages: [...opening(record), ...speech.map((part) => message(part, team === '0' ? '' : team))],
      asides: parts
        .filter((part) => !speech.includes(part))
        .map((part) => `event: ${textAt(part, 'part_type') || 'part'}`),
    };
  },
});

function opening(record: JsonObject): Message[] {
  const source = objectAt(record, 'source');
  const description = textAt(record, 'ticket_attributes', '_default_description_');
  if (description)
    return [
      { side: 'customer', visibility: 'public', text: htmlText(description), at: isoDate(record.created_at) },
    ];
  // What was redacted leaves words of Intercom's own in its place.
  return 'body' in source && source.redacted !== true
    ? [{ ...message({ ...source, created_at: record.created_at }, ''), visibility: 'public' }]
    : [];
}

function message(part: JsonObject, team: string): Message {
  const type = textAt(part, 'author', 'type');
  const side: Side = OURS.has(type) ? 'organisation' : THEIRS.has(type) ? 'customer' : 'unknown';
  const email = given(textAt(part, 'author', 'email'));
  return {
    name: textAt(part, 'author', 'name') || email || given(textAt(part, 'author', 'id')),
    email,
    side,
    team: side === 'organisation' ? given(team) : undefined,
    bot: type === 'bot' || at(part, 'author', 'from_ai_agent') === true,
    visibility: textAt(part, 'part_type').startsWith('note') ? 'internal' : 'public',
    text: htmlText(textAt(part, 'body')),
    at: isoDate(part.created_at),
  };
}
