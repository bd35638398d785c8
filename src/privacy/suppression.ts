import type { Hidden } from '../model/index.js';
import { type FloorSettings, hiddenBecause } from './floor.js';
import { indicator, type Row, Span } from './span.js';

/** The smallest piece of talk that groups are made of: counted statements by each person (pseudonym) in it. */
export type Cell = ReadonlyMap<string, number>;

/** A group whose numbers somebody may ask for: a team, a team in a month, all tickets of a quarter. */
export interface PeopleGroup {
  readonly key: string;
  /** Indices into the cells. */
  readonly cells: readonly number[];
  /** What was decided of it before: that is not changed, and nothing shown then is hidden for the sake of other groups. */
  readonly before?: 'shown' | Hidden;
}

/**
 * Decides which groups must be hidden so that nobody who sees all the others can compute a number about fewer people than
 * the floor, by any sums and differences across teams, periods and filters.
 *
 * First the groups that are too small or dominated by one speaker; then, from the group with most people down, each one is
 * shown only if the sums shown so far, taken together with it, still do not yield a hidden group or any other set of
 * talk by fewer than `settings.number` people. The rule is Glint's "suppress the next smallest", made exact for groups that overlap.
 * Numbers with different people behind them (all statements, counted statements) need a decision each.
 * @returns the hidden groups by key; a group in which nobody spoke is not among them
 */
export function suppress(
  groups: readonly PeopleGroup[],
  cells: readonly Cell[],
  settings: FloorSettings,
): ReadonlyMap<string, Hidden> {
  const columns = asColumns(groups, cells, settings.number);
  const span = new Span((numbers) => isFew(columns.cells, numbers, settings.number));
  const hidden = new Map<string, Hidden>();
  const dominated: Row[] = [];
  const askable: Askable[] = [];
  const known: (readonly number[])[] = [];
  for (const { key, before } of groups) {
    const numbers = columns.ofGroup.get(key) ?? [];
    const people = together(pick(columns.cells, numbers));
    if (people.size === 0) continue;
    const reason = hiddenBecause(people.size, topShare(people), settings);
    if (reason === 'one-speaker-dominates') dominated.push(indicator(numbers));
    if (before === 'shown') known.push(numbers);
    else if (before !== undefined) hidden.set(key, before);
    else if (reason) hidden.set(key, { kind: 'hidden', reason, minimum: settings.number });
    else askable.push({ key, numbers, people: people.size });
  }
  // Small sums first: most of the others are made up of these, and a basis of small ones has few columns to go through.
  for (const numbers of known.sort((one, other) => one.length - other.length)) span.add(numbers);
  // What is known from earlier decisions cannot be kept any more.
  const secrets = dominated.filter((secret) => !span.knows(secret));
  for (const { key, numbers } of askable.sort(bySize)) {
    if (span.admit(numbers, secrets)) continue;
    hidden.set(key, { kind: 'hidden', reason: 'protects-another-group', minimum: settings.number });
  }
  return hidden;
}

interface Askable {
  readonly key: string;
  readonly numbers: readonly number[];
  readonly people: number;
}

function bySize(one: Askable, other: Askable): number {
  return (
    other.people - one.people || other.numbers.length - one.numbers.length || (one.key < other.key ? -1 : 1)
  );
}

interface Columns {
  /** The cells that no group tells apart, put together; those with enough people first, then in the order of their groups. */
  readonly cells: readonly Cell[];
  readonly ofGroup: ReadonlyMap<string, readonly number[]>;
}

function asColumns(groups: readonly PeopleGroup[], cells: readonly Cell[], least: number): Columns {
  const memberships = cells.map((): number[] => []);
  groups.forEach((group, index) => {
    for (const cell of new Set(group.cells)) memberships[cell]?.push(index);
  });
  const alike = new Map<string, { readonly groups: readonly number[]; readonly cells: Cell[] }>();
  cells.forEach((cell, index) => {
    const member = memberships[index] ?? [];
    const column = alike.get(member.join()) ?? { groups: member, cells: [] };
    if (cell.size > 0) alike.set(member.join(), { ...column, cells: [...column.cells, cell] });
  });
  const columns = [...alike.values()]
    .map((column) => {
      const cell = together(column.cells);
      const names = column.groups.map((index) => groups[index]?.key ?? '').sort();
      return { groups: column.groups, cell, isFew: cell.size < least, name: names.join() };
    })
    .sort((one, other) => Number(one.isFew) - Number(other.isFew) || (one.name < other.name ? -1 : 1));
  const ofGroup = new Map(groups.map((group): [string, number[]] => [group.key, []]));
  columns.forEach((column, number) => {
    for (const index of column.groups) ofGroup.get(groups[index]?.key ?? '')?.push(number);
  });
  return { cells: columns.map(({ cell }) => cell), ofGroup };
}

function isFew(cells: readonly Cell[], numbers: Iterable<number>, least: number): boolean {
  const people = new Set<string>();
  for (const number of numbers) {
    for (const person of cells[number]?.keys() ?? []) people.add(person);
    if (people.size >= least) return false;
  }
  return true;
}

function pick(cells: readonly Cell[], numbers: Iterable<number>): readonly Cell[] {
  return [...numbers].map((number) => cells[number] ?? new Map());
}

function together(cells: readonly Cell[]): Map<string, number> {
  const people = new Map<string, number>();
  for (const cell of cells) {
    for (const [person, statements] of cell) people.set(person, (people.get(person) ?? 0) + statements);
  }
  return people;
}

/** The part of the statements that the person who made most of them made, 0 to 1. */
function topShare(people: Cell): number {
  const counts = [...people.values()];
  const sum = counts.reduce((one, other) => one + other, 0);
  return sum > 0 ? counts.reduce((one, other) => Math.max(one, other), 0) / sum : 0;
}
