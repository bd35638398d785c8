import { basis, measured } from '../../report/index.js';
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
