import { isoDate } from '../content/date.js';
import { htmlText, wordsOf } from '../content/html.js';
import { given, threadFormat } from '../json/threads.js';
import { flagAt, isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import type { Message } from './turn.js';

/** Salesforce cases as queries give them, with their comments and e-mail messages nested. */
export const salesforce = threadFormat({
  name: 'salesforce',
  title: 'Salesforce cases JSON',
  lists: ['records'],
  isRecord: (record) =>
    'CaseNumber' in record || ('Subject' in record && 'Description' in record && 'Id' in record),
  thread: (record) => {
    const team = given(textAt(record, 'Owner', 'Name'));
    const replies = [
      ...recordsIn(record, 'CaseComments').map((comment) => commentOf(comment, team)),
      ...recordsIn(record, 'EmailMessages').map((mail) => mailOf(mail, team)),
    ];
    return {
      id: textAt(record, 'CaseNumber') || textAt(record, 'Id'),
      title: given(textAt(record, 'Subject')),
      startedAt: isoDate(record.CreatedDate),
      messages: [
        {
          name: given(textAt(record, 'Contact', 'Name') || textAt(record, 'SuppliedName')),
          side: 'customer',
          visibility: 'public',
          text: wordsOf(textAt(record, 'Description')),
          at: isoDate(record.CreatedDate),
        },
        ...replies.sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1)),
      ],
    };
  },
});

function recordsIn(record: JsonObject, key: string): JsonObject[] {
  return [...listAt(record, key, 'records'), ...listAt(record, key)].filter(isObject);
}

/** Portal users are customers; whoever else writes a case comment works here. */
function commentOf(comment: JsonObject, team: string | undefined): Message {
  const type = textAt(comment, 'CreatedBy', 'UserType');
  const customer = /customer|portal|guest|partner/i.test(type) && type !== 'Standard';
  const published = flagAt(comment, 'IsPublished');
  return {
    name: given(textAt(comment, 'CreatedBy', 'Name') || textAt(comment, 'CreatedById')),
    side: customer ? 'customer' : type === '' && published ? 'unknown' : 'organisation',
    team: customer ? undefined : team,
    visibility: published === undefined ? 'unknown' : published ? 'public' : 'internal',
    text: wordsOf(textAt(comment, 'CommentBody')),
    at: isoDate(comment.CreatedDate),
  };
}

function mailOf(mail: JsonObject, team: string | undefined): Message {
  const incoming = flagAt(mail, 'Incoming') === true;
  return {
    name: given(textAt(mail, 'FromName') || textAt(mail, 'FromAddress')),
    email: given(textAt(mail, 'FromAddress')),
    side: incoming ? 'customer' : 'organisation',
    team: incoming ? undefined : team,
    visibility: 'public',
    text: wordsOf(textAt(mail, 'TextBody')) || htmlText(textAt(mail, 'HtmlBody')),
    at: isoDate(mail.MessageDate ?? mail.CreatedDate),
  };
}
