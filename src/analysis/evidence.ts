/** How much one piece counts before the statement's length is taken out. Rows of words say less than word classes. */
export const AMOUNT = {
  entry: 1.5,
  category: 1.5,
  class: 1.5,
  word: 1,
  row: 0.7,
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

/** What a sentence leaves for the next ones: its cues, and what they weigh together, so that they are added up once. */
export interface Left {
  readonly cues: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The evidence in one statement: each cue once, with the first words that hold it. What it weighs is added up on the
 * way; the pieces themselves are kept only where somebody will ask for them.
 * Reused from statement to statement; nothing of it may be kept.
 */
export class Evidence {
  count = 0;
  /** What turns an amount into its share of the statement's evidence. */
  scale = 1;
  readonly cues: number[] = [];
  readonly amounts: number[] = [];
  /** First word and the word behind the last; equal where no words hold the cue. */
  readonly from: number[] = [];
  readonly to: number[] = [];
  /** Index of the lexicon match that brought it, or -1. */
  readonly matches: number[] = [];
  /** Sums of weight times amount, before the scale: centric, focused, customer. */
  readonly sums = new Float64Array(OUTPUTS);
  readonly #weights: Float64Array;
  readonly #stamps: number[];
  readonly #places: number[] = [];
  #stamp = 0;
  #squares = 0;
  #column = 0;
  #kept = false;

  /** @param weights six columns a cue; empty while they are being fitted */
  constructor(cues: number, weights: Float64Array) {
    this.#stamps = new Array<number>(cues).fill(0);
    this.#weights = weights;
  }

  reset(toCustomer: boolean, kept: boolean): void {
    this.count = 0;
    this.sums.fill(0);
    this.#squares = 0;
    this.#stamp++;
    this.#column = toCustomer ? OUTPUTS : 0;
    this.#kept = kept;
  }

  add(cue: number, amount: number, from: number, to: number, match: number): void {
    if (cue < 0 || this.#stamps[cue] === this.#stamp) return;
    this.#stamps[cue] = this.#stamp;
    this.#squares += amount * amount;
    const row = cue * COLUMNS + this.#column;
    if (row + 2 < this.#weights.length) {
      this.sums[0]! += this.#weights[row]! * amount;
      this.sums[1]! += this.#weights[row + 1]! * amount;
      this.sums[2]! += this.#weights[row + 2]! * amount;
    }
    if (this.#kept) this.#keep(cue, amount, from, to, match);
  }

  #keep(cue: number, amount: number, from: number, to: number, match: number): void {
    const at = this.count++;
    this.#places[cue] = at;
    this.cues[at] = cue;
    this.amounts[at] = amount;
    this.from[at] = from;
    this.to[at] = to;
    this.matches[at] = match;
  }

  /** Adds a sentence before; what two of them share counts twice. */
  addBefore({ cues, weights }: Left): void {
    this.#squares += cues.length * AMOUNT.before * AMOUNT.before;
    for (let output = 0; output < OUTPUTS; output++) {
      this.sums[output]! += weights[this.#column + output]! * AMOUNT.before;
    }
    if (!this.#kept) return;
    for (const cue of cues) {
      const twice = this.#stamps[cue] === this.#stamp;
      this.#stamps[cue] = this.#stamp;
      if (twice) this.amounts[this.#places[cue]!]! += AMOUNT.before;
      else this.#keep(cue, AMOUNT.before, 0, 0, -1);
    }
  }

  close(): void {
    this.scale = scaleOf(this.#squares);
  }
}
