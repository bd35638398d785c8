import { COLUMNS, type Evidence, OUTPUTS } from './evidence.js';

/** Where the odds turn into a label. `quote` is stricter: a sentence shown as an example should be beyond doubt. */
export interface Thresholds {
  readonly centric: number;
  readonly focused: number;
  readonly customer: number;
  readonly quote: { readonly centric: number; readonly focused: number };
}

/** What a cue adds to the log-odds of centric, focused, customers spoken of: among colleagues, then to a customer. */
export type Weights = readonly [number, number, number, number, number, number];

/** The fitted weights as they stand in `weights.json`, a file to read and argue with. */
export interface Model {
  /** What it was fitted on and what figures it reached; `id` changes with every fit. */
  readonly provenance: Readonly<Record<string, string | number>>;
  readonly thresholds: Thresholds;
  readonly intercept: Weights;
  readonly cues: Readonly<Record<string, Weights>>;
}

export const UNFITTED: Model = {
  provenance: { id: 'unfitted' },
  thresholds: { centric: 0.5, focused: 0.5, customer: 0.5, quote: { centric: 0.8, focused: 0.8 } },
  intercept: [0, 0, 0, 0, 0, 0],
  cues: {},
};

/** What one piece of evidence adds to the log-odds of each side. */
export interface Share {
  readonly centric: number;
  readonly focused: number;
}

/** Probabilities, 0 to 1. */
export interface Decision {
  readonly centric: number;
  readonly focused: number;
  readonly customer: number;
}

/** The weights of a model's cues in the order of `names`, six columns each. */
export function tableOf(model: Model, names: readonly string[]): Float64Array {
  const table = new Float64Array(names.length * COLUMNS);
  names.forEach((name, index) => {
    table.set(model.cues[name] ?? [], index * COLUMNS);
  });
  return table;
}

/** Turns evidence into probabilities, and says what each piece of it added. */
export interface Decider {
  /** Each probability is the logistic of the intercept and the sum of weight times amount over the evidence. */
  decide(evidence: Evidence, toCustomer: boolean): Decision;
  /** What one kept piece adds to the log-odds. */
  shareOf(evidence: Evidence, at: number, toCustomer: boolean): Share;
  interceptOf(toCustomer: boolean): Share;
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Builds the decision from a model and its table of weights. */
export function createDecider({ intercept }: Model, table: Float64Array): Decider {
  return {
    decide({ sums, scale }, toCustomer) {
      const column = toCustomer ? OUTPUTS : 0;
      return {
        centric: logistic(intercept[column]! + sums[0]! * scale),
        focused: logistic(intercept[column + 1]! + sums[1]! * scale),
        customer: logistic(intercept[column + 2]! + sums[2]! * scale),
      };
    },
    shareOf(evidence, at, toCustomer) {
      const row = evidence.cues[at]! * COLUMNS + (toCustomer ? OUTPUTS : 0);
      const amount = evidence.amounts[at]! * evidence.scale;
      return { centric: table[row]! * amount, focused: table[row + 1]! * amount };
    },
    interceptOf(toCustomer) {
      const at = toCustomer ? OUTPUTS : 0;
      return { centric: intercept[at]!, focused: intercept[at + 1]! };
    },
  };
}
