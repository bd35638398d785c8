import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Fitted,
  familyRidge,
  fitLogistic,
  type Penalty,
  predict,
  ridge,
  sparseRows,
} from '../../../src/app/evaluation/logistic.js';

const EXACT = 1e-14;
type Cells = readonly (readonly [number, number])[];

/** The slope of the penalised loss in each parameter, by the textbook: Σ (p − y) x + the penalty's own slope. */
function slopes(
  columns: number,
  cells: readonly Cells[],
  labels: readonly boolean[],
  fitted: Fitted,
  penalty: Penalty,
) {
  const slope = new Float64Array(columns + 1);
  penalty(columns, Float64Array.of(...fitted.weights, fitted.intercept), slope);
  const rows = sparseRows(columns, cells);
  cells.forEach((row, at) => {
    const error = predict(fitted, rows, at) - Number(labels[at]);
    for (const [column, value] of row) slope[column]! += error * value;
    slope[columns]! += error;
  });
  return [...slope];
}

describe('logistic regression', () => {
  test('finds the intercept of statements without evidence: the log-odds of yes', () => {
    const rows = sparseRows(1, [[], [], [], []]);
    const { intercept, weights } = fitLogistic(
      rows,
      [true, true, true, false],
      [0, 1, 2, 3],
      ridge(1),
      EXACT,
    );
    expect(intercept).toBeCloseTo(Math.log(3), 6);
    expect([...weights]).toEqual([0]);
  });

  test('finds the weight of one balanced cue, which solves w = 2 / (1 + e^w)', () => {
    const rows = sparseRows(1, [[[0, 1]], [[0, -1]]]);
    const { intercept, weights } = fitLogistic(rows, [true, false], [0, 1], ridge(1), EXACT);
    expect(intercept).toBeCloseTo(0, 6);
    expect(weights[0]).toBeCloseTo(0.6748, 3);
    expect(weights[0]! * (1 + Math.exp(weights[0]!))).toBeCloseTo(2, 6);
  });

  test('learns only from the rows it is told to', () => {
    const rows = sparseRows(1, [[[0, 1]], [[0, -1]], [[0, 9]]]);
    const without = fitLogistic(rows, [true, false, false], [0, 1], ridge(1), EXACT);
    expect(without.weights[0]).toBeGreaterThan(0);
    expect(fitLogistic(rows, [true, false, false], [0, 1, 2], ridge(1), EXACT).weights[0]).toBeLessThan(0);
  });

  test.each([
    ['the ridge', ridge(0.7)],
    ['the ridge for families of two', familyRidge(2, 0.7)],
  ])('stops where every slope is nought, with %s', (_, penalty) => {
    const columns = 4;
    const cell = fc.tuple(
      fc.integer({ min: 0, max: columns - 1 }),
      fc.double({ min: -2, max: 2, noNaN: true }),
    );
    const row = fc.uniqueArray(cell, { maxLength: columns, selector: ([column]) => column });
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.boolean()), { minLength: 4, maxLength: 20 }), (statements) => {
        const cells = statements.map(([own]) => own);
        const labels = statements.map(([, label], at) => (at < 2 ? at === 0 : label));
        const fitted = fitLogistic(sparseRows(columns, cells), labels, [...cells.keys()], penalty, EXACT);
        for (const slope of slopes(columns, cells, labels, fitted, penalty))
          expect(Math.abs(slope)).toBeLessThan(1e-3);
      }),
      { numRuns: 60 },
    );
  });

  test.each([[[1, 1]], [[1, -1]], [[0.5, 2, -3]], [[0.2, 0.2, 0.4]]])(
    'charges the family %j what a shared part and parts of their own would cost at best',
    (family) => {
      const { length } = family;
      const cost = familyRidge(length, 2)(
        length,
        Float64Array.of(...family, 0),
        new Float64Array(length + 1),
      );
      const parts = (shared: number) =>
        shared ** 2 + family.reduce((sum, weight) => sum + (weight - shared) ** 2, 0);
      const share = family.reduce((sum, weight) => sum + weight, 0) / (length + 1);
      expect(cost).toBeCloseTo(Math.min(...[-1, 0, 1].map((off) => parts(share + off / 100))), 10);
    },
  );
});
