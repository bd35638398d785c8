import { z } from 'zod';
import { at, isObject, type JsonObject, listAt, numberAt, textAt } from '../../ingest/index.js';
import { noCircles } from './circles.js';
import { type Answer, type Api, refusedWith } from './http.js';
import { pull } from './pull.js';
import { sourceKind } from './source.js';
import { type Page, type Reading, remoteShape, type TicketSystem } from './ticket-system.js';
import { completed, unreadable, type Whole } from './whole.js';

/** The interface allows ten pages a minute; a page is one transaction, with its comments in memory. */
const TICKETS = 100;
const COMMENTS = 100;
/** Read once more behind a cursor that has expired: changes of the last minute are not exported yet. */
const OVERLAP_SECONDS = 300;

const schema = z.strictObject({
  kind: z.literal('zendesk'),
  ...remoteShape,
  /** The account that an API token belongs to; without it the token is taken for an OAuth access token. */
  email: z.email().optional(),
});
type Settings = z.output<typeof schema>;

/** The cursor behind the last page, and the latest change seen (seconds), for when the cursor is no longer known. */
const stateShape = z.object({ cursor: z.string().optional(), seen: z.number() });
type State = z.output<typeof stateShape>;

/**
 * Tickets by the incremental export with its cursor, and the comments of each, as described in "Incremental exports" and
 * "Ticket comments" of Zendesk's API reference. A ticket comes again whenever it has changed; a deleted one says so.
 */
const system: TicketSystem<Settings> = {
  format: 'zendesk',
  scope: ({ url }) => [url],
  headers: ({ email }, token) => ({
    authorization:
      email === undefined
        ? `Bearer ${token}`
        : `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`,
  }),
  check: ({ email }) =>
    `The export needs an administrator's token. ${
      email === undefined
        ? 'Without "email" in the settings it must be an OAuth access token; for an API token, name the account.'
        : 'Check that API tokens are switched on, that this one is active, and that it belongs to the account in "email".'
    }`,
  pages,
};

async function* pages({ settings, api, state, since, size }: Reading<Settings>): AsyncGenerator<Page> {
  const first = Math.floor(since.getTime() / 1000);
  let place: State = stateShape.safeParse(state).data ?? { seen: first };
  const goTo = noCircles(settings.name);
  for (;;) {
    const answer = await exported(api, place, size(TICKETS));
    if (answer.kind === 'refused' && place.cursor !== undefined) {
      place = { seen: place.seen - OVERLAP_SECONDS };
      continue;
    }
    if (answer.kind !== 'found') throw refusedWith(settings.name, answer);
    const { body, date } = answer;
    const tickets = listAt(body, 'tickets').filter(isObject);
    place = behind(place, body, tickets);
    const now = date.getTime() / 1000;
    const share = Math.min(1, (place.seen - first) / Math.max(1, now - first));
    yield { ...(await withComments(api, body, tickets)), state: place, share };
    if (body.end_of_stream === true) return;
    goTo(place.cursor ?? 'beginning');
  }
}

function exported(api: Api, { cursor, seen }: State, size: number): Promise<Answer> {
  const from = cursor === undefined ? { start_time: seen } : { cursor };
  const query = { ...from, per_page: size, include: 'users,groups' };
  return api.get('/api/v2/incremental/tickets/cursor.json', query);
}

/** Where a page leads. An empty page may have no cursor: then the one before stays. */
function behind(before: State, body: JsonObject, tickets: readonly JsonObject[]): State {
  const cursor = textAt(body, 'after_cursor') || before.cursor;
  const seen = tickets.reduce(
    (latest, ticket) => Math.max(latest, numberAt(ticket, 'generated_timestamp') ?? 0),
    before.seen,
  );
  return { ...(cursor === undefined ? {} : { cursor }), seen };
}

/** The tickets of a page with all their comments and those who wrote them; deleted ones apart. */
async function withComments(
  api: Api,
  { users, groups }: JsonObject,
  tickets: readonly JsonObject[],
): Promise<Omit<Page, 'state'>> {
  const idOf = (ticket: JsonObject): string => textAt(ticket, 'id');
  const { whole, ...told } = await completed(tickets, idOf, (ticket) =>
    textAt(ticket, 'status') === 'deleted' ? deleted : withAllComments(api, ticket),
  );
  return { answer: { tickets: whole, users, groups }, ...told };
}

const deleted: Promise<Whole> = Promise.resolve({ kind: 'gone' });

async function withAllComments(api: Api, ticket: JsonObject): Promise<Whole> {
  const id = textAt(ticket, 'id');
  const comments = new Map<string, unknown>();
  const users: unknown[] = [];
  let after = '';
  for (;;) {
    const answer = await api.get(`/api/v2/tickets/${encodeURIComponent(id)}/comments.json`, {
      include: 'users',
      'page[size]': COMMENTS,
      ...(after === '' ? {} : { 'page[after]': after }),
    });
    if (answer.kind === 'gone') return { kind: 'gone' };
    if (answer.kind === 'refused') return unreadable(`Ticket ${id}`, answer.status);
    const known = comments.size;
    for (const comment of listAt(answer.body, 'comments')) comments.set(textAt(comment, 'id'), comment);
    users.push(...listAt(answer.body, 'users'));
    const next = textAt(answer.body, 'meta', 'after_cursor');
    const hasMore = at(answer.body, 'meta', 'has_more') === true;
    // A page that brings nothing new would bring it for ever.
    if (!hasMore || next === '' || (next === after && comments.size === known))
      return { kind: 'whole', ticket: { ...ticket, comments: [...comments.values()], users } };
    after = next;
  }
}

export const zendesk = sourceKind(schema, (settings, night) => pull(system, settings, night));
