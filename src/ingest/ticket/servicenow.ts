import { isoDate } from '../content/date.js';
import { given, threadFormat } from '../json/threads.js';
import { isObject, type JsonObject, textAt } from '../json/value.js';
import { journalOf } from './journal.js';
import type { Message } from './turn.js';

/** ServiceNow incidents and cases from the table API, with their journals where the export shows them. */
export const servicenow = threadFormat({
  name: 'servicenow',
  title: 'ServiceNow incidents JSON',
  lists: ['result', 'records'],
  isRecord: (record) => 'short_description' in record && ('number' in record || 'sys_id' in record),
  thread: (record) => {
    const requester = shown(record, 'caller_id') || shown(record, 'opened_by');
    const startedAt = isoDate(shown(record, 'opened_at') || shown(record, 'sys_created_on'));
    const described: Message = {
      name: given(requester),
      side: 'customer',
      visibility: 'public',
      text: shown(record, 'description') || shown(record, 'short_description'),
      at: startedAt,
    };
    return {
      id: shown(record, 'number') || shown(record, 'sys_id'),
      title: given(shown(record, 'short_description')),
      startedAt,
      messages: [described, ...journals(record, requester)],
    };
  },
});

function journals(record: JsonObject, requester: string): Message[] {
  const team = given(shown(record, 'assignment_group'));
  const found = ['comments_and_work_notes', 'comments', 'work_notes'].flatMap((field): Message[] => {
    const blob = shown(record, field);
    const internal = field === 'work_notes';
    if (blob.trim() === '') return [];
    return (
      journalOf(blob, requester) ?? [
        {
          side: internal ? 'organisation' : 'unknown',
          visibility: internal ? 'internal' : 'public',
          text: blob,
        },
      ]
    );
  });
  return found
    .map((message) => (message.side === 'organisation' ? { ...message, team } : message))
    .sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1));
}

/** A field as people see it: the table API gives values, or objects with both. */
function shown(record: JsonObject, field: string): string {
  const value = record[field];
  return isObject(value) ? textAt(value, 'display_value') || textAt(value, 'value') : textAt(record, field);
}
