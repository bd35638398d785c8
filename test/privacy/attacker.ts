import type { Cell, PeopleGroup } from '../../src/privacy/index.js';

/**
 * Somebody who sees every shown sum and can do linear algebra: the rank of a matrix over fractions, done with
 * nothing that the protection itself uses.
 */
export class Attacker {
  private readonly known: bigint[][];

  constructor(
    shown: readonly PeopleGroup[],
    private readonly cells: readonly Cell[],
  ) {
    this.known = echelon(
      shown.map((group) => cells.map((_, index) => (group.cells.includes(index) ? 1n : 0n))),
    );
  }

  canSolve(target: readonly number[]): boolean {
    const row = this.cells.map((_, index) => (target.includes(index) ? 1n : 0n));
    return echelon([...this.known, row]).length === this.known.length;
  }

  /** Every set of cells with talk by one to `most` people that can be solved for: all of them are tried. */
  solvableSmallSets(most: number): readonly (readonly number[])[] {
    const spoken = this.cells.flatMap((cell, index) => (cell.size > 0 && cell.size <= most ? [index] : []));
    const found: number[][] = [];
    for (let mask = 1; mask < 2 ** spoken.length; mask++) {
      const set = spoken.filter((_, bit) => (mask >> bit) & 1);
      const people = new Set(set.flatMap((index) => [...(this.cells[index]?.keys() ?? [])]));
      if (people.size <= most && this.canSolve(set)) found.push(set);
    }
    return found;
  }
}

/** Row echelon form by cross-multiplication, so that whole numbers stay whole; rows of noughts are dropped. */
function echelon(rows: readonly (readonly bigint[])[]): bigint[][] {
  const left = rows.map((row) => [...row]);
  const done: bigint[][] = [];
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const found = left.findIndex((row) => row[column] !== 0n);
    if (found < 0) continue;
    const pivot = left.splice(found, 1)[0] ?? [];
    const lead = pivot[column] ?? 1n;
    for (const row of left) {
      const factor = row[column] ?? 0n;
      if (factor === 0n) continue;
      for (const [index, value] of row.entries()) row[index] = value * lead - (pivot[index] ?? 0n) * factor;
    }
    done.push(pivot);
  }
  return done;
}
