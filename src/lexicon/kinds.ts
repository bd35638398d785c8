import type { Range } from './plan.js';

/**
 * What all words and phrases of the same classes have in common, a row of numbers each: the named classes as bits, the
 * nameless ones as 32 shared bits, and the range of the groups of plans that they wake.
 */
export class Kinds {
  /** 32-bit words of a set of named classes. */
  readonly width: number;
  /** Numbers in a row. */
  readonly stride: number;
  rows = new Int32Array(1 << 10);
  readonly #named: number;
  readonly #wokenBy: (classes: readonly number[]) => Range;
  readonly #known = new Map<string, number>();
  #end = 0;

  /**
   * @param named how many classes have a name: those with the lowest numbers
   * @param wokenBy lays out the plans that some classes wake
   */
  constructor(named: number, wokenBy: (classes: readonly number[]) => Range) {
    this.#named = named;
    this.#wokenBy = wokenBy;
    this.width = Math.ceil(named / 32);
    this.stride = this.width + 3;
  }

  /** Where the row of some classes begins: most sets of classes have many members. */
  of(classes: readonly number[]): number {
    const key = classes.join(' ');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const row = this.#end;
    this.#end += this.stride;
    if (this.#end > this.rows.length) this.#grow();
    for (const number of classes) {
      const word = number < this.#named ? number >> 5 : this.width;
      this.rows[row + word]! |= 1 << (number & 31);
    }
    const { from, to } = this.#wokenBy(classes);
    this.rows.set([from, to], row + this.width + 1);
    this.#known.set(key, row);
    return row;
  }

  #grow(): void {
    const rows = new Int32Array(2 * this.rows.length);
    rows.set(this.rows);
    this.rows = rows;
  }

  /** Whether the classes of a row may be asked for one of them: certain for one with a name. */
  mayHold(row: number, number: number): boolean {
    const word = number < this.#named ? number >> 5 : this.width;
    return (this.rows[row + word]! & (1 << (number & 31))) !== 0;
  }
}
