import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '../../src/measure/index.js';

test.each([
  [3, 5, 0.23, 0.88],
  [6, 10, 0.31, 0.83],
  [18, 30, 0.42, 0.75],
  [60, 100, 0.5, 0.69],
  [300, 500, 0.56, 0.64],
  [0, 5, 0, 0.43],
  [0, 0, 0, 1],
])('%i of %i lies between %f and %f', (successes, n, low, high) => {
  const interval = wilson(successes, n);
  expect(interval.low).toBeCloseTo(low, 2);
  expect(interval.high).toBeCloseTo(high, 2);
});

test('the interval holds the proportion, stays within 0 to 1 and mirrors', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), (one, other) => {
      const n = Math.max(one, other) + 1;
      const { low, high } = wilson(one, n);
      const mirror = wilson(n - one, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(one / n);
      expect(high).toBeGreaterThanOrEqual(one / n);
      expect(high).toBeLessThanOrEqual(1);
      expect(mirror.low).toBeCloseTo(1 - high, 9);
    }),
  );
});
