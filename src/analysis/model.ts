import { COLUMNS, type Evidence, OUTPUTS, type Piece } from './evidence.js';

/** Where the odds turn into a label. `quote` is stricter: a sentence shown as an example should be beyond doubt. */
export interface Thresholds {
  readonly centric: number;
  readonly focused: number;
  readonly customer: number;
  /** No view is told of a statement that is less sure than this to speak of customers. */
  readonly spoken: number;
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
  thresholds: {
    centric: 0.5,
    focused: 0.5,
    customer: 0.5,
    spoken: 0,
    quote: { centric: 0.8, focused: 0.8 },
  },
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
  /** Each probability is the logistic of its log-odds: the intercept and the sum of weight times amount. */
  decide(evidence: Evidence, toCustomer: boolean): Decision;
  logOdds(evidence: Evidence, toCustomer: boolean): Share;
  /** What one kept piece of the evidence adds to the log-odds. */
  shareOf(piece: Piece, evidence: Evidence, toCustomer: boolean): Share;
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Builds the decision from a model and its table of weights. */
export function createDecider({ intercept }: Model, table: Float64Array): Decider {
  const oddsOf = ({ sums }: Evidence, scale: number, column: number) =>
    intercept[column]! + sums[column]! * scale;
  const columnFor = (toCustomer: boolean) => (toCustomer ? OUTPUTS : 0);
  return {
    decide(evidence, toCustomer) {
      const { scale } = evidence;
      const column = columnFor(toCustomer);
      return {
        centric: logistic(oddsOf(evidence, scale, column)),
        focused: logistic(oddsOf(evidence, scale, column + 1)),
        customer: logistic(oddsOf(evidence, scale, column + 2)),
      };
    },
    logOdds(evidence, toCustomer) {
      const { scale } = evidence;
      const column = columnFor(toCustomer);
      return { centric: oddsOf(evidence, scale, column), focused: oddsOf(evidence, scale, column + 1) };
    },
    shareOf({ cue, amount }, { scale }, toCustomer) {
      const row = cue * COLUMNS + columnFor(toCustomer);
      return { centric: table[row]! * amount * scale, focused: table[row + 1]! * amount * scale };
    },
  };
}
