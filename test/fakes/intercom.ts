import type { Chance } from './chance.js';
import { type Desk, isReadable, type Message, type Ticket } from './desk.js';
import { type Answered, type Asked, type Serving, serve } from './server.js';

export const token = 'intercom-token-of-tests';

/** How Intercom's own search misbehaves. */
export interface Whims {
  /** In per mille of the pages: one leads back to itself; a place in the list is not known any more. */
  repeats: number;
  expires: number;
  /** So many seconds after a change the search has not yet heard of it. */
  lag: number;
  /** So many things happen at the desk between two pages. */
  happenings: number;
  /** How many parts a conversation is given with. */
  parts: number;
}

const DAY = 86_400;

const refused = (status: number, code: string): Answered => ({
  status,
  body: { type: 'error.list', errors: [{ code, message: code }] },
});

/** What `POST /conversations/search`, `GET /conversations/{id}` and `GET /teams` answer for a desk. */
export async function fakeIntercom(desk: Desk, random: Chance): Promise<Serving & { readonly whims: Whims }> {
  const whims: Whims = { repeats: 0, expires: 0, lag: 0, happenings: 0, parts: 500 };
  const serving = await serve(
    random,
    () => desk.now,
    (asked) => {
      if (asked.authorization !== `Bearer ${token}`) return refused(401, 'unauthorized');
      if (asked.path === '/teams')
        return {
          status: 200,
          body: { teams: [0, 1, 2].map((team) => ({ id: `${7000 + team}`, name: `Team ${team}` })) },
        };
      if (asked.path === '/conversations/search') return found(asked);
      const ticket = desk.tickets.get(Number(/^\/conversations\/(\d+)$/.exec(asked.path)?.[1]));
      if (ticket === undefined || ticket.deleted) return refused(404, 'not_found');
      return { status: 200, body: conversationOf(ticket, whims.parts) };
    },
  );

  const found = ({ body }: Asked): Answered => {
    const { query, pagination } = body as {
      query: { value: number };
      pagination: { per_page: number; starting_after?: string };
    };
    if (pagination.starting_after !== undefined && random(1000) < whims.expires)
      return refused(400, 'parameter_invalid');
    // Times are rounded to days.
    const earliest = Math.floor(query.value / DAY) * DAY;
    const [time = 0, number = 0] = JSON.parse(
      Buffer.from(pagination.starting_after ?? 'WzAsMF0=', 'base64').toString(),
    ) as number[];
    const waiting = [...desk.tickets.values()]
      .filter(({ deleted, changed }) => !deleted && changed > earliest && changed <= desk.now - whims.lag)
      .filter(({ changed, number: id }) => changed > time || (changed === time && id > number))
      .sort((one, other) => one.changed - other.changed || one.number - other.number);
    const page = waiting.slice(0, Math.min(150, pagination.per_page));
    const last = page.at(-1);
    const leadsTo = random(1000) < whims.repeats ? [time, number] : [last?.changed, last?.number];
    const place = Buffer.from(JSON.stringify(leadsTo)).toString('base64');
    const conversations = page.map((ticket) => ({
      type: 'conversation',
      id: String(ticket.number),
      updated_at: ticket.changed,
    }));
    const next =
      last !== undefined && page.length < waiting.length ? { next: { page: 2, starting_after: place } } : {};
    desk.stir(whims.happenings === 0 ? 0 : random(whims.happenings));
    return {
      status: 200,
      body: { type: 'conversation.list', conversations, pages: { type: 'pages', ...next } },
    };
  };

  return Object.assign(serving, { whims });
}

function conversationOf(ticket: Ticket, most: number) {
  const [first, ...others] = ticket.messages;
  return {
    type: 'conversation',
    id: String(ticket.number),
    created_at: ticket.created,
    updated_at: ticket.changed,
    title: ticket.title,
    team_assignee_id: `${7000 + ticket.team}`,
    source: { type: 'email', delivered_as: 'customer_initiated', subject: '', ...(first && spoken(first)) },
    conversation_parts: {
      type: 'conversation_part.list',
      conversation_parts: others
        .slice(-most)
        .map((message) => ({ part_type: message.by === 'note' ? 'note' : 'comment', ...spoken(message) })),
      total_count: others.length,
    },
  };
}

function spoken(message: Message) {
  const { by, who, at } = message;
  const author =
    by === 'customer'
      ? { type: 'user', id: `u${who}`, name: `Guest ${who}`, email: `guest${who}@mail.example` }
      : { type: 'admin', id: `${who}`, name: `Agent ${who}`, email: `agent${who}@acme.example` };
  const readable = isReadable(message);
  const body = readable ? `<p>${message.text}</p>` : '<p>This message was deleted.</p>';
  return { id: String(message.id), author, body, created_at: at, redacted: !readable };
}
