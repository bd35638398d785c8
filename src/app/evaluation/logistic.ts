/** Rows of a sparse matrix: for each row the columns that are not nought, and what stands there. */
export interface SparseRows {
  readonly columns: number;
  readonly indices: readonly Int32Array[];
  readonly values: readonly Float64Array[];
}

export interface Fitted {
  readonly weights: Float64Array;
  readonly intercept: number;
}

const MEMORY = 8;
const ITERATIONS = 150;
const ENOUGH = 1e-5;

/** log(1 + e^x) that does not overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/** Loss and gradient of penalised logistic regression; the last parameter is the intercept, which is not penalised. */
function lossAt(
  rows: SparseRows,
  labels: readonly boolean[],
  included: readonly number[],
  penalty: number,
  at: Float64Array,
  gradient: Float64Array,
): number {
  const { columns } = rows;
  gradient.fill(0);
  let loss = 0;
  for (const row of included) {
    const indices = rows.indices[row]!;
    const values = rows.values[row]!;
    let score = at[columns]!;
    for (let k = 0; k < indices.length; k++) score += at[indices[k]!]! * values[k]!;
    const sign = labels[row] ? 1 : -1;
    loss += softplus(-sign * score);
    const slope = -sign / (1 + Math.exp(sign * score));
    for (let k = 0; k < indices.length; k++) gradient[indices[k]!]! += slope * values[k]!;
    gradient[columns]! += slope;
  }
  for (let column = 0; column < columns; column++) {
    loss += 0.5 * penalty * at[column]! * at[column]!;
    gradient[column]! += penalty * at[column]!;
  }
  return loss;
}

/** Direction of the two-loop recursion of L-BFGS (Nocedal & Wright, Numerical Optimization, algorithm 7.4). */
function direction(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
): Float64Array {
  const q = gradient.slice();
  const alphas: number[] = [];
  for (let k = steps.length - 1; k >= 0; k--) {
    const alpha = dot(steps[k]!, q) / dot(changes[k]!, steps[k]!);
    alphas[k] = alpha;
    for (let at = 0; at < q.length; at++) q[at]! -= alpha * changes[k]![at]!;
  }
  const last = steps.length - 1;
  const scale =
    last < 0
      ? 1 / Math.max(1, Math.sqrt(dot(q, q)))
      : dot(steps[last]!, changes[last]!) / dot(changes[last]!, changes[last]!);
  for (let at = 0; at < q.length; at++) q[at]! *= scale;
  for (let k = 0; k < steps.length; k++) {
    const beta = dot(changes[k]!, q) / dot(changes[k]!, steps[k]!);
    for (let at = 0; at < q.length; at++) q[at]! += (alphas[k]! - beta) * steps[k]![at]!;
  }
  for (let at = 0; at < q.length; at++) q[at] = -q[at]!;
  return q;
}

/**
 * Fits a logistic regression with a ridge penalty by L-BFGS with backtracking. Deterministic.
 * @param included the rows to learn from
 * @param penalty strength of the ridge: half of it times the squared weights is added to the loss
 */
export function fitLogistic(
  rows: SparseRows,
  labels: readonly boolean[],
  included: readonly number[],
  penalty: number,
): Fitted {
  const size = rows.columns + 1;
  let at = new Float64Array(size);
  let gradient = new Float64Array(size);
  let loss = lossAt(rows, labels, included, penalty, at, gradient);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const towards = direction(gradient, steps, changes);
    const slope = dot(towards, gradient);
    let length = 1;
    let next = at;
    let nextGradient = gradient;
    let nextLoss = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 30 && nextLoss > loss + 1e-4 * length * slope; tries++, length /= 2) {
      next = at.map((value, index) => value + length * towards[index]!);
      nextGradient = new Float64Array(size);
      nextLoss = lossAt(rows, labels, included, penalty, next, nextGradient);
    }
    const gained = loss - nextLoss;
    if (!(gained > 0)) break;
    steps.push(next.map((value, index) => value - at[index]!));
    changes.push(nextGradient.map((value, index) => value - gradient[index]!));
    if (steps.length > MEMORY) {
      steps.shift();
      changes.shift();
    }
    [at, gradient, loss] = [next, nextGradient, nextLoss];
    if (gained < ENOUGH * Math.max(1, loss)) break;
  }
  return { weights: at.slice(0, rows.columns), intercept: at[rows.columns]! };
}

/** Probability of yes for a row. */
export function predict({ weights, intercept }: Fitted, indices: Int32Array, values: Float64Array): number {
  let score = intercept;
  for (let k = 0; k < indices.length; k++) score += weights[indices[k]!]! * values[k]!;
  return 1 / (1 + Math.exp(-score));
}
