import type { Chance } from './chance.js';
import { type Desk, iso, isReadable, type Message, type Ticket } from './desk.js';
import { type Answered, type Asked, type Serving, serve } from './server.js';

export const email = 'night@acme.example';
export const token = 'jira-token-of-tests';

/** How Jira's own search misbehaves. */
export interface Whims {
  /** In per mille of the pages: one leads back to itself; a token is not known any more. */
  repeats: number;
  expires: number;
  /** So many seconds after a change the search has not yet heard of it. */
  lag: number;
  /** So many things happen at the desk between two pages. */
  happenings: number;
  /** The account may browse nothing any more. */
  blind: boolean;
}

const EMBEDDED = 2;
const MOST_WITH_FIELDS = 100;

const refused = (status: number, message: string): Answered => ({
  status,
  body: { errorMessages: [message] },
});

const keyOf = ({ number }: Ticket): string => `SUP-${number}`;

/** What Jira Cloud's search, issues and comments answer for a desk. Strangers are answered with nothing, as Jira does. */
export async function fakeJira(desk: Desk, random: Chance): Promise<Serving & { readonly whims: Whims }> {
  const whims: Whims = { repeats: 0, expires: 0, lag: 0, happenings: 0, blind: false };
  const expected = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
  const seen = (): readonly Ticket[] =>
    whims.blind ? [] : [...desk.tickets.values()].filter(({ deleted }) => !deleted);

  const serving = await serve(
    random,
    () => desk.now,
    (asked) => {
      if (asked.authorization !== expected)
        return asked.path.endsWith('/myself')
          ? refused(401, 'Client must be authenticated to access this resource.')
          : { status: 200, body: { issues: [], isLast: true } };
      if (asked.path === '/rest/api/3/myself') return { status: 200, body: { accountId: 'night' } };
      if (asked.path === '/rest/api/3/search/jql') return found(asked);
      const [, key, part] = /^\/rest\/api\/3\/issue\/([\w-]+)(\/comment)?$/.exec(asked.path) ?? [];
      const ticket = seen().find((each) => keyOf(each) === key);
      if (ticket === undefined)
        return refused(404, 'Issue does not exist or you do not have permission to see it.');
      return part === undefined ? { status: 200, body: { key } } : comments(ticket, asked);
    },
  );

  const found = ({ body }: Asked): Answered => {
    const given = typeof body.nextPageToken === 'string' ? body.nextPageToken : '';
    if (given !== '' && random(1000) < whims.expires)
      return refused(400, 'The nextPageToken is invalid or expired.');
    const jql = String(body.jql);
    const minutes = /updated >= "-(\d+)m"/.exec(jql)?.[1];
    if (minutes === undefined && !jql.includes('created >='))
      return refused(400, 'Unbounded JQL queries are not allowed.');
    const earliest = minutes === undefined ? 0 : Math.floor(desk.now / 60) * 60 - Number(minutes) * 60;
    const after = given === '' ? 0 : Number(Buffer.from(given, 'base64').toString());
    const most = Number(body.maxResults);
    const fields = Array.isArray(body.fields) ? body.fields : [];
    const size = fields.includes('comment') ? Math.min(MOST_WITH_FIELDS, most) : most;
    const waiting = seen()
      .filter(
        ({ changed }) => changed >= earliest && (minutes === undefined || changed <= desk.now - whims.lag),
      )
      .filter(({ number }) => number > after)
      .sort((one, other) => one.created - other.created || one.number - other.number);
    const page = waiting.slice(0, size);
    const isLast = page.length === waiting.length;
    const leadsTo = random(1000) < whims.repeats ? after : (page.at(-1)?.number ?? after);
    const nextPageToken = Buffer.from(String(leadsTo)).toString('base64');
    const issues = fields.includes('comment')
      ? page.map(issueOf)
      : page.map((each) => ({ key: keyOf(each) }));
    desk.stir(whims.happenings === 0 ? 0 : random(whims.happenings));
    return { status: 200, body: isLast ? { issues, isLast } : { issues, nextPageToken } };
  };

  const comments = (ticket: Ticket, { query }: Asked): Answered => {
    const startAt = Number(query.get('startAt') ?? 0);
    const all = ticket.messages.slice(1).filter(isReadable);
    const page = all.slice(startAt, startAt + Math.min(3, Number(query.get('maxResults') ?? 50)));
    return {
      status: 200,
      body: { startAt, maxResults: 3, total: all.length, comments: page.map(commentOf) },
    };
  };

  return Object.assign(serving, { whims });
}

const document = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

function issueOf(ticket: Ticket) {
  const [first, ...others] = ticket.messages;
  const all = others.filter(isReadable);
  return {
    id: String(10_000 + ticket.number),
    key: keyOf(ticket),
    fields: {
      summary: ticket.title,
      description: first === undefined || !isReadable(first) ? null : document(first.text),
      created: iso(ticket.created).replace('Z', '+0000'),
      updated: iso(ticket.changed).replace('Z', '+0000'),
      reporter: authorOf({ by: 'customer', who: ticket.number }),
      project: { key: 'SUP', name: 'Support' },
      components: [{ name: `Team ${ticket.team}` }],
      comment: {
        startAt: 0,
        maxResults: EMBEDDED,
        total: all.length,
        comments: all.slice(0, EMBEDDED).map(commentOf),
      },
    },
  };
}

function authorOf({ by, who }: Pick<Message, 'by' | 'who'>) {
  return by === 'customer'
    ? { accountId: `qm:${who}:guest`, accountType: 'customer', displayName: `Guest ${who}` }
    : {
        accountId: `712020:agent-${who}`,
        accountType: 'atlassian',
        displayName: `Agent ${who}`,
        emailAddress: `agent${who}@acme.example`,
      };
}

function commentOf(message: Message) {
  return {
    id: String(message.id),
    author: authorOf(message),
    body: document(message.text),
    created: iso(message.at).replace('Z', '+0000'),
    jsdPublic: message.by !== 'note',
  };
}
