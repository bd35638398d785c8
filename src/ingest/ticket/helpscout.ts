import { isoDate } from '../content/date.js';
import { htmlText } from '../content/html.js';
import { given, threadFormat } from '../json/threads.js';
import { isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import type { Message } from './turn.js';

const SPEECH = new Set(['customer', 'message', 'reply', 'note', 'chat', 'phone', 'beaconchat', 'bot']);

/** Help Scout conversations with their threads; line items, drafts and forwarded parts are set aside. */
export const helpscout = threadFormat({
  name: 'helpscout',
  title: 'Help Scout conversations JSON',
  lists: ['_embedded.conversations', 'conversations', 'items'],
  isRecord: (record) =>
    threadsOf(record).some((thread) => isObject(thread.createdBy)) ||
    ('mailboxId' in record && 'primaryCustomer' in record),
  thread: (record) => {
    const threads = threadsOf(record);
    const said = threads.filter((thread) => reasonNot(thread) === undefined);
    const oldestFirst = said
      .map((thread) => messageOf(thread, record))
      .sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1));
    return {
      id: textAt(record, 'number') || textAt(record, 'id'),
      title: given(textAt(record, 'subject')),
      startedAt: isoDate(record.createdAt),
      messages: oldestFirst,
      asides: threads.flatMap((thread) => reasonNot(thread) ?? []),
    };
  },
});

function threadsOf(record: JsonObject): JsonObject[] {
  return [...listAt(record, '_embedded', 'threads'), ...listAt(record, 'threads')].filter(isObject);
}

function reasonNot(thread: JsonObject): string | undefined {
  const type = textAt(thread, 'type');
  if (!SPEECH.has(type)) return `event: ${type || 'thread'}`;
  return ['draft', 'hidden', 'underreview'].includes(textAt(thread, 'state'))
    ? `${textAt(thread, 'state')} reply`
    : undefined;
}

function messageOf(thread: JsonObject, record: JsonObject): Message {
  const by = thread.createdBy;
  const customer = textAt(by, 'type') === 'customer' || textAt(thread, 'type') === 'customer';
  return {
    name: given(`${textAt(by, 'first')} ${textAt(by, 'last')}`) ?? given(textAt(by, 'id')),
    email: given(textAt(by, 'email')),
    side: customer ? 'customer' : 'organisation',
    team: customer
      ? undefined
      : given(
          textAt(record, 'mailbox', 'name') ||
            (textAt(record, 'mailboxId') ? `Mailbox ${textAt(record, 'mailboxId')}` : ''),
        ),
    visibility: textAt(thread, 'type') === 'note' ? 'internal' : 'public',
    text: htmlText(textAt(thread, 'body') || textAt(thread, 'text')),
    at: isoDate(thread.createdAt),
  };
}
