import { isoDate } from '../content/date.js';
import { htmlText, wordsOf } from '../content/html.js';
import { messageFormat } from '../json/messages.js';
import { given } from '../json/threads.js';
import { flagAt, isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import type { TicketPart } from './gather.js';
import { turnOf } from './turn.js';

/**
 * Zendesk's incremental export of ticket events: each event holds the changes and comments that were made at once. It
 * names nobody and no roles, so that only the writers of internal notes are known to be staff.
 */
export const zendeskEvents = messageFormat({
  name: 'zendesk-events',
  title: 'Zendesk ticket events JSON',
  lists: ['ticket_events', 'audits'],
  isRecord: (record) =>
    'ticket_id' in record && (Array.isArray(record.child_events) || Array.isArray(record.events)),
  part: (event, line): TicketPart => {
    const comments = eventsOf(event).filter(isObject).filter(isComment);
    const part = { ticket: textAt(event, 'ticket_id'), startedAt: isoDate(event.created_at), line };
    const turns = comments.flatMap((comment) => {
      const text =
        wordsOf(textAt(comment, 'plain_body') || textAt(comment, 'body')) ||
        htmlText(textAt(comment, 'html_body'));
      return text === '' ? [] : [turnFrom(comment, text, event, line)];
    });
    return turns.length === 0 ? { ...part, turns, aside: 'event' } : { ...part, turns };
  },
});

/** An audit of one ticket holds the same as an event of the export. */
function eventsOf(event: JsonObject): readonly unknown[] {
  return [...listAt(event, 'child_events'), ...listAt(event, 'events')];
}

function isComment(child: JsonObject): boolean {
  return (textAt(child, 'event_type') || textAt(child, 'type')) === 'Comment';
}

function turnFrom(comment: JsonObject, text: string, event: JsonObject, line: number) {
  const isPublic = flagAt(comment, 'public');
  return turnOf({
    name: given(textAt(comment, 'author_id') || textAt(event, 'updater_id') || textAt(event, 'author_id')),
    side: isPublic === false ? 'organisation' : 'unknown',
    visibility: isPublic === undefined ? 'unknown' : isPublic ? 'public' : 'internal',
    text,
    at: isoDate(event.created_at ?? event.timestamp),
    line,
  });
}
