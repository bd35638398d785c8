import { describe, expect, test } from 'vitest';
import { agreement, calibrationError, kappa } from '../../../src/app/evaluation/metrics.js';

describe('agreement on a yes/no question', () => {
  test.each([
    ['all right', [3, 0, 0, 5], { precision: 1, recall: 1, f1: 1, kappa: 1 }],
    ['never said', [0, 0, 4, 6], { precision: 0, recall: 0, f1: 0, kappa: 0 }],
    ['always said', [4, 6, 0, 0], { precision: 0.4, recall: 1, f1: 8 / 14, kappa: 0 }],
    [
      "Cohen's table: 20, 5, 10, 15",
      [20, 5, 10, 15],
      { precision: 0.8, recall: 2 / 3, f1: 40 / 55, kappa: 0.4 },
    ],
    ['nothing at all', [0, 0, 0, 0], { precision: 0, recall: 0, f1: 0, kappa: 0 }],
  ])('%s', (_, [both = 0, classifierOnly = 0, readerOnly = 0, neither = 0], expected) => {
    const found = agreement({ both, classifierOnly, readerOnly, neither });
    for (const name of ['precision', 'recall', 'f1', 'kappa'] as const)
      expect(found[name]).toBeCloseTo(expected[name], 12);
  });
});

test.each([
  [
    'chance alone',
    [
      [1, 1],
      [1, 1],
    ],
    0,
  ],
  [
    'three labels, all right',
    [
      [2, 0, 0],
      [0, 3, 0],
      [0, 0, 4],
    ],
    1,
  ],
  [
    'worse than chance',
    [
      [0, 5],
      [5, 0],
    ],
    -1,
  ],
])('kappa of a table: %s', (_, table, expected) => {
  expect(kappa(table)).toBeCloseTo(expected, 12);
});

test('the calibration error weighs the distance of said and true by the size of each bin', () => {
  const bin = { from: 0, to: 0.1 };
  const bins = [
    { ...bin, n: 30, said: 0.1, yes: 0.2 },
    { ...bin, n: 10, said: 0.9, yes: 0.5 },
    { ...bin, n: 0, said: 0, yes: 0 },
  ];
  expect(calibrationError(bins)).toBeCloseTo((30 * 0.1 + 10 * 0.4) / 40, 12);
});
