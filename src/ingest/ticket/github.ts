import type { Side } from '../../model/index.js';
import { isoDate } from '../content/date.js';
import { given, threadFormat } from '../json/threads.js';
import { at, isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import type { Message } from './turn.js';

const TEAM = new Set(['MEMBER', 'OWNER', 'COLLABORATOR']);
const OUTSIDE = new Set(['NONE', 'CONTRIBUTOR', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'MANNEQUIN']);

/** GitHub issues from the REST API or the `gh` program; pull requests in the list are set aside. */
export const github = threadFormat({
  name: 'github',
  title: 'GitHub issues JSON',
  lists: ['items', 'issues'],
  isRecord: (record) =>
    'number' in record &&
    'title' in record &&
    ('author_association' in record || isObject(record.author) || 'comments_url' in record),
  thread: (record) => {
    const id = `${repositoryOf(record)}#${textAt(record, 'number')}`;
    const isPull = 'pull_request' in record;
    const all = [record, ...listAt(record, 'comments'), ...listAt(record, 'comments_list')]
      .filter(isObject)
      .map(messageOf);
    return {
      id,
      title: given(textAt(record, 'title')),
      startedAt: isoDate(record.created_at ?? record.createdAt),
      messages: isPull ? [] : all,
      asides: isPull ? ['pull request'] : [],
    };
  },
});

function repositoryOf(record: JsonObject): string {
  const url = textAt(record, 'repository_url') || textAt(record, 'html_url') || textAt(record, 'url');
  return /(?:repos|github\.com)\/([^/]+\/[^/]+)/.exec(url)?.[1] ?? '';
}

function messageOf(message: JsonObject): Message {
  const association = textAt(message, 'author_association') || textAt(message, 'authorAssociation');
  const side: Side = TEAM.has(association)
    ? 'organisation'
    : OUTSIDE.has(association)
      ? 'customer'
      : 'unknown';
  return {
    name: given(textAt(message, 'user', 'login') || textAt(message, 'author', 'login')),
    side,
    bot: textAt(message, 'user', 'type') === 'Bot' || at(message, 'author', 'is_bot') === true,
    visibility: 'public',
    text: textAt(message, 'body')
      .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replace(/```[\s\S]*?(?:```|$)/g, ''),
    at: isoDate(message.created_at ?? message.createdAt),
  };
}
