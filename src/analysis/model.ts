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

/** Probabilities, 0 to 1. */
export interface Decision {
  readonly centric: number;
  readonly focused: number;
  readonly customer: number;
}

/** Adds evidence up: intercept and shares sum to the log-odds. */
export interface Decider {
  decide(evidence: Evidence, toCustomer: boolean): Decision;
  /** What one piece adds, for the audience last decided on. */
  shareOf(evidence: Evidence, at: number): Share;
  interceptOf(toCustomer: boolean): Share;
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
export function createDecider(model: Model, names: readonly string[]): Decider {
  const table = new Float64Array(names.length * COLUMNS);
  names.forEach((name, index) => {
    table.set(model.cues[name] ?? [], index * COLUMNS);
  });
  let column = 0;
  return {
    decide(evidence, toCustomer) {
      column = toCustomer ? OUTPUTS : 0;
      let centric = 0;
      let focused = 0;
      let customer = 0;
      for (let at = 0; at < evidence.count; at++) {
        const row = evidence.cues[at]! * COLUMNS + column;
        const amount = evidence.amounts[at]!;
        centric += table[row]! * amount;
        focused += table[row + 1]! * amount;
        customer += table[row + 2]! * amount;
      }
      const { scale } = evidence;
      return {
        centric: logistic(model.intercept[column]! + centric * scale),
        focused: logistic(model.intercept[column + 1]! + focused * scale),
        customer: logistic(model.intercept[column + 2]! + customer * scale),
      };
    },
    shareOf(evidence, at) {
      const row = evidence.cues[at]! * COLUMNS + column;
      const amount = evidence.amounts[at]! * evidence.scale;
      return { centric: table[row]! * amount, focused: table[row + 1]! * amount };
    },
    interceptOf(toCustomer) {
      const at = toCustomer ? OUTPUTS : 0;
      return { centric: model.intercept[at]!, focused: model.intercept[at + 1]! };
    },
  };
}
