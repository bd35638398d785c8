import type { Evidence } from './evidence.js';

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

/** Probabilities, and how each piece of evidence brought them about: intercept and shares add up to the log-odds. */
export interface Decision {
  readonly centric: number;
  readonly focused: number;
  readonly customer: number;
  readonly intercept: Share;
  /** In the order of the evidence. */
  readonly shares: readonly Share[];
}

const OUTPUTS = 3;
const COLUMNS = 6;

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Builds the decision from a model whose cues are numbered in the order of `names`.
 * Each probability is the logistic of the intercept and the sum of weight times amount over the evidence.
 */
export function createDecider(model: Model, names: readonly string[]) {
  const table = new Float64Array(names.length * COLUMNS);
  names.forEach((name, index) => {
    table.set(model.cues[name] ?? [], index * COLUMNS);
  });
  return function decide(evidence: readonly Evidence[], toCustomer: boolean): Decision {
    const column = toCustomer ? OUTPUTS : 0;
    const intercept = { centric: model.intercept[column]!, focused: model.intercept[column + 1]! };
    let { centric, focused } = intercept;
    let customer = model.intercept[column + 2]!;
    const shares = evidence.map(({ cue, amount }) => {
      const at = cue * COLUMNS + column;
      const share = { centric: table[at]! * amount, focused: table[at + 1]! * amount };
      centric += share.centric;
      focused += share.focused;
      customer += table[at + 2]! * amount;
      return share;
    });
    return {
      centric: logistic(centric),
      focused: logistic(focused),
      customer: logistic(customer),
      intercept,
      shares,
    };
  };
}
