import { describe, expect, test } from 'vitest';
import { compare, trend } from '../../src/measure/index.js';
import type { Measured, Shown } from '../../src/model/index.js';

function number(value: number, reach: number): Shown {
  return {
    kind: 'shown',
    value,
    low: value - reach,
    high: value + reach,
    n: 100,
    people: 9,
    conversations: 12,
  };
}

describe('a comparison', () => {
  test.each([
    [number(0.4, 0.05), number(0.6, 0.05), 'change'],
    [number(0.4, 0.15), number(0.6, 0.15), 'no-clear-change'],
    [number(0.4, 0.1), number(0.55, 0.1), 'change'],
    [number(0.4, 0.1), number(0.54, 0.1), 'no-clear-change'],
    [number(0.4, 0.1), number(0.4, 0.1), 'no-clear-change'],
  ])('of %o and %o is a %s', (before, after, kind) => {
    expect(compare(before, after).kind).toBe(kind);
    expect(compare(after, before).kind).toBe(kind);
  });

  test('says which way it went', () => {
    expect(compare(number(0.4, 0.05), number(0.6, 0.05))).toMatchObject({ direction: 'up' });
    expect(compare(number(0.6, 0.05), number(0.4, 0.05))).toMatchObject({ direction: 'down' });
  });

  test('has the interval of Newcombe for 56 of 70 against 48 of 80', () => {
    const before = { ...number(0.6, 0), low: 0.490484, high: 0.700302 };
    const after = { ...number(0.8, 0), low: 0.692036, high: 0.876871 };
    const change = compare(before, after);
    if (change.kind === 'cannot-compare') throw new Error('both are shown');
    expect(change.low).toBeCloseTo(0.0524, 3);
    expect(change.high).toBeCloseTo(0.3339, 3);
  });

  const hidden: Measured = { kind: 'hidden', reason: 'too-few-people', minimum: 5 };
  const little: Measured = { kind: 'too-little', n: 3, needed: 10 };
  test.each([
    [hidden, number(0.5, 0.1), 'hidden'],
    [number(0.5, 0.1), little, 'too-little'],
    [{ ...number(0.95, 0), masked: 'over-95' as const }, number(0.5, 0.1), 'masked'],
  ])('with a number that is not there is no comparison', (before, after, because) => {
    expect(compare(before, after)).toMatchObject({ kind: 'cannot-compare', because: { kind: because } });
  });
});

describe('a trend', () => {
  const points = trend(
    'month',
    new Map([
      ['2026-05-31', number(0.6, 0.05)],
      ['2026-01-10', number(0.4, 0.05)],
      ['2026-02-03', number(0.6, 0.05)],
    ]),
  );

  test('keeps months without talk as gaps', () => {
    expect(points.map((point) => [point.period.name, point.measured.kind])).toEqual([
      ['2026-01', 'shown'],
      ['2026-02', 'shown'],
      ['2026-03', 'gap'],
      ['2026-04', 'gap'],
      ['2026-05', 'shown'],
    ]);
  });

  test('compares neighbours only, never across a gap', () => {
    expect(points.map((point) => point.change?.kind)).toEqual([
      undefined,
      'change',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('of nothing is empty', () => {
    expect(trend('week', new Map())).toEqual([]);
  });
});
