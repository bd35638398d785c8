import { isoDate } from '../content/date.js';
import {
  type Format,
  type Head,
  type Input,
  type ProblemFound,
  problem,
  type Recognition,
  type Turn,
} from '../format.js';
import {
  areTickets,
  type ColumnMapping,
  type Columns,
  columnsOf,
  type Field,
  knownNames,
} from './columns.js';
import { gather, type TicketPart } from './gather.js';
import { rowsOf } from './rows.js';
import { turnOf } from './turn.js';
import { sideOf, visibilityOf } from './values.js';

/** Any table of tickets: a row for each comment, or a row for each ticket with its description and comments. */
export const ticketCsv: Format = {
  name: 'ticket-csv',
  title: 'Table of tickets (CSV)',
  extensions: ['.csv', '.tsv'],
  recognise: recogniseTable,
  read: (input) => gather(parts(input)),
};

function recogniseTable(head: Head): Recognition | undefined {
  if (head.columns.length < 2) return undefined;
  if (areTickets(columnsOf(head.columns)))
    return { sure: 0.6, why: `its first row names the columns ${head.columns.slice(0, 8).join(', ')}` };
  return /\.(csv|tsv)$/i.test(head.name)
    ? { sure: 0.3, why: 'its name ends like a table and its first row has several columns' }
    : undefined;
}

async function* parts(input: Input): AsyncGenerator<TicketPart | ProblemFound> {
  let table: Table | undefined;
  let any = false;
  for await (const row of rowsOf(input.text())) {
    if (row.kind === 'problem') {
      yield row;
    } else if (!table) {
      table = { header: row.cells, columns: columnsOf(row.cells, input.options.mapping) };
      const missing = missingColumns(table, input.options.mapping);
      if (missing) {
        yield problem('missing-column', missing, row.line);
        return;
      }
    } else {
      any = true;
      yield partOf(table, row.cells, row.line);
    }
  }
  if (table && !any)
    yield problem('no-rows', 'The table has a first row of column names and nothing below it.', 1);
}

interface Table {
  readonly header: readonly string[];
  readonly columns: Columns;
}

function missingColumns({ header, columns }: Table, mapping: ColumnMapping = {}): string | undefined {
  const found = `The file has the columns ${header.map((cell) => `"${cell}"`).join(', ')}.`;
  const wrong = (Object.entries(mapping) as [Field, string][]).find(([field]) => !columns.has(field));
  if (wrong) return `There is no column "${wrong[1]}" for the ${wrong[0]}. ${found}`;
  if (areTickets(columns)) return undefined;
  const wanted = columns.has('ticket') ? (['comment', 'description'] as const) : (['ticket'] as const);
  const names = wanted
    .flatMap((field) => knownNames[field].slice(0, 4))
    .map((name) => `"${name}"`)
    .join(', ');
  return `No column holds the ${wanted.join(' or the ')}. ${found} Wanted is one such as ${names}, or a mapping that says which column it is.`;
}

function partOf(
  { header, columns }: Table,
  cells: readonly string[],
  line: number,
): TicketPart | ProblemFound {
  const cell = (field: Field) => cells[columns.get(field)?.[0] ?? -1]?.trim() ?? '';
  const headerOf = (field: Field) => header[columns.get(field)?.[0] ?? -1];
  const ticket = cell('ticket');
  if (ticket === '')
    return problem('no-ticket-id', `This row has no "${headerOf('ticket')}" and is left out.`, line);
  const team = cell('team') || undefined;
  const requester = cell('requester');
  const agent = cell('agent');
  const author = cell('author');
  const turns: Turn[] = [];
  const description = cell('description');
  if (description !== '') {
    turns.push(
      turnOf({
        name: requester,
        side: 'customer',
        visibility: 'public',
        text: description,
        at: isoDate(cell('startedAt')),
        line,
      }),
    );
  }
  const byRole = sideOf(cell('role'), headerOf('role'));
  const byName =
    author !== '' && author === requester
      ? 'customer'
      : author !== '' && author === agent
        ? 'organisation'
        : 'unknown';
  const side = byRole === 'unknown' ? byName : byRole;
  const name = author || (side === 'customer' ? requester : side === 'organisation' ? agent : '');
  for (const index of columns.get('comment') ?? []) {
    const text = cells[index]?.trim() ?? '';
    if (text === '') continue;
    turns.push(
      turnOf({
        name,
        email: cell('email'),
        side,
        team,
        visibility: visibilityOf(cell('public'), headerOf('public')),
        text,
        at: isoDate(cell('at')),
        line,
      }),
    );
  }
  if (turns.length === 0 && cells.length < header.length)
    return problem(
      'short-row',
      `This row has ${cells.length} of ${header.length} columns and no text; it is left out.`,
      line,
    );
  return { ticket, title: cell('title') || undefined, startedAt: isoDate(cell('startedAt')), turns, line };
}
