import { isoDate } from '../content/date.js';
import { type Format, type Input, type ProblemFound, problem, type Turn } from '../format.js';
import { fold } from '../people/name.js';
import { gather, type Parts, type TicketPart } from './gather.js';
import { sideOfAccount } from './jira.js';
import { jiraNames, months } from './jira-names.js';
import { rowsOf } from './rows.js';
import { turnOf } from './turn.js';
import { withoutWikiMarkup } from './wiki.js';

type Column = keyof typeof jiraNames;
type Columns = ReadonlyMap<Column, readonly number[]>;

/**
 * Jira's and Jira Service Management's CSV export, its columns named in the exporting user's language. It says nowhere
 * whether a comment was public: the audience stays unknown. Portal customers are known by their account ids.
 */
export const jiraCsv: Format = {
  name: 'jira-csv',
  title: 'Jira or Jira Service Management CSV',
  extensions: ['.csv'],
  recognise: ({ columns }) => {
    const found = columnsOf(columns);
    const ours = found.has('key') && found.has('summary') && (found.has('comment') || found.has('reporter'));
    return ours && columns.length > 4
      ? { sure: 0.8, why: `its first row has Jira's columns ${columns.slice(0, 3).join(', ')}` }
      : undefined;
  },
  read: (input) => gather(parts(input)),
};

function columnsOf(header: readonly string[]): Columns {
  const folded = header.map(fold);
  const found = new Map<Column, readonly number[]>();
  for (const [column, names] of Object.entries(jiraNames) as [Column, readonly string[]][]) {
    const name = names.find((candidate) => folded.includes(candidate));
    if (name !== undefined)
      found.set(
        column,
        folded.flatMap((cell, index) => (cell === name ? [index] : [])),
      );
  }
  return found;
}

async function* parts(input: Input): Parts {
  let columns: Columns | undefined;
  for await (const rows of rowsOf(input.text())) {
    const found: (TicketPart | ProblemFound)[] = [];
    for (const row of rows) {
      if (row.kind === 'problem') found.push(row);
      else if (columns) found.push(partOf(columns, row.cells, row.line));
      else columns = columnsOf(row.cells);
    }
    yield found;
  }
}

function partOf(columns: Columns, cells: readonly string[], line: number): TicketPart | ProblemFound {
  const cell = (column: Column) => cells[columns.get(column)?.[0] ?? -1]?.trim() ?? '';
  const ticket = cell('key');
  if (ticket === '') return problem('no-ticket-id', 'This row has no issue key and is left out.', line);
  const reporterId = cell('reporterId') || cell('reporter');
  const names = new Map([
    [cell('reporterId'), cell('reporter')],
    [cell('assigneeId'), cell('assignee')],
  ]);
  const startedAt = jiraDate(cell('created'));
  const team = cell('team') || undefined;
  const written = (account: string, text: string, at: string | undefined): Turn => {
    const side = sideOfAccount(account, '', reporterId);
    const name = names.get(account) || account;
    return turnOf({
      name,
      side,
      team: side === 'organisation' ? team : undefined,
      visibility: 'unknown',
      text: withoutWikiMarkup(text),
      at,
      line,
    });
  };
  const comments = (columns.get('comment') ?? []).flatMap((index) => {
    const [at, account, text] = commentOf(cells[index] ?? '');
    return text === '' ? [] : [written(account, text, at)];
  });
  // Jira writes the newest comment first; the order of their times is the order of the talk.
  if (comments.every(({ at }) => at !== undefined))
    comments.sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1));
  const description = cell('description');
  const turns = [
    ...(description === '' ? [] : [written(reporterId, description, startedAt)]),
    ...comments,
  ].filter(({ text }) => text !== '');
  return { ticket, title: cell('summary') || undefined, startedAt, turns, line };
}

/** A comment's cell is `date;account;words`; the words may hold semicolons and line ends. */
function commentOf(cell: string): [at: string | undefined, account: string, text: string] {
  const first = cell.indexOf(';');
  const second = cell.indexOf(';', first + 1);
  const at = first > 0 && first < 40 ? jiraDate(cell.slice(0, first)) : undefined;
  if (second < 0 || second - first > 160 || at === undefined) return [undefined, '', cell.trim()];
  return [at, cell.slice(first + 1, second).trim(), cell.slice(second + 1).trim()];
}

const JIRA_DATE =
  /^(\d{1,2})[/. -]+([^\d\s/.-]+)\.?[/. -]+(\d{2,4}),?\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?/iu;

/** Jira's `18/Jul/26 10:52 AM` in any of its languages, without a zone because it has none. */
function jiraDate(text: string): string | undefined {
  const found = JIRA_DATE.exec(text.trim());
  if (!found) return isoDate(text);
  const [, day = '', name = '', year = '', hour = '', minute = '', half] = found;
  const letters = fold(name).replaceAll(' ', '');
  const month = months[letters] ?? months[letters.slice(0, 4)] ?? months[letters.slice(0, 3)];
  if (month === undefined) return undefined;
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const two = (value: number | string) => String(value).padStart(2, '0');
  return isoDate(
    `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:00`,
  );
}
