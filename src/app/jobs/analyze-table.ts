import type { Measured } from '../../model/index.js';
import { absence, basis, measured, rate, stillNeeded, themeName } from '../../report/index.js';
import { columns, type Row } from '../../report/tables.js';
import type { Analysis } from './analyze.js';

/** Cells as aligned columns: the first to the left, as are all others, two spaces between. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What files say, as a table for a terminal: no number without its interval and what it was counted from. */
export function analysisTable({ teams, overall }: Analysis): string {
  const lines = [...teams, { team: { id: -1, name: 'All together' }, ...overall }];
  return aligned([
    ['Team', 'Centricity ratio', 'Counted from', 'Customer share', 'Counted from'],
    ...lines.map(({ team, ratio, customerShare }) => [
      team.name,
      measured(ratio),
      countedFrom(ratio),
      measured(customerShare),
      countedFrom(customerShare),
    ]),
  ]);
}

/** From how much, or how far it is to a number. */
function countedFrom(number: Measured): string {
  if (number.kind === 'shown') return basis(number);
  return number.kind === 'too-little' ? stillNeeded(number) : '';
}

/** How often the categories of one lens are heard, as a table for a terminal. */
export function heardTable({ heard }: Analysis, lens: string): string {
  return aligned([
    ['Team', 'Category', 'Per 100 statements', 'Counted from'],
    ...heard.flatMap(({ team, categories }) =>
      categories.flatMap((one) =>
        one.lens === lens
          ? [
              [
                team,
                themeName(one.category),
                one.rate.kind === 'shown' ? rate(one.rate) : absence(one.rate),
                countedFrom(one.rate),
              ],
            ]
          : [],
      ),
    ),
  ]);
}

/** The same, one category on a line, for a download. */
export function heardRows({ heard }: Analysis, lens: string): readonly Row[] {
  return heard.flatMap(({ team, categories }) =>
    categories.flatMap((one) =>
      one.lens === lens ? [{ team, lens, category: one.category, ...columns('per_100', one.rate) }] : [],
    ),
  );
}
