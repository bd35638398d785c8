import { isoDate } from '../content/date.js';
import { htmlText } from '../content/html.js';
import { messageFormat } from '../json/messages.js';
import { at, isObject, type JsonObject, textAt } from '../json/value.js';
import type { TicketPart } from '../ticket/gather.js';
import { turnOf } from '../ticket/turn.js';
import { titleOf } from '../transcript/name.js';

/** Teams channel and chat messages from Microsoft Graph: a conversation for each thread, or for each chat and day. */
export const teamsChat = messageFormat({
  name: 'teams-chat',
  title: 'Microsoft Teams chat messages (Graph JSON)',
  lists: ['value', 'messages'],
  nested: 'replies',
  isRecord: (record) => 'messageType' in record && isObject(record.body) && 'createdDateTime' in record,
  part: partOf,
});

function partOf(record: JsonObject, line: number, file: string): TicketPart {
  const sentAt = isoDate(record.createdDateTime);
  const place = textAt(record, 'chatId') || textAt(record, 'channelIdentity', 'channelId') || file;
  const thread =
    textAt(record, 'replyToId') ||
    (textAt(record, 'channelIdentity', 'channelId')
      ? textAt(record, 'id')
      : (sentAt?.slice(0, 10) ?? 'undated'));
  const part = {
    ticket: `${place}/${thread}`,
    title: textAt(record, 'subject') || titleOf(file),
    startedAt: sentAt,
    channel: 'chat' as const,
    line,
  };
  if (textAt(record, 'messageType') !== 'message')
    return { ...part, turns: [], aside: `event: ${textAt(record, 'messageType') || 'system'}` };
  if (textAt(record, 'deletedDateTime')) return { ...part, turns: [], aside: 'deleted message' };
  const text =
    textAt(record, 'body', 'contentType') === 'html'
      ? htmlText(textAt(record, 'body', 'content'))
      : textAt(record, 'body', 'content');
  const user = textAt(record, 'from', 'user', 'displayName') || textAt(record, 'from', 'user', 'id');
  if (user === '' && isObject(at(record, 'from', 'application')))
    return { ...part, turns: [], aside: 'message of a bot' };
  if (text.trim() === '') return { ...part, turns: [], aside: 'message without words' };
  return {
    ...part,
    turns: [
      turnOf({
        name: user,
        side: 'unknown',
        visibility: 'unknown',
        text: text.trim(),
        at: sentAt,
        line,
      }),
    ],
  };
}
