/** A sparse row of whole numbers modulo `PRIME`: column to value, no noughts. */
export type Row = Map<number, number>;

/** Sums are solved exactly, modulo a prime small enough that a product stays a whole number. */
const PRIME = 67_108_859;
const SEARCH_STEPS = 20_000;

/** Whether fewer people than the floor, but somebody, said what is in these columns. */
export type IsFew = (columns: Iterable<number>) => boolean;

interface Added {
  readonly row: Row;
  readonly pivot: number;
}

/**
 * Everything that can be computed by adding and subtracting the sums shown so far, kept as a reduced basis.
 * Columns are the smallest sets of talk, numbered so that those with enough people come first.
 */
export class Span {
  /** The basis, by pivot: a pivot is its row's first column when the row came in, and is nought in all other rows. */
  private readonly rows = new Map<number, Row>();
  /** By column, the pivots of the rows that are not nought there. */
  private readonly touching = new Map<number, Set<number>>();

  constructor(private readonly isFew: IsFew) {}

  /** Adds the sum over `columns`, whatever can be computed then. */
  add(columns: readonly number[]): void {
    const added = this.normed(columns);
    if (added !== undefined) this.enter(added);
  }

  /** Adds the sum over `columns` unless a sum over too few people, or one of `secrets`, could then be computed. */
  admit(columns: readonly number[], secrets: readonly Row[]): boolean {
    const added = this.normed(columns);
    if (added === undefined) return true;
    const changed = this.enter(added);
    if (!this.exposesFew([added.pivot, ...changed.keys()]) && !secrets.some((secret) => this.knows(secret)))
      return true;
    this.subtract(added.pivot, added.row, 1);
    for (const [pivot, factor] of changed) this.subtract(pivot, added.row, PRIME - factor);
    return false;
  }

  /** Whether this sum can be computed from those admitted. */
  knows(row: Row): boolean {
    return this.remainder(row).size === 0;
  }

  /** What a sum adds to all that is known, 1 at its pivot; nothing if it is known already. */
  private normed(columns: readonly number[]): Added | undefined {
    const row = this.remainder(indicator(columns));
    if (row.size === 0) return undefined;
    const pivot = Math.min(...row.keys());
    scale(row, inverse(row.get(pivot) ?? 1));
    return { row, pivot };
  }

  /** Makes it a row of the basis; gives how often it was taken from which others. */
  private enter({ row, pivot }: Added): ReadonlyMap<number, number> {
    const changed = new Map<number, number>();
    for (const at of this.touching.get(pivot) ?? []) changed.set(at, this.rows.get(at)?.get(pivot) ?? 0);
    for (const [at, factor] of changed) this.subtract(at, row, factor);
    this.subtract(pivot, row, PRIME - 1);
    return changed;
  }

  /** What remains of a row when all that is known is taken out; empty if the row is known already. */
  private remainder(row: Row): Row {
    const rest = new Map(row);
    for (const [column, value] of row) {
      const known = this.rows.get(column);
      if (known) subtract(rest, known, value);
    }
    return rest;
  }

  /** Takes `row`, times `factor`, from the basis row of a pivot; one that is left empty is no row any more. */
  private subtract(pivot: number, row: Row, factor: number): void {
    const changed = this.rows.get(pivot) ?? new Map<number, number>();
    this.rows.set(pivot, changed);
    subtract(changed, row, factor);
    if (changed.size === 0) this.rows.delete(pivot);
    for (const column of row.keys()) {
      const pivots = this.touching.get(column) ?? new Set();
      this.touching.set(column, pivots);
      if (changed.has(column)) pivots.add(pivot);
      else pivots.delete(pivot);
    }
  }

  /**
   * A set of columns is a combination of basis rows that is 0 or 1 everywhere, so each row enters it once or not at all, and
   * the set contains the pivots of those that enter. Only rows whose pivot has too few people can make up a small
   * set, and such rows have only such columns. A set that could not be computed before holds a new or changed row.
   */
  private exposesFew(fresh: readonly number[]): boolean {
    let steps = 0;
    const finds = (sum: Row, entered: readonly number[], barred: ReadonlySet<number>): boolean => {
      if (++steps > SEARCH_STEPS) return true;
      const odd = [...sum].find(([, value]) => value !== 1)?.[0];
      if (odd === undefined && this.isFew(sum.keys())) return true;
      const useful = new Set<number>();
      for (const column of odd === undefined ? sum.keys() : [odd]) {
        for (const pivot of this.touching.get(column) ?? []) if (!barred.has(pivot)) useful.add(pivot);
      }
      const passed = new Set(barred);
      return [...useful].some((pivot) => {
        passed.add(pivot);
        const pivots = [...entered, pivot];
        return this.isFew(pivots) && finds(plus(sum, this.rows.get(pivot) ?? new Map()), pivots, passed);
      });
    };
    const started = new Set<number>();
    return fresh.some((pivot) => {
      started.add(pivot);
      return this.isFew([pivot]) && finds(this.rows.get(pivot) ?? new Map(), [pivot], started);
    });
  }
}

export function indicator(columns: readonly number[]): Row {
  return new Map(columns.map((column) => [column, 1]));
}

/** target − factor × row, in place. */
function subtract(target: Row, row: Row, factor: number): void {
  if (factor === 0) return;
  for (const [column, value] of row) {
    const rest = ((target.get(column) ?? 0) - ((factor * value) % PRIME) + PRIME) % PRIME;
    if (rest === 0) target.delete(column);
    else target.set(column, rest);
  }
}

function plus(one: Row, other: Row): Row {
  const sum = new Map(one);
  subtract(sum, other, PRIME - 1);
  return sum;
}

function scale(row: Row, factor: number): void {
  for (const [column, value] of row) row.set(column, (value * factor) % PRIME);
}

/** Fermat: a^(p-2) is the inverse of a modulo a prime p. */
function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
