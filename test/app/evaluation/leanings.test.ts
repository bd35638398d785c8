import { expect, test } from 'vitest';
import { leanings } from '../../../src/app/evaluation/leanings.js';
import { sparseRows } from '../../../src/app/evaluation/logistic.js';

/** Two columns for each cue: a statement's own kind of talk says which of them it fills. */
const KINDS = 2;
const cue = (number: number, kind = 0) => [number * KINDS + kind, 1] as const;

const statements = sparseRows(3 * KINDS, [
  [cue(0), cue(1), cue(2)],
  [cue(0, 1), cue(1)],
  [cue(0), cue(2)],
  [cue(1)],
  [cue(1, 1), cue(2)],
  [cue(2)],
]);
const labels = [true, true, true, false, false, false];
const all = [...labels.keys()];

test('lets a cue that leans to one side go further, whichever kind of talk it is met in', () => {
  const [leaning, even, balanced] = leanings(statements, KINDS, labels, all);
  expect(leaning).toBeGreaterThan(even!);
  expect(even).toBeCloseTo(balanced!, 10);
});

test('keeps the mean square at 1, so that the penalty means the same for every question', () => {
  const scales = leanings(statements, KINDS, labels, all);
  expect(scales.reduce((sum, scale) => sum + scale * scale, 0) / scales.length).toBeCloseTo(1, 10);
});

test('counts only the rows it may learn from, each by how much it counts', () => {
  const some = leanings(statements, KINDS, labels, [0, 1, 3, 4]);
  const weighed = { ...statements, counts: Float64Array.of(1, 1, 0, 1, 1, 0) };
  expect([...leanings(weighed, KINDS, labels, all)]).toEqual([...some]);
});

test('treats cues alike that all lean alike', () => {
  const rows = sparseRows(2, [[[0, 1]], [[1, 1]], [[0, 1]], [[1, 1]]]);
  expect([...leanings(rows, 1, [true, true, false, false], [0, 1, 2, 3])]).toEqual([1, 1]);
});
