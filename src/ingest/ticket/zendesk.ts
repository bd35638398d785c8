import type { Side } from '../../model/index.js';
import { isoDate } from '../content/date.js';
import { htmlText } from '../content/html.js';
import { given, threadFormat } from '../json/threads.js';
import { at, isObject, type JsonObject, listAt, objectAt, textAt } from '../json/value.js';
import type { Message } from './turn.js';
import { sideOf, type Visibility } from './values.js';

/** Zendesk tickets from the API or the export, with their comments and side-loaded users and groups where they are there. */
export const zendesk = threadFormat({
  name: 'zendesk',
  title: 'Zendesk tickets JSON',
  lists: ['tickets', 'results'],
  isRecord: (record) =>
    'subject' in record &&
    ('requester_id' in record || isObject(record.requester)) &&
    ('submitter_id' in record || 'via' in record || 'brand_id' in record || 'group' in record),
  thread: (record, wrapper) => {
    const comments = [
      ...listAt(record, 'comments'),
      ...listAt(wrapper, 'comments').filter(
        (comment) => textAt(comment, 'ticket_id') === textAt(record, 'id'),
      ),
    ];
    const people = peopleOf(record, wrapper);
    const team = teamOf(record, wrapper);
    const described = [
      {
        author_id: record.submitter_id ?? record.requester_id,
        body: record.description,
        public: record.is_public,
        created_at: record.created_at,
      },
    ];
    return {
      id: textAt(record, 'id'),
      title: given(textAt(record, 'subject') || textAt(record, 'raw_subject')),
      startedAt: isoDate(record.created_at),
      messages: (comments.length > 0 ? comments : described)
        .filter(isObject)
        .map((comment) => messageOf(comment, record, people, team)),
    };
  },
});

/** Zendesk comments of one ticket, as `/tickets/{id}/comments` gives them. */
export const zendeskComments = threadFormat({
  name: 'zendesk-comments',
  title: 'Zendesk comments of a ticket JSON',
  isRecord: (record) =>
    isObject(listAt(record, 'comments')[0]) &&
    'author_id' in objectAt({ first: listAt(record, 'comments')[0] }, 'first') &&
    !('subject' in record),
  thread: (record) => ({
    id: textAt(listAt(record, 'comments')[0], 'ticket_id'),
    messages: listAt(record, 'comments')
      .filter(isObject)
      .map((comment) => messageOf(comment, record, peopleOf(record, record), undefined)),
  }),
});

interface Known {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly side: Side;
}

function peopleOf(record: JsonObject, wrapper: unknown): ReadonlyMap<string, Known> {
  const people = new Map<string, Known>();
  const add = (user: unknown, side: Side) => {
    const id = textAt(user, 'id');
    const role = sideOf(textAt(user, 'role'));
    if (id)
      people.set(id, {
        name: given(textAt(user, 'name')),
        email: given(textAt(user, 'email')),
        side: role === 'unknown' ? side : role,
      });
  };
  add(record.requester, 'customer');
  add(record.assignee, 'organisation');
  for (const user of [...listAt(wrapper, 'users'), ...listAt(record, 'users')]) add(user, 'unknown');
  return people;
}

function teamOf(record: JsonObject, wrapper: unknown): string | undefined {
  const id = textAt(record, 'group_id');
  const group = listAt(wrapper, 'groups').find((candidate) => textAt(candidate, 'id') === id);
  return given(textAt(record, 'group', 'name') || textAt(group, 'name') || (id ? `Group ${id}` : ''));
}

function messageOf(
  comment: JsonObject,
  ticket: JsonObject,
  people: ReadonlyMap<string, Known>,
  team: string | undefined,
): Message {
  const author = textAt(comment, 'author_id') || textAt(comment, 'author', 'id');
  const visibility: Visibility =
    comment.public === false ? 'internal' : comment.public === true ? 'public' : 'unknown';
  const known = people.get(author);
  const side = known && known.side !== 'unknown' ? known.side : sideById(author, ticket, visibility);
  const plain = textAt(comment, 'plain_body') || textAt(comment, 'body');
  return {
    name: known?.name ?? given(textAt(comment, 'author', 'name')) ?? given(author),
    email: known?.email,
    side,
    team: side === 'organisation' ? team : undefined,
    bot: author === '-1' || at(comment, 'author', 'role') === 'bot',
    visibility,
    text: plain || htmlText(textAt(comment, 'html_body')),
    at: isoDate(comment.created_at),
  };
}

/** Only staff write internal notes; otherwise the ticket's own ids say who is who. */
function sideById(author: string, ticket: JsonObject, visibility: Visibility): Side {
  if (author !== '' && author === textAt(ticket, 'requester_id')) return 'customer';
  if (visibility === 'internal' || (author !== '' && author === textAt(ticket, 'assignee_id')))
    return 'organisation';
  return author !== '' && author === textAt(ticket, 'submitter_id') ? 'organisation' : 'unknown';
}
