import type { Side } from '../../model/index.js';
import { isoDate } from '../content/date.js';
import { htmlText, wordsOf } from '../content/html.js';
import { besideRecords } from '../json/beside.js';
import { given, threadFormat } from '../json/threads.js';
import { flagAt, isObject, type JsonObject, listAt, textAt } from '../json/value.js';
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
    const beside = sideloadedIn(wrapper);
    const comments = [
      ...listAt(record, 'comments').filter(isObject),
      ...(beside.comments.get(textAt(record, 'id')) ?? []),
    ];
    const said = comments.filter((comment) => !isAutomatic(comment));
    const team = teamOf(record, beside.groups);
    const described = {
      author_id: record.submitter_id ?? record.requester_id,
      body: record.description,
      public: record.is_public,
      created_at: record.created_at,
    };
    const people = peopleOf(record, beside.users);
    return {
      id: textAt(record, 'id'),
      title: given(textAt(record, 'subject') || textAt(record, 'raw_subject')),
      startedAt: isoDate(record.created_at),
      // The description is the first comment once more.
      messages: (comments.length > 0 ? said : [described]).map((comment) =>
        messageOf(comment, record, people, team),
      ),
      asides: comments.filter(isAutomatic).map(() => 'automatic message'),
    };
  },
});

/** Triggers and the system itself write comments too. */
function isAutomatic(comment: JsonObject): boolean {
  return textAt(comment, 'author_id') === '-1' || textAt(comment, 'via', 'channel') === 'rule';
}

/** Zendesk comments of one ticket, as `/tickets/{id}/comments` gives them. */
export const zendeskComments = threadFormat({
  name: 'zendesk-comments',
  title: 'Zendesk comments of a ticket JSON',
  isRecord: (record) => {
    const [first] = listAt(record, 'comments');
    return isObject(first) && 'author_id' in first && 'public' in first && !('subject' in record);
  },
  thread: (record) => ({
    id: textAt(listAt(record, 'comments')[0], 'ticket_id'),
    messages: listAt(record, 'comments')
      .filter(isObject)
      .map((comment) => messageOf(comment, record, peopleOf(record, new Map()), undefined)),
  }),
});

interface Known {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly side: Side;
}

type People = ReadonlyMap<string, Known>;

/** What an answer of the API carries beside its tickets. */
interface Sideloaded {
  readonly users: People;
  readonly groups: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, readonly JsonObject[]>;
}

/** Indexed once for all tickets of the answer. */
const sideloadedIn = besideRecords((answer): Sideloaded => {
  const comments = new Map<string, JsonObject[]>();
  for (const comment of listAt(answer, 'comments').filter(isObject)) {
    const ticket = textAt(comment, 'ticket_id');
    const list = comments.get(ticket);
    if (list) list.push(comment);
    else comments.set(ticket, [comment]);
  }
  return {
    users: new Map(listAt(answer, 'users').map((user) => [textAt(user, 'id'), knownOf(user, 'unknown')])),
    groups: new Map(listAt(answer, 'groups').map((group) => [textAt(group, 'id'), textAt(group, 'name')])),
    comments,
  };
});

function knownOf(user: unknown, otherwise: Side): Known {
  const role = sideOf(textAt(user, 'role'));
  return {
    name: given(textAt(user, 'name')),
    email: given(textAt(user, 'email')),
    side: role === 'unknown' ? otherwise : role,
  };
}

function peopleOf(record: JsonObject, users: People): (author: string) => Known | undefined {
  const own: People = new Map([
    ...listAt(record, 'users').map((user) => [textAt(user, 'id'), knownOf(user, 'unknown')] as const),
    [textAt(record, 'requester', 'id'), knownOf(record.requester, 'customer')],
    [textAt(record, 'assignee', 'id'), knownOf(record.assignee, 'organisation')],
  ]);
  return (author) => (author === '' ? undefined : (users.get(author) ?? own.get(author)));
}

function teamOf(record: JsonObject, groups: ReadonlyMap<string, string>): string | undefined {
  const id = textAt(record, 'group_id');
  return given(textAt(record, 'group', 'name') || groups.get(id) || (id ? `Group ${id}` : ''));
}

function messageOf(
  comment: JsonObject,
  ticket: JsonObject,
  people: (author: string) => Known | undefined,
  team: string | undefined,
): Message {
  const author = textAt(comment, 'author_id') || textAt(comment, 'author', 'id');
  const isPublic = flagAt(comment, 'public');
  const visibility: Visibility = isPublic === undefined ? 'unknown' : isPublic ? 'public' : 'internal';
  const known = people(author);
  const side = known && known.side !== 'unknown' ? known.side : sideById(author, ticket, visibility);
  const plain = textAt(comment, 'plain_body') || textAt(comment, 'body');
  return {
    name: known?.name ?? given(textAt(comment, 'author', 'name')) ?? given(author),
    email: known?.email,
    side,
    team: side === 'organisation' ? team : undefined,
    visibility,
    text: wordsOf(plain) || htmlText(textAt(comment, 'html_body')),
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
