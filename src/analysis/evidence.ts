/** How much one piece counts before the statement's length is taken out. Words before say less than words now. */
export const AMOUNT = {
  entry: 1.5,
  category: 1.5,
  class: 1.5,
  word: 1,
  form: 1,
  before: 0.4,
} as const;

/** The length of the evidence vector of every statement: a long sentence is not surer than a short one. */
const LENGTH = 6;

/** Weights come in two rows of three: among colleagues, then to a customer. */
export const OUTPUTS = 3;
export const COLUMNS = 2 * OUTPUTS;

/** What turns amounts into a statement's shares, by the sum of their squares over the cues that the model knows. */
export function scaleOf(squares: number): number {
  return squares === 0 ? 1 : LENGTH / Math.sqrt(squares);
}

export const NO_MATCH = -1;

/** One piece of evidence: a cue, how much it counts, and the words that hold it. */
export interface Piece {
  readonly cue: number;
  readonly amount: number;
  /** First word and the word behind the last; equal where no words hold the cue. */
  readonly from: number;
  readonly to: number;
  /** Index of the lexicon match that brought it, or `NO_MATCH`. */
  readonly match: number;
}

/** Sums of weight times amount by column, and last the squares of the amounts. */
export const SUMS = COLUMNS + 1;

/**
 * The evidence in one statement, or in one sentence before it, added up as it is met. The pieces themselves are kept only
 * where somebody will ask for them; those that a lexicon match brought always are.
 * Reused from statement to statement; nothing of it may be kept.
 */
export class Evidence {
  readonly sums = new Float64Array(SUMS);
  pieces: Piece[] = [];
  readonly #weights: Float64Array;

  /** @param weights six columns a cue; empty while they are being fitted */
  constructor(weights: Float64Array) {
    this.#weights = weights;
  }

  /** What turns an amount into its share of the evidence. */
  get scale(): number {
    return scaleOf(this.sums[COLUMNS]!);
  }

  clear(): void {
    this.sums.fill(0);
    if (this.pieces.length > 0) this.pieces = [];
  }

  /** Adds a cue, unless the model does not know it (`-1`). */
  add(cue: number, amount: number): void {
    if (cue >= 0) addWeighed(this.sums, this.#weights, cue, amount);
  }

  /** Adds what was summed up elsewhere: the sums that begin at `from`, if there are any. */
  addSums(table: Float64Array, from = 0): void {
    if (from >= table.length) return;
    for (let column = 0; column < SUMS; column++) this.sums[column]! += table[from + column]!;
  }

  keep(cue: number, amount: number, from: number, to: number, match = NO_MATCH): void {
    if (cue >= 0) this.pieces.push({ cue, amount, from, to, match });
  }
}

/** Adds a cue's weights times an amount, and the amount's square, to some sums. */
export function addWeighed(sums: Float64Array, weights: Float64Array, cue: number, amount: number): void {
  const row = cue * COLUMNS;
  if (row < weights.length)
    for (let column = 0; column < COLUMNS; column++) sums[column]! += weights[row + column]! * amount;
  sums[COLUMNS]! += amount * amount;
}
