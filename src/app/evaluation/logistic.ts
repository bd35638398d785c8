/** Rows of a sparse matrix, end to end: row `r` has its cells from `starts[r]` up to `starts[r + 1]`. */
export interface SparseRows {
  readonly columns: number;
  readonly starts: Int32Array;
  /** The column of each cell, and what stands there. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** How much each row counts; absent means all alike. */
  readonly counts?: Float64Array;
}

/** Lays rows of `[column, value]` cells end to end. */
export function sparseRows(
  columns: number,
  rows: readonly (readonly (readonly [number, number])[])[],
): SparseRows {
  const cells = rows.flat();
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = starts[at]! + row.length;
  });
  return {
    columns,
    starts,
    indices: Int32Array.from(cells, ([column]) => column),
    values: Float64Array.from(cells, ([, value]) => value),
  };
}

export interface Fitted {
  readonly weights: Float64Array;
  readonly intercept: number;
}

/** Steps that L-BFGS remembers, how many it takes at most, and the share of the loss that is not worth another. */
const MEMORY = 8;
const MOST_STEPS = 300;
const ENOUGH = 3e-6;
const HALVINGS = 30;

/** log(1 + e^x) that does not overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/** Adds `times` times `b` to `a`. */
function addTo(a: Float64Array, times: number, b: Float64Array): void {
  for (let at = 0; at < a.length; at++) a[at]! += times * b[at]!;
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  const result = a.slice();
  addTo(result, -1, b);
  return result;
}

/** What large weights cost at a point; adds its slope to `gradient`. The intercept, behind the weights, costs nothing. */
export type Penalty = (columns: number, at: Float64Array, gradient: Float64Array) => number;

/** The ridge: half of `strength` times the squared weights. */
export function ridge(strength: number): Penalty {
  return (columns, at, gradient) => {
    let cost = 0;
    for (let column = 0; column < columns; column++) {
      const weight = at[column]!;
      cost += 0.5 * strength * weight * weight;
      gradient[column]! += strength * weight;
    }
    return cost;
  };
}

/**
 * The ridge for columns that come in families of `size`, one behind the other: each weight is a part that its family
 * shares and a part of its own, and all parts are under a ridge. With the best share for given weights w, which is their
 * sum by size + 1, this comes to strength / 2 · (Σ w² − (Σ w)² / (size + 1)).
 */
export function familyRidge(size: number, strength: number): Penalty {
  return (columns, at, gradient) => {
    let cost = 0;
    for (let first = 0; first < columns; first += size) {
      let sum = 0;
      for (let column = first; column < first + size; column++) sum += at[column]!;
      const share = sum / (size + 1);
      for (let column = first; column < first + size; column++) {
        const weight = at[column]!;
        cost += 0.5 * strength * weight * (weight - share);
        gradient[column]! += strength * (weight - share);
      }
    }
    return cost;
  };
}

/** What is minimised: parameters are the weights and, last, the intercept. */
interface Problem {
  readonly rows: SparseRows;
  readonly labels: readonly boolean[];
  readonly included: readonly number[];
  readonly penalty: Penalty;
}

/**
 * The loss of penalised logistic regression at a point: Σ log(1 + e^(∓score)) + penalty.
 * @param gradient is filled with the slope in each parameter
 */
function lossAt({ rows, labels, included, penalty }: Problem, at: Float64Array, gradient: Float64Array) {
  const { columns, starts, indices, values, counts } = rows;
  gradient.fill(0);
  let loss = 0;
  for (const row of included) {
    const [first, end] = [starts[row]!, starts[row + 1]!];
    let score = at[columns]!;
    for (let cell = first; cell < end; cell++) score += at[indices[cell]!]! * values[cell]!;
    const sign = labels[row] ? 1 : -1;
    const weight = counts?.[row] ?? 1;
    loss += weight * softplus(-sign * score);
    const slope = (-sign * weight) / (1 + Math.exp(sign * score));
    for (let cell = first; cell < end; cell++) gradient[indices[cell]!]! += slope * values[cell]!;
    gradient[columns]! += slope;
  }
  return loss + penalty(columns, at, gradient);
}

/** A step that was taken, and how it changed the gradient. */
interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
}

/** The two-loop recursion of L-BFGS (Nocedal & Wright, Numerical Optimization, algorithm 7.4). */
function direction(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const towards = gradient.slice();
  const alphas: number[] = [];
  for (let k = steps.length - 1; k >= 0; k--) {
    const { moved, turned } = steps[k]!;
    const alpha = dot(moved, towards) / dot(turned, moved);
    alphas[k] = alpha;
    addTo(towards, -alpha, turned);
  }
  const last = steps.at(-1);
  const scale = last
    ? dot(last.moved, last.turned) / dot(last.turned, last.turned)
    : 1 / Math.max(1, Math.sqrt(dot(towards, towards)));
  for (let at = 0; at < towards.length; at++) towards[at]! *= -scale;
  steps.forEach(({ moved, turned }, k) => {
    addTo(towards, -(alphas[k]! + dot(turned, towards) / dot(turned, moved)), moved);
  });
  return towards;
}

interface Point {
  readonly at: Float64Array;
  readonly gradient: Float64Array;
  readonly loss: number;
}

function pointAt(problem: Problem, at: Float64Array): Point {
  const gradient = new Float64Array(at.length);
  return { at, gradient, loss: lossAt(problem, at, gradient) };
}

/** The first point along a direction, halving the way each time, where the loss has gone down enough (Armijo). */
function lower(problem: Problem, from: Point, towards: Float64Array): Point | undefined {
  const slope = dot(towards, from.gradient);
  let length = 1;
  for (let tries = 0; tries < HALVINGS; tries++, length /= 2) {
    const at = from.at.slice();
    addTo(at, length, towards);
    const point = pointAt(problem, at);
    if (point.loss <= from.loss + 1e-4 * length * slope) return point;
  }
  return undefined;
}

/**
 * Fits a penalised logistic regression by L-BFGS with backtracking. Deterministic.
 * @param included the rows to learn from
 * @param enough done when a step lowers the loss by no more than this share of it
 */
export function fitLogistic(
  rows: SparseRows,
  labels: readonly boolean[],
  included: readonly number[],
  penalty: Penalty,
  enough = ENOUGH,
): Fitted {
  const problem = { rows, labels, included, penalty };
  let point = pointAt(problem, new Float64Array(rows.columns + 1));
  const steps: Step[] = [];
  for (let taken = 0; taken < MOST_STEPS; taken++) {
    const next = lower(problem, point, direction(point.gradient, steps));
    if (next === undefined) break;
    steps.push({ moved: difference(next.at, point.at), turned: difference(next.gradient, point.gradient) });
    if (steps.length > MEMORY) steps.shift();
    const gained = point.loss - next.loss;
    point = next;
    if (gained <= enough * point.loss) break;
  }
  return { weights: point.at.slice(0, rows.columns), intercept: point.at[rows.columns]! };
}

/** Probability of yes for a row. */
export function predict({ weights, intercept }: Fitted, rows: SparseRows, row: number): number {
  let score = intercept;
  for (let cell = rows.starts[row]!; cell < rows.starts[row + 1]!; cell++)
    score += weights[rows.indices[cell]!]! * rows.values[cell]!;
  return 1 / (1 + Math.exp(-score));
}
