import type { Side } from '../../model/index.js';
import { isoDate } from '../content/date.js';
import { wordsOf } from '../content/html.js';
import { type Format, type Head, type Input, problem, type Recognition } from '../format.js';
import { listsPeople } from '../people/roster.js';
import type { ProblemLog } from '../problems.js';
import {
  areTickets,
  type ColumnMapping,
  type Columns,
  columnsOf,
  type Field,
  knownNames,
} from './columns.js';
import { gather, type Parts, type TicketPart } from './gather.js';
import { journalOf } from './journal.js';
import { rowsOf } from './rows.js';
import { type Message, turnOf } from './turn.js';
import { sideOf, type Visibility, visibilityOf } from './values.js';

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

async function* parts({ text, head, options: { mapping }, problems }: Input): Parts {
  let table: Table | undefined;
  let any = false;
  for await (const rows of rowsOf(text())) {
    const found: TicketPart[] = [];
    for (const row of rows) {
      if (row.kind === 'problem') problems.add(row.problem);
      else if (table) {
        any = true;
        const part = partOf(table, row, problems);
        if (part) found.push(part);
      } else {
        table = { header: row.cells, columns: columnsOf(row.cells, mapping) };
        const missing = missingColumns(table, mapping);
        if (missing) {
          yield [
            !mapping && listsPeople(head.lines)
              ? problem('list-of-people', PEOPLE, row.line)
              : problem('missing-column', missing, row.line),
          ];
          return;
        }
      }
    }
    yield found;
  }
  if (table && !any)
    yield [problem('no-rows', 'The table has a first row of column names and nothing below it.', 1)];
}

const PEOPLE =
  'This is a list of people, not of what they said. Bring it as the roster, and the transcript or the tickets as the file.';

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
  table: Table,
  { cells, line }: { readonly cells: readonly string[]; readonly line: number },
  problems: ProblemLog,
): TicketPart | undefined {
  const row = new TableRow(table, cells, line);
  const ticket = row.cell('ticket');
  if (ticket === '') {
    const words = () => `This row has no "${row.header('ticket')}" and is left out.`;
    problems.tell('no-ticket-id', line, words);
    return undefined;
  }
  const startedAt = isoDate(row.cell('startedAt'));
  const messages = [...descriptionOf(row, startedAt), ...repliesOf(row), ...answersOf(row), ...notesOf(row)];
  const turns = messages
    .map((message) => turnOf(message, wordsOf(message.text)))
    .filter(({ text }) => text !== '');
  if (turns.length === 0 && cells.length < table.header.length) {
    const words = () =>
      `This row has ${cells.length} of ${table.header.length} columns and no text; it is left out.`;
    problems.tell('short-row', line, words);
    return undefined;
  }
  return { ticket, title: row.cell('title') || undefined, startedAt, turns, line };
}

/** One row's cells by what they hold. */
class TableRow {
  readonly line: number;
  readonly #table: Table;
  readonly #cells: readonly string[];

  constructor(table: Table, cells: readonly string[], line: number) {
    this.#table = table;
    this.#cells = cells;
    this.line = line;
  }

  cell(field: Field): string {
    const index = this.#table.columns.get(field)?.[0];
    return index === undefined ? '' : (this.#cells[index]?.trim() ?? '');
  }

  /** Every filled cell of a field whose column repeats. */
  all(field: Field): readonly string[] {
    const indexes = this.#table.columns.get(field) ?? NOWHERE;
    if (indexes.length === 0) return [];
    return indexes.map((index) => this.#cells[index]?.trim() ?? '').filter((cell) => cell !== '');
  }

  header(field: Field): string {
    const index = this.#table.columns.get(field)?.[0];
    return index === undefined ? '' : (this.#table.header[index] ?? '');
  }
}

const NOWHERE: readonly number[] = [];
const NONE: readonly Message[] = [];

function descriptionOf(row: TableRow, at: string | undefined): readonly Message[] {
  const text = row.cell('description');
  if (text === '') return NONE;
  const name = row.cell('requester');
  return [{ name, side: 'customer', visibility: 'public', text, at, line: row.line }];
}

function repliesOf(row: TableRow): readonly Message[] {
  const comments = row.all('comment');
  if (comments.length === 0) return NONE;
  const requester = row.cell('requester');
  const agent = row.cell('agent');
  const author = row.cell('author').replace(/^agent:/, '');
  const visibility = visibilityOf(row.cell('public'), row.header('public'));
  const byRole =
    author === row.cell('author') ? sideOf(row.cell('role'), row.header('role')) : 'organisation';
  const side = byRole === 'unknown' ? sideByName(author, requester, agent, visibility) : byRole;
  const name = author || (side === 'customer' ? requester : side === 'organisation' ? agent : '');
  const email = row.cell('email');
  const team = row.cell('team');
  const at = isoDate(row.cell('at'));
  const { line } = row;
  return comments.flatMap(
    (text) => journal(text, row) ?? { name, email, side, team, visibility, text, at, line },
  );
}

/** Only staff write internal notes; otherwise the ticket's own names say who is who. */
function sideByName(author: string, requester: string, agent: string, visibility: Visibility): Side {
  if (author !== '' && author === requester) return 'customer';
  if (visibility === 'internal' || (author !== '' && author === agent)) return 'organisation';
  return 'unknown';
}

/** A column of answers holds what the organisation told the customer. */
function answersOf(row: TableRow): readonly Message[] {
  const answers = row.all('answer');
  if (answers.length === 0) return NONE;
  const message = {
    name: row.cell('agent'),
    side: 'organisation',
    visibility: 'public',
    team: row.cell('team'),
    line: row.line,
  } as const;
  return answers.map((text) => ({ ...message, text }));
}

function notesOf(row: TableRow): readonly Message[] {
  const notes = row.all('notes');
  if (notes.length === 0) return NONE;
  const message = {
    side: 'organisation',
    visibility: 'internal',
    team: row.cell('team'),
    line: row.line,
  } as const;
  return notes.flatMap((text) => journal(text, row) ?? [{ ...message, text }]);
}

function journal(text: string, row: TableRow): Message[] | undefined {
  return journalOf(text, row.cell('requester'))?.map((message) => ({ ...message, line: row.line }));
}
