import { describe, expect, test } from 'vitest';
import type { Shown } from '../../src/model/index.js';
import { applyFloor, DEFAULT_FLOOR, floorSettings, mayQuote } from '../../src/privacy/index.js';

const number: Shown = {
  kind: 'shown',
  value: 0.6,
  low: 0.5,
  high: 0.7,
  n: 100,
  people: 6,
  conversations: 12,
};

describe('the floor', () => {
  test.each([
    [4, 0.3, 'too-few-people'],
    [5, 0.61, 'one-speaker-dominates'],
    [1, 1, 'too-few-people'],
  ])('hides a number of %i people of whom one gave %f', (people, top, reason) => {
    expect(applyFloor(number, people, top, DEFAULT_FLOOR)).toEqual({ kind: 'hidden', reason, minimum: 5 });
  });

  test('shows a number of five people of whom none gave more than 60 %', () => {
    expect(applyFloor(number, 5, 0.6, DEFAULT_FLOOR)).toEqual(number);
  });

  test('tells too little apart from hidden', () => {
    const little = { kind: 'too-little', n: 3, needed: 10 } as const;
    expect(applyFloor(little, 6, 0.4, DEFAULT_FLOOR)).toEqual(little);
    expect(applyFloor({ ...little, n: 0 }, 0, 0, DEFAULT_FLOOR)).toEqual({ ...little, n: 0 });
  });

  test('does not tell how little two people said', () => {
    const little = { kind: 'too-little', n: 3, needed: 10 } as const;
    expect(applyFloor(little, 2, 0.5, DEFAULT_FLOOR).kind).toBe('hidden');
  });

  test.each([
    [1, 0.83, 1, { value: 0.95, low: 0.8, high: 1, masked: 'over-95' }],
    [0.97, 0.951, 0.99, { value: 0.95, low: 0.95, high: 1, masked: 'over-95' }],
    [0, 0, 0.11, { value: 0.05, low: 0, high: 0.15, masked: 'under-5' }],
  ])('tells %f only roughly', (value, low, high, expected) => {
    const told = applyFloor({ ...number, value, low, high }, 9, 0.2, DEFAULT_FLOOR) as Shown;
    expect(told.masked).toBe(expected.masked);
    expect([told.value, told.low, told.high]).toEqual([
      expect.closeTo(expected.value),
      expect.closeTo(expected.low),
      expect.closeTo(expected.high),
    ]);
  });

  test('leaves a rate of a rare theme as it is when told so', () => {
    const rare = { ...number, value: 0.02, low: 0.01, high: 0.03 };
    expect(applyFloor(rare, 9, 0.2, DEFAULT_FLOOR, 'tell')).toEqual(rare);
  });

  test('needs ten people for a quote', () => {
    expect([9, 10].map((people) => mayQuote(people, DEFAULT_FLOOR))).toEqual([false, true]);
  });
});

describe('the floor settings', () => {
  test('may ask for more', () => {
    expect(floorSettings({ number: 10, topSpeaker: 0.5 })).toEqual({
      number: 10,
      quote: 10,
      topSpeaker: 0.5,
    });
  });

  test.each([
    { number: 4 },
    { number: 5.5 },
    { quote: 9 },
    { topSpeaker: 0.61 },
    { topSpeaker: 0 },
    { number: Number.NaN },
  ])('refuse %o and say the least that goes', (wanted) => {
    expect(() => floorSettings(wanted)).toThrow(/least number of people|One speaker may give/);
  });
});
