import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  centricityRatio,
  engagement,
  funnel,
  type Group,
  pool,
  sumsOf,
  wilson,
} from '../../src/measure/index.js';
import { seeded } from '../../src/measure/random.js';

function group(key: string, top: number, n: number): Group {
  return { key, shown: { kind: 'shown', value: top / n, ...wilson(top, n), n, people: 9, conversations: 9 } };
}

/** Groups whose statements are independent and all have the same chance. */
function alike(count: number, n: number, chance: number): Group[] {
  const random = seeded(11);
  return Array.from({ length: count }, (_, index) => {
    const top = Array.from({ length: n }, random).filter((draw) => draw < chance).length;
    return group(`g${index}`, top, n);
  });
}

/** Ten to forty conversations of ten statements; each conversation leans to one side or the other of 60 %. */
function told(team: number, random: () => number): Group {
  const tallies = Array.from({ length: 10 + Math.floor(random() * 30) }, (_, conversation) => {
    const chance = random() < 0.5 ? 0.42 : 0.78;
    const centric = Array.from({ length: 10 }, random).filter((draw) => draw < chance).length;
    const rest = { mixed: 0, neutral: 0, none: 0 };
    return { conversation: String(conversation), statements: 10, centric, focused: 10 - centric, ...rest };
  });
  const shown = centricityRatio(tallies, 9);
  if (shown.kind !== 'shown') throw new Error('there is enough text');
  return { key: `team ${team}`, shown };
}

describe('the funnel', () => {
  test('of nothing does not exist', () => {
    expect(funnel([])).toBeUndefined();
  });

  test('finds nobody beyond the outer limits where all groups are alike', () => {
    const found = funnel(alike(60, 80, 0.5));
    expect(found?.groups.filter(({ place }) => place === 'beyond-998')).toEqual([]);
    expect(found?.dispersion).toBeLessThan(1.5);
  });

  test('finds the one group that differs', () => {
    const found = funnel([...alike(20, 200, 0.5), group('other', 150, 200)]);
    expect(found?.groups.filter(({ place }) => place === 'beyond-998').map(({ key }) => key)).toEqual([
      'other',
    ]);
  });

  test('widens its limits where groups differ more than chance allows', () => {
    const torn = Array.from({ length: 20 }, (_, index) => group(`g${index}`, index % 2 ? 120 : 80, 200));
    const found = funnel(torn);
    expect(found?.dispersion).toBeGreaterThan(5);
    expect(found?.groups.every(({ place }) => place === 'within')).toBe(true);
  });

  test('finds that few groups differ whose intervals lie far apart', () => {
    const found = funnel([group('a', 119, 165), group('b', 110, 226), group('c', 625, 709)]);
    expect(found?.groups.map(({ key, place }) => [key, place])).toEqual([
      ['a', 'within'],
      ['b', 'beyond-998'],
      ['c', 'beyond-998'],
    ]);
  });

  test.each([3, 6, 12])(
    'seldom calls one of %i groups different that are alike, though statements hang together',
    (count) => {
      const random = seeded(29);
      const places = Array.from({ length: 150 }, () =>
        funnel(Array.from({ length: count }, (_, team) => told(team, random))),
      )
        .flatMap((found) => found?.groups ?? [])
        .map(({ place }) => place);
      const share = (of: string) => places.filter((place) => place === of).length / places.length;
      expect(share('beyond-95') + share('beyond-998')).toBeLessThan(0.08);
      expect(share('beyond-998')).toBeLessThan(0.01);
    },
  );

  test('has limits that narrow with talk, nest, and stay within 0 to 1', () => {
    const sizes = fc.array(
      fc.tuple(fc.integer({ min: 10, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true })),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(sizes, (drawn) => {
        const found = funnel(drawn.map(([n, share], index) => group(`g${index}`, Math.round(n * share), n)));
        let before = 2;
        for (const { limits95, limits998 } of found?.curve ?? []) {
          expect(limits998.low).toBeGreaterThanOrEqual(0);
          expect(limits95.low).toBeGreaterThanOrEqual(limits998.low);
          expect(limits998.high).toBeGreaterThanOrEqual(limits95.high);
          expect(limits998.high).toBeLessThanOrEqual(1);
          expect(limits998.high - limits998.low).toBeLessThanOrEqual(before + 1e-9);
          before = limits998.high - limits998.low;
        }
      }),
    );
  });
});

describe('partial pooling', () => {
  test('needs three groups', () => {
    expect(pool([group('a', 5, 10), group('b', 6, 10)])).toBeUndefined();
  });

  test('draws small groups to the middle more than large ones, and shows both numbers', () => {
    const pooled = pool([group('small', 9, 10), group('large', 180, 200), ...alike(10, 100, 0.5)]) ?? [];
    const [small, large] = pooled;
    expect(small?.shown.value).toBe(0.9);
    expect(small?.pooled.value).toBeLessThan(0.8);
    expect(large?.pooled.value).toBeGreaterThan(0.85);
    expect(small?.borrowed).toBeGreaterThan(large?.borrowed ?? 1);
  });

  test('borrows nearly everything where groups do not differ', () => {
    for (const { pooled, borrowed } of pool(alike(20, 20, 0.4)) ?? []) {
      expect(borrowed).toBeGreaterThan(0.7);
      expect(Math.abs(pooled.value - 0.4)).toBeLessThan(0.1);
    }
  });

  test('comes nearer to the truth than the raw ratios', () => {
    const random = seeded(5);
    const truths = Array.from({ length: 400 }, () => 0.4 + 0.3 * random());
    const groups = truths.map((truth, index) =>
      group(`g${index}`, Array.from({ length: 15 }, random).filter((draw) => draw < truth).length, 15),
    );
    const error = (values: readonly number[]) =>
      values.reduce((sum, value, index) => sum + (value - (truths[index] ?? 0)) ** 2, 0);
    const pooled = pool(groups) ?? [];
    expect(error(pooled.map((one) => one.pooled.value))).toBeLessThan(
      0.5 * error(groups.map((one) => one.shown.value)),
    );
  });

  test('keeps every value inside its interval', () => {
    for (const { pooled } of pool([group('none', 0, 30), group('all', 30, 30), group('half', 15, 30)]) ??
      []) {
      expect(pooled.low).toBeLessThan(pooled.value);
      expect(pooled.high).toBeGreaterThan(pooled.value);
    }
  });
});

test('engagement tells words, turns, replies and people per theme, the most talked of first', () => {
  const theme = (
    name: string,
    ...said: readonly (readonly [words: number, turns: number, replies: number])[]
  ) => ({
    theme: name,
    words: sumsOf(said.map(([top]) => ({ top, bottom: 1000 }))),
    turns: sumsOf(said.map(([, top]) => ({ top, bottom: 50 }))),
    replies: sumsOf(said.map(([, bottom, top]) => ({ top, bottom }))),
  });
  const told = engagement([theme('sell-return', [40, 4, 2]), theme('wants', [100, 10, 9], [0, 0, 0])], {
    all: 10,
    of: new Map([['wants', 7]]),
  });
  expect(told.map(({ theme }) => theme)).toEqual(['wants', 'sell-return']);
  expect(told[0]).toMatchObject({ words: { value: 0.05, n: 2000 }, turns: { value: 0.1 } });
  // Wilson's interval of 7 in 10, as in Brown, Cai and DasGupta 2001.
  expect(told[0]?.people).toMatchObject({ value: 0.7, n: 10, people: 10, conversations: 2 });
  expect(told[0]?.people).toMatchObject({ low: expect.closeTo(0.397, 3), high: expect.closeTo(0.892, 3) });
  expect(told[0]?.replies).toMatchObject({ value: 90 });
  expect(told[1]?.replies).toMatchObject({ kind: 'too-little' });
});
