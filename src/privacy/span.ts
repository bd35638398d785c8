/** A sparse row of whole numbers modulo `PRIME`: column to value, no noughts. */
export type Row = Map<number, number>;

/** Sums are solved exactly, modulo a prime small enough that a product stays a whole number. */
const PRIME = 67_108_859;
const SEARCH_STEPS = 20_000;

/** Whether fewer people than the floor, but somebody, said what is in these columns. */
export type IsFew = (columns: Iterable<number>) => boolean;

/**
 * Everything that can be computed by adding and subtracting the sums shown so far, kept as a reduced basis.
 * Columns are the smallest sets of talk, numbered so that those with more people come first.
 */
export class Span {
  /** The basis, by pivot: a pivot is the column with most people when its row came in, and is nought in all other rows. */
  private readonly rows = new Map<number, Row>();
  /** By column, the pivots of the rows that are not nought there. */
  private readonly touching = new Map<number, Set<number>>();

  constructor(private readonly isFew: IsFew) {}

  /** Adds the sum over `columns` unless a sum over too few people, or one of `secrets`, could then be computed. */
  admit(columns: readonly number[], secrets: readonly Row[]): boolean {
    const added = this.remainder(indicator(columns));
    if (added.size === 0) return true;
    const pivot = Math.min(...added.keys());
    scale(added, inverse(added.get(pivot) ?? 1));
    const before = [...(this.touching.get(pivot) ?? [])].map(
      (at) => [at, this.rows.get(at) ?? new Map()] as const,
    );
    for (const [at, row] of before) {
      const reduced = new Map(row);
      subtract(reduced, added, row.get(pivot) ?? 0);
      this.put(at, reduced);
    }
    this.put(pivot, added);
    const fresh = [pivot, ...before.map(([at]) => at)];
    if (!this.exposesFew(fresh) && !secrets.some((secret) => this.remainder(secret).size === 0)) return true;
    this.put(pivot, new Map());
    for (const [at, row] of before) this.put(at, row);
    return false;
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

  private put(pivot: number, row: Row): void {
    for (const column of this.rows.get(pivot)?.keys() ?? []) this.touching.get(column)?.delete(pivot);
    if (row.size === 0) this.rows.delete(pivot);
    else this.rows.set(pivot, row);
    for (const column of row.keys()) {
      const pivots = this.touching.get(column) ?? new Set();
      this.touching.set(column, pivots.add(pivot));
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
