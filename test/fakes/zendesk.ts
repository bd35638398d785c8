import type { Chance } from './chance.js';
import { type Desk, iso, isReadable, type Message, type Ticket } from './desk.js';
import { type Answered, type Asked, type Serving, serve } from './server.js';

export const email = 'night@acme.example';
export const token = 'zendesk-token-of-tests';

/** How Zendesk's own interface misbehaves, in per mille of its pages. */
export interface Whims {
  /** A page leads back to itself. */
  repeats: number;
  /** A cursor is not known any more. */
  expires: number;
  /** An empty page that is not the last. */
  empties: number;
  /** So many things happen at the desk between two pages. */
  happenings: number;
}

const MINUTE = 60;
const REQUESTER = 1_000_000;
const AGENT = 2_000_000;
const GROUP = 3_000_000;

const refused = (status: number, error: string): Answered => ({
  status,
  body: { error, description: error },
});

/** What `GET /api/v2/incremental/tickets/cursor` and `GET /api/v2/tickets/{id}/comments` answer for a desk. */
export async function fakeZendesk(desk: Desk, random: Chance): Promise<Serving & { readonly whims: Whims }> {
  const whims: Whims = { repeats: 0, expires: 0, empties: 0, happenings: 0 };
  const happens = (perMille: number): boolean => random(1000) < perMille;
  const expected = `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`;
  const serving = await serve(
    random,
    () => desk.now,
    (asked) => {
      if (asked.authorization !== expected) return refused(401, 'Couldn’t authenticate you');
      if (asked.path === '/api/v2/incremental/tickets/cursor.json') return exported(asked);
      const ticket = /^\/api\/v2\/tickets\/(\d+)\/comments\.json$/.exec(asked.path)?.[1];
      return ticket === undefined ? refused(404, 'RecordNotFound') : comments(Number(ticket), asked);
    },
  );

  const exported = ({ query }: Asked): Answered => {
    const cursor = query.get('cursor');
    if (cursor !== null && happens(whims.expires)) return refused(400, 'InvalidCursor');
    const from =
      cursor === null ? `${query.get('start_time')}.0||-1|` : Buffer.from(cursor, 'base64').toString();
    const [time = '0', , number = '0'] = from.split('|');
    const after = [Number(time), Number(number)] as const;
    const waiting = [...desk.tickets.values()]
      .filter(({ changed }) => changed <= desk.now - MINUTE)
      .filter(({ changed, number: id }) => changed > after[0] || (changed === after[0] && id > after[1]))
      .sort((one, other) => one.changed - other.changed || one.number - other.number);
    const page = happens(whims.empties) ? [] : waiting.slice(0, Number(query.get('per_page') ?? 1000));
    const last = page.at(-1);
    const leadsBack = last === undefined || happens(whims.repeats);
    const next = leadsBack ? from : `${last.changed}.0||${last.number}|`;
    desk.stir(whims.happenings === 0 ? 0 : random(whims.happenings));
    return {
      status: 200,
      body: {
        tickets: page.map(ticketOf),
        users: page.map(requesterOf),
        groups: [0, 1, 2].map((team) => ({ id: GROUP + team, name: `Team ${team}` })),
        after_url: 'https://elsewhere.example/api/v2/incremental/tickets/cursor.json',
        after_cursor: Buffer.from(next).toString('base64'),
        end_of_stream: page.length === waiting.length && (last === undefined || !leadsBack),
      },
    };
  };

  const comments = (number: number, { query }: Asked): Answered => {
    const ticket = desk.tickets.get(number);
    if (ticket === undefined || ticket.deleted) return refused(404, 'RecordNotFound');
    const from = Number(query.get('page[after]') ?? 0);
    const size = Math.min(2, Number(query.get('page[size]') ?? 100));
    const page = ticket.messages.slice(from, from + size);
    const hasMore = from + size < ticket.messages.length;
    return {
      status: 200,
      body: {
        comments: page.map((message) => commentOf(message)),
        users: page.map(authorOf),
        meta: { has_more: hasMore, after_cursor: hasMore ? String(from + size) : null },
      },
    };
  };

  return Object.assign(serving, { whims });
}

function ticketOf({ number, created, changed, title, team, messages, deleted }: Ticket) {
  return {
    id: number,
    subject: deleted ? 'SCRUBBED' : title,
    description: messages[0]?.text,
    status: deleted ? 'deleted' : 'open',
    via: { channel: 'email' },
    requester_id: REQUESTER + number,
    submitter_id: REQUESTER + number,
    assignee_id: AGENT,
    group_id: GROUP + team,
    created_at: iso(created),
    updated_at: iso(changed),
    generated_timestamp: changed,
  };
}

function requesterOf({ number }: Ticket) {
  return {
    id: REQUESTER + number,
    name: `Guest ${number}`,
    email: `guest${number}@mail.example`,
    role: 'end-user',
  };
}

const idOf = ({ by, who }: Message): number => (by === 'customer' ? REQUESTER : AGENT) + who;

function authorOf(message: Message) {
  const { by, who } = message;
  return by === 'customer'
    ? { id: idOf(message), name: `Guest ${who}`, email: `guest${who}@mail.example`, role: 'end-user' }
    : { id: idOf(message), name: `Agent ${who}`, email: `agent${who}@acme.example`, role: 'agent' };
}

/** Redaction leaves a comment with bars for its words; here it has none, so that it is not speech. */
function commentOf(message: Message) {
  const body = isReadable(message) ? message.text : '';
  return {
    id: message.id,
    type: 'Comment',
    author_id: idOf(message),
    body,
    plain_body: body,
    public: message.by !== 'note',
    created_at: iso(message.at),
  };
}
