import { type Format, type Input, problem } from '../format.js';
import { fold } from '../people/name.js';
import { seconds, voice } from '../speech/spoken.js';
import { areTickets, columnsOf } from '../ticket/columns.js';
import { rowsOf } from '../ticket/rows.js';
import { collect, meetingNamed, type Piece } from './collect.js';
import { type CueTurn, cueJoiner } from './join.js';
import { clockMs } from './time.js';

/** The names of columns, without case and signs. */
const NAMES = {
  text: [
    'text',
    'transcript',
    'transcription',
    'utterance',
    'sentence',
    'caption',
    'words',
    'content',
    'line',
  ],
  speaker: ['speaker', 'speaker name', 'speaker label', 'participant', 'name', 'who'],
  start: [
    'start',
    'start time',
    'start ms',
    'start s',
    'starttime',
    'begin',
    'from',
    'timestamp',
    'time',
    'in',
  ],
  end: ['end', 'end time', 'end ms', 'end s', 'endtime', 'stop', 'to', 'out'],
} as const;

type Column = keyof typeof NAMES;

interface Table {
  readonly at: ReadonlyMap<Column, number>;
  /** Whether plain numbers are milliseconds. */
  readonly inMs: boolean;
}

/** A table of talk, as recognisers and editors of transcripts write it: a row for each piece, with its speaker or its times. */
export const transcriptTable: Format = {
  name: 'transcript-table',
  title: 'Table of talk (CSV, TSV)',
  extensions: ['.csv', '.tsv'],
  recognise: ({ columns }) => {
    const { at } = tableOf(columns);
    const isTimed = at.has('start') && at.has('end');
    const isSpoken = columns.some((name) => fold(name).startsWith('speaker'));
    return at.has('text') && (isTimed || isSpoken) && !areTickets(columnsOf(columns))
      ? { sure: 0.5, why: `its first row names the columns ${columns.slice(0, 8).join(', ')}` }
      : undefined;
  },
  read: (input) => collect(pieces(input), meetingNamed(input.name)),
};

function tableOf(header: readonly string[]): Table {
  const folded = header.map(fold);
  const columns = Object.entries(NAMES) as [Column, readonly string[]][];
  const at = new Map(
    columns.flatMap(([column, names]) => {
      const name = names.find((candidate) => folded.includes(candidate));
      return name === undefined ? [] : [[column, folded.indexOf(name)] as const];
    }),
  );
  // Whisper's own table says nothing of its unit and is in milliseconds.
  const inMs = folded.some((name) => name.endsWith(' ms')) || folded.join() === 'start,end,text';
  return { at, inMs };
}

async function* pieces({ text, problems }: Input): AsyncGenerator<readonly Piece[]> {
  const joiner = cueJoiner();
  let table: Table | undefined;
  let any = false;
  for await (const rows of rowsOf(text())) {
    const found: Piece[] = [];
    for (const row of rows) {
      if (row.kind === 'problem') problems.add(row.problem);
      else if (table) {
        any = true;
        const turn = turnOf(table, row.cells, row.line);
        if (turn.text !== '') found.push(...joiner.take(turn));
      } else table = tableOf(row.cells);
    }
    yield found;
  }
  yield joiner.end();
  if (table && !any)
    yield [problem('no-rows', 'The table has a first row of column names and nothing below it.', 1)];
}

function turnOf({ at, inMs }: Table, cells: readonly string[], line: number): CueTurn {
  const cell = (column: Column) => cells[at.get(column) ?? -1]?.trim() ?? '';
  const time = (column: Column) => timeOf(cell(column), inMs);
  return {
    speaker: voice(cell('speaker')),
    text: cell('text').replace(/\s+/g, ' '),
    startMs: time('start'),
    endMs: time('end'),
    line,
  };
}

function timeOf(cell: string, inMs: boolean): number | undefined {
  if (cell === '') return undefined;
  if (cell.includes(':')) return clockMs(cell);
  const milliseconds = seconds(cell);
  return inMs && milliseconds !== undefined ? Math.round(milliseconds / 1000) : milliseconds;
}
