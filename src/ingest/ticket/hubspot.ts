import { isoDate } from '../content/date.js';
import { htmlText } from '../content/html.js';
import { messageFormat } from '../json/messages.js';
import { given, threadFormat } from '../json/threads.js';
import { type JsonObject, listAt, objectAt, textAt } from '../json/value.js';
import type { TicketPart } from './gather.js';
import { turnOf } from './turn.js';

/** HubSpot tickets: subject and content; replies are in the conversations' messages. */
export const hubspot = threadFormat({
  name: 'hubspot',
  title: 'HubSpot tickets JSON',
  lists: ['results', 'tickets'],
  isRecord: (record) =>
    'content' in objectAt(record, 'properties') || 'hs_pipeline' in objectAt(record, 'properties'),
  thread: (record) => {
    const properties = objectAt(record, 'properties');
    const at = isoDate(properties.createdate ?? record.createdAt);
    return {
      id: textAt(record, 'id') || textAt(properties, 'hs_object_id'),
      title: given(textAt(properties, 'subject')),
      startedAt: at,
      messages: [
        { side: 'customer', visibility: 'public', text: htmlText(textAt(properties, 'content')), at },
      ],
    };
  },
});

/** Messages of HubSpot's conversations inbox: a conversation for each thread. */
export const hubspotMessages = messageFormat({
  name: 'hubspot-messages',
  title: 'HubSpot inbox messages JSON',
  lists: ['results'],
  isRecord: (record) => 'direction' in record && 'senders' in record,
  part: partOf,
});

function partOf(record: JsonObject, line: number, file: string): TicketPart {
  const at = isoDate(record.createdAt);
  const part = {
    ticket: textAt(record, 'conversationsThreadId') || textAt(record, 'threadId') || file,
    title: given(textAt(record, 'subject')),
    startedAt: at,
    line,
  };
  const type = textAt(record, 'type');
  const text = textAt(record, 'text') || htmlText(textAt(record, 'richText'));
  if (!['MESSAGE', 'COMMENT', ''].includes(type) || text.trim() === '')
    return { ...part, turns: [], aside: `event: ${type.toLowerCase() || 'message without words'}` };
  const sender = listAt(record, 'senders')[0];
  const actor = textAt(sender, 'actorId');
  const incoming = textAt(record, 'direction') === 'INCOMING';
  const side = actor.startsWith('V-') || incoming ? 'customer' : 'organisation';
  return {
    ...part,
    turns: [
      turnOf({
        name: textAt(sender, 'name') || given(actor),
        side,
        bot: actor.startsWith('B-'),
        visibility: type === 'COMMENT' ? 'internal' : 'public',
        text: text.trim(),
        at,
        line,
      }),
    ],
  };
}
