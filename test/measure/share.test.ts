import { describe, expect, test } from 'vitest';
import {
  centricityRatio,
  customerShare,
  ratePer100,
  shareOf,
  sumsOf,
  wilson,
} from '../../src/measure/index.js';
import type { Shown, TooLittle } from '../../src/model/index.js';
import { conversations, shuffled, tally } from './tallies.js';

function shown(measured: Shown | TooLittle): Shown {
  if (measured.kind !== 'shown') throw new Error(`expected a number, got ${measured.kind}`);
  return measured;
}

const width = (number: Shown) => number.high - number.low;

describe('the centricity ratio', () => {
  test('counts a mixed statement half to each side and leaves neutral and none out', () => {
    const ratio = shown(
      centricityRatio([tally('a', { centric: 12, focused: 6, mixed: 2, neutral: 9, none: 70 })], 6),
    );
    expect(ratio).toMatchObject({ value: 13 / 20, n: 20, people: 6, conversations: 1 });
  });

  test('says how many statements are missing when fewer than ten are counted', () => {
    expect(centricityRatio([tally('a', { centric: 9, none: 500 })], 12)).toEqual({
      kind: 'too-little',
      n: 9,
      needed: 10,
    });
  });

  test('pools: a long conversation weighs more than a short one', () => {
    const rows = [tally('long', { centric: 90 }), tally('short', { focused: 10 })];
    expect(shown(centricityRatio(rows, 9)).value).toBeCloseTo(0.9);
  });

  test('takes the rows of one conversation together, whichever team they are from', () => {
    const apart = conversations(12, 20);
    const halves = apart.flatMap((row) => [
      { ...row, focused: 0, statements: row.centric },
      { ...row, centric: 0, statements: row.focused },
    ]);
    expect(centricityRatio(halves, 9)).toEqual(centricityRatio(apart, 9));
  });

  test.each([1, 2, 5, 9, 10, 40, 100, 101, 900])(
    'gives the same interval for %i conversations in any order',
    (count) => {
      const rows = conversations(count, 15);
      const ratio = shown(centricityRatio(rows, 9));
      expect(centricityRatio(shuffled(rows, 3), 9)).toEqual(ratio);
      expect(centricityRatio(shuffled(rows, 4), 9)).toEqual(ratio);
    },
  );

  test.each([1, 3, 9, 10, 60, 100, 101])(
    'is never surer than independent statements would make it (%i)',
    (count) => {
      const ratio = shown(centricityRatio(conversations(count, 30), 9));
      const floor = wilson(ratio.value * ratio.n, ratio.n);
      expect(ratio.low).toBeLessThanOrEqual(floor.low);
      expect(ratio.high).toBeGreaterThanOrEqual(floor.high);
    },
  );

  test.each([4, 20, 400])('is less sure when %i conversations each speak with one voice', (count) => {
    const alike = Array.from({ length: count }, (_, index) =>
      tally(`c${index}`, { centric: 10, focused: 10 }),
    );
    const torn = alike.map((row, index) =>
      tally(row.conversation, index % 2 ? { centric: 20 } : { focused: 20 }),
    );
    expect(width(shown(centricityRatio(torn, 9)))).toBeGreaterThan(
      1.5 * width(shown(centricityRatio(alike, 9))),
    );
  });

  test('does not jump where one way of finding the interval takes over from another', () => {
    const at = (count: number) => width(shown(centricityRatio(conversations(count, 20), 9)));
    expect(at(101) / at(100)).toBeGreaterThan(0.85);
    expect(at(101) / at(100)).toBeLessThan(1.15);
    expect(at(10) / at(9)).toBeGreaterThan(0.6);
    expect(at(10) / at(9)).toBeLessThan(1.4);
  });

  test('knows the limits of unanimity', () => {
    const ratio = shown(centricityRatio([tally('a', { centric: 12 }), tally('b', { centric: 30 })], 6));
    expect(ratio.high).toBe(1);
    expect(ratio.low).toBeLessThan(0.92);
  });
});

test('customer share counts every statement that speaks of customers, neutral ones too', () => {
  const row = tally('a', { centric: 5, focused: 5, mixed: 5, neutral: 5, none: 60 });
  expect(shown(customerShare([row], 5))).toMatchObject({ value: 0.25, n: 80 });
});

test('a theme share is counted like the rest', () => {
  const rows = conversations(12, 20).map((row) => ({ top: row.centric, bottom: row.statements }));
  const share = shown(shareOf(sumsOf(rows), 8));
  expect(share.value).toBeGreaterThan(0.15);
  expect(share.low).toBeLessThan(share.value);
  expect(share.high).toBeGreaterThan(share.value);
});

test('a rate is told per hundred and may exceed a hundred', () => {
  const rate = shown(ratePer100(sumsOf([{ top: 30, bottom: 20 }]), 5));
  expect(rate.value).toBe(150);
  expect(rate.low).toBeGreaterThan(50);
  expect(rate.high).toBeGreaterThan(200);
});

test('nothing said at all is too little, not a crash', () => {
  expect(centricityRatio([], 0)).toEqual({ kind: 'too-little', n: 0, needed: 10 });
  expect(ratePer100(sumsOf([]), 0).kind).toBe('too-little');
});
