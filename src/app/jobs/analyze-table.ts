import { absence, basis, measured, rate, themeName } from '../../report/index.js';
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
      ratio.kind === 'shown' ? basis(ratio) : '',
      measured(customerShare),
      customerShare.kind === 'shown' ? basis(customerShare) : '',
    ]),
  ]);
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
                one.rate.kind === 'shown' ? basis(one.rate) : '',
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
