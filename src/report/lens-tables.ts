import type { LensesView, LensLine, LensPartView, LensView } from './lens-views.js';
import { columns, type Row } from './tables.js';

/** Every number of every lens, one category on a line. */
export function lensesRows({ team, perspective, lenses }: LensesView): readonly Row[] {
  const who = team?.name ?? ALL;
  const own = { team: who, lens: 'perspective', part: perspective.title, unit: 'share' };
  return [
    { ...own, category: 'centricity ratio', ...columns('value', perspective.ratio) },
    { ...own, category: 'customer share', ...columns('value', perspective.customerShare) },
    ...lenses.flatMap(({ lens, parts }) => partRows(who, lens.name, parts)),
  ];
}

/** The numbers of one lens, then its checklist, then those of each team. */
export function lensRows({ team, lens, parts, checklist, teams }: LensView): readonly Row[] {
  const who = team?.name ?? ALL;
  const conditions = (checklist?.conditions ?? []).map(({ name, category, state, number }) => ({
    team: who,
    lens: lens.name,
    part: checklist?.title ?? '',
    unit: 'per 100 statements',
    category,
    condition: name,
    ...columns('value', number),
    finding: state,
  }));
  return [
    ...partRows(who, lens.name, parts),
    ...conditions,
    ...teams.flatMap((each) => partRows(each.team.name, lens.name, each.parts)),
  ];
}

const ALL = 'All teams';

/** The numbers of some parts, one category on a line. */
export function partRows(team: string, lens: string, parts: readonly LensPartView[]): readonly Row[] {
  return parts.flatMap(({ title, unit, lines, reached }) =>
    lines.map((line) => ({
      team,
      lens,
      part: title,
      unit,
      category: line.category,
      ...columns('value', line.number),
      target: line.target?.share ?? '',
      ...differenceColumns(line),
      finding: findingOf(line, reached),
    })),
  );
}

function differenceColumns({ difference }: LensLine): Row {
  if (difference === undefined || difference.kind === 'cannot-compare')
    return { difference: '', difference_low: '', difference_high: '' };
  const { value, low, high } = difference;
  return { difference: value, difference_low: low, difference_high: high };
}

function findingOf({ category, target, difference }: LensLine, reached: LensPartView['reached']): string {
  if (target !== undefined)
    return `${target.place} target`.replace('no-clear-difference target', 'no clear difference');
  if (difference?.kind === 'change')
    return difference.direction === 'up' ? 'more often than all' : 'less often than all';
  if (difference?.kind === 'no-clear-change') return 'no clear difference';
  return reached?.kind === 'reached' && reached.category === category ? 'reached' : '';
}
