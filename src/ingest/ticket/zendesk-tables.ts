import { isoDate } from '../content/date.js';
import { decode } from '../content/encoding.js';
import { wordsOf } from '../content/html.js';
import type { Source } from '../content/source.js';
import { certain, type Format, type Input, isProblem, type ProblemFound } from '../format.js';
import { fold } from '../people/name.js';
import { gather, type Parts, type TicketPart } from './gather.js';
import { rowsOf } from './rows.js';
import { turnOf } from './turn.js';
import { sideOf, visibilityOf } from './values.js';

const COMMENTS = /(?:^|[/_-])(?:ticket_?)?comments?(?:_data)?\.csv$/i;
const TICKETS = /(?:^|[/_-])tickets?(?:_data)?\.csv$/i;
const USERS = /(?:^|[/_-])users?(?:_data)?\.csv$/i;
const GROUPS = /(?:^|[/_-])groups?(?:_data)?\.csv$/i;

/** Zendesk tables of a data warehouse in one zip: comments joined with tickets, users and groups by their ids. */
export const zendeskTables: Format = {
  name: 'zendesk-tables',
  title: 'Zendesk tables of a data warehouse (zip of CSV)',
  extensions: ['.zip'],
  recognise: ({ entries }) =>
    entries.some((entry) => COMMENTS.test(entry)) && entries.some((entry) => TICKETS.test(entry))
      ? certain('it holds a table of tickets and one of their comments')
      : undefined,
  read: (input) => gather(parts(input)),
};

type Row = ReadonlyMap<string, string> & { readonly line?: number };

async function* parts(input: Input): Parts {
  const users = await tableById(input, USERS);
  const groups = await tableById(input, GROUPS);
  const tickets = await tableById(input, TICKETS);
  for (const entry of input.entries.filter(({ name }) => COMMENTS.test(name))) {
    for await (const comments of rowsByName(entry))
      yield comments.map((comment) =>
        isProblem(comment) ? comment : partOf(comment, tickets, users, groups),
      );
  }
}

function partOf(
  comment: Row,
  tickets: ReadonlyMap<string, Row>,
  users: ReadonlyMap<string, Row>,
  groups: ReadonlyMap<string, Row>,
): TicketPart {
  const id = comment.get('ticket id') ?? '';
  const ticket = tickets.get(id);
  const author = comment.get('user id') ?? comment.get('author id') ?? '';
  const user = users.get(author);
  const group = ticket?.get('group id');
  const visibility = visibilityOf(comment.get('public') ?? '');
  const byRole = sideOf(user?.get('role') ?? '');
  const byId =
    author !== '' && author === ticket?.get('requester id')
      ? 'customer'
      : visibility === 'internal' || (author !== '' && author === ticket?.get('assignee id'))
        ? 'organisation'
        : 'unknown';
  const side = byRole === 'unknown' ? byId : byRole;
  const text = wordsOf(comment.get('body') ?? '');
  const turn = turnOf({
    name: user?.get('name') ?? author,
    side,
    team: side === 'organisation' && group ? (groups.get(group)?.get('name') ?? `Group ${group}`) : undefined,
    visibility,
    text,
    at: isoDate(comment.get('created') ?? comment.get('created at')),
  });
  const startedAt = isoDate(ticket?.get('created at'));
  return { ticket: id, title: ticket?.get('subject'), startedAt, turns: text === '' ? [] : [turn] };
}

async function tableById(input: Input, pattern: RegExp): Promise<ReadonlyMap<string, Row>> {
  const table = new Map<string, Row>();
  const wanted = new Set([
    'id',
    'name',
    'role',
    'subject',
    'group id',
    'requester id',
    'assignee id',
    'created at',
  ]);
  for (const entry of input.entries.filter(({ name }) => pattern.test(name) && !COMMENTS.test(name))) {
    for await (const rows of rowsByName(entry)) {
      for (const row of rows) {
        if (isProblem(row)) continue;
        const filled = [...row].filter(([column, value]) => wanted.has(column) && value !== '');
        table.set(row.get('id') ?? '', new Map(filled));
      }
    }
  }
  return table;
}

async function* rowsByName(source: Source): AsyncGenerator<readonly (Row | ProblemFound)[]> {
  let header: readonly string[] | undefined;
  for await (const rows of rowsOf(decode(source.open(), 'utf-8', () => {}))) {
    const named: (Row | ProblemFound)[] = [];
    for (const row of rows) {
      if (row.kind === 'problem') named.push(row);
      else if (header)
        named.push(new Map(header.map((name, index) => [name, row.cells[index]?.trim() ?? ''])));
      else header = row.cells.map(fold);
    }
    yield named;
  }
}
