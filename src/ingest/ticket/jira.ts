import type { Side } from '../../model/index.js';
import { isoDate } from '../content/date.js';
import { messageFormat } from '../json/messages.js';
import { given, threadFormat } from '../json/threads.js';
import { at, flagAt, isObject, type JsonObject, listAt, objectAt, textAt } from '../json/value.js';
import { adfText } from './adf.js';
import type { TicketPart } from './gather.js';
import { type Message, turnOf } from './turn.js';
import type { Visibility } from './values.js';
import { withoutWikiMarkup } from './wiki.js';

/** Jira and Jira Service Management issues from the REST API, text as Atlassian documents or wiki markup. */
export const jira = threadFormat({
  name: 'jira',
  title: 'Jira issues JSON',
  lists: ['issues'],
  isRecord: (record) => 'key' in record && 'summary' in objectAt(record, 'fields'),
  thread: (record) => {
    const fields = objectAt(record, 'fields');
    const comments = listAt(fields, 'comment', 'comments').filter(isObject);
    const team = given(
      textAt(listAt(fields, 'components')[0], 'name') ||
        textAt(fields, 'project', 'name') ||
        textAt(fields, 'project', 'key'),
    );
    const reporter = textAt(fields, 'reporter', 'accountId');
    return {
      id: textAt(record, 'key'),
      title: given(textAt(fields, 'summary')),
      startedAt: isoDate(fields.created),
      messages: [
        messageOf(
          { author: fields.reporter, body: fields.description, created: fields.created },
          reporter,
          team,
          'unknown',
        ),
        ...comments.map((comment) => messageOf(comment, reporter, team, visibilityOf(comment))),
      ],
    };
  },
});

/** Comments of a Jira issue or of a request in Jira Service Management; which one it is stands in their links. */
export const jiraComments = messageFormat({
  name: 'jira-comments',
  title: 'Jira comments of an issue JSON',
  lists: ['comments', 'values'],
  isRecord: (record) => isObject(record.author) && 'body' in record && linkOf(record) !== '',
  part: (record, line, file): TicketPart => {
    // Who reported the issue is not in the list: anybody may have.
    const reporter = textAt(record, 'author', 'accountId');
    const message = messageOf(record, reporter, undefined, visibilityOf(record));
    const ticket = /(?:issue|request)\/([^/]+)\/comment/.exec(linkOf(record))?.[1] ?? file;
    const part = { ticket, startedAt: message.at, line };
    return message.text.trim() === ''
      ? { ...part, turns: [], aside: 'message without words' }
      : { ...part, turns: [turnOf({ ...message, line })] };
  },
});

function linkOf(comment: JsonObject): string {
  const link = textAt(comment, 'self') || textAt(comment, '_links', 'self');
  return link.includes('/comment/') ? link : '';
}

function visibilityOf(comment: JsonObject): Visibility {
  if (
    flagAt(comment, 'jsdPublic') === false ||
    flagAt(comment, 'public') === false ||
    isObject(comment.visibility)
  )
    return 'internal';
  const marked = listAt(comment, 'properties').some(
    (property) =>
      textAt(property, 'key') === 'sd.public.comment' && flagAt(property, 'value', 'internal') === true,
  );
  if (marked) return 'internal';
  return flagAt(comment, 'jsdPublic') || flagAt(comment, 'public') ? 'public' : 'unknown';
}

/** Accounts of portal customers say so; an ordinary account is staff, unless it reported the issue itself. */
export function sideOfAccount(account: string, type: string, reporter: string): Side {
  if (type === 'customer' || account.startsWith('qm:')) return 'customer';
  if (type === 'app') return 'organisation';
  return account !== '' && account !== reporter ? 'organisation' : 'unknown';
}

function messageOf(
  comment: JsonObject,
  reporter: string,
  team: string | undefined,
  visibility: Visibility,
): Message {
  const account = textAt(comment, 'author', 'accountId');
  const type = textAt(comment, 'author', 'accountType');
  const byAccount = sideOfAccount(account, type, reporter);
  const side = byAccount === 'unknown' && visibility === 'internal' ? 'organisation' : byAccount;
  return {
    name:
      textAt(comment, 'author', 'displayName') || given(account) || given(textAt(comment, 'author', 'name')),
    email: given(textAt(comment, 'author', 'emailAddress')),
    side,
    team: side === 'organisation' ? team : undefined,
    bot: type === 'app',
    visibility,
    text: withoutWikiMarkup(adfText(comment.body)),
    at: isoDate(at(comment, 'created', 'iso8601') ?? comment.created),
  };
}
