import { describe, expect, test } from 'vitest';
import { sampleFrom } from '../../src/app/bench/coverage-world.js';
import {
  centricityRatio,
  correctedRatio as correct,
  type OwnLabel,
  type PlacedTally,
  sampledRatio as sample,
  seeded,
  placed as talkOf,
  wilson,
} from '../../src/measure/index.js';
import type { CannotCorrect, Channel, Confusion, ErrorModel, Outcome, Shown } from '../../src/model/index.js';
import { shuffled, tally } from './tallies.js';

const correctedRatio = (rows: readonly PlacedTally[], people: number, model: ErrorModel) =>
  correct(talkOf(rows), people, model);
const sampledRatio = (rows: readonly PlacedTally[], people: number, labels: readonly OwnLabel[]) =>
  sample(talkOf(rows), people, labels);

type Row = readonly [centric: number, focused: number, mixed: number, neither: number];

function confusion(centric: Row, focused: Row, mixed: Row, neither: Row): Confusion {
  const row = ([c, f, m, n]: Row) => ({ centric: c, focused: f, mixed: m, neither: n });
  return { centric: row(centric), focused: row(focused), mixed: row(mixed), neither: row(neither) };
}

const perfect = confusion([1e9, 0, 0, 0], [0, 1e9, 0, 0], [0, 0, 1e9, 0], [0, 0, 0, 1e9]);
/** Sensitivity 0.85, specificity 0.75, and it never mistakes a side for none. */
const fair = (size: number) =>
  confusion(
    [0.85 * size, 0.15 * size, 0, 0],
    [0.25 * size, 0.75 * size, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, size],
  );
const blind = confusion([50, 50, 0, 50], [50, 50, 0, 50], [0, 0, 0, 0], [50, 50, 0, 50]);

function placed(count: number, counts: Partial<PlacedTally>, channel: Channel = 'meeting'): PlacedTally[] {
  return Array.from({ length: count }, (_, index) => ({ ...tally(`${channel}${index}`, counts), channel }));
}

function shown(measured: Shown | CannotCorrect): Shown {
  if (measured.kind !== 'shown') throw new Error(`expected a number, got ${measured.reason}`);
  return measured;
}

const width = (number: Shown) => number.high - number.low;

describe('the corrected ratio', () => {
  test('is what Rogan and Gladen say: 60 % seen at 0.85 and 0.75 are 58.3 %', () => {
    const ratio = shown(correctedRatio(placed(30, { centric: 12, focused: 8 }), 9, { meeting: fair(1e9) }));
    expect(ratio.value).toBeCloseTo((0.6 + 0.75 - 1) / (0.85 + 0.75 - 1), 4);
  });

  test('of a perfect classifier and independent statements is the plain ratio with about its interval', () => {
    const random = seeded(3);
    const rows = Array.from({ length: 400 }, (_, index): PlacedTally => {
      const centric = [random(), random(), random(), random(), random()].filter((draw) => draw < 0.4).length;
      return { ...tally(`c${index}`, { centric, focused: 5 - centric, none: 5 }), channel: 'ticket' };
    });
    const ratio = shown(correctedRatio(rows, 9, { ticket: perfect }));
    const plain = wilson(ratio.value * 2000, 2000);
    expect(ratio.value).toBeCloseTo(rows.reduce((sum, { centric }) => sum + centric, 0) / 2000, 6);
    expect(width(ratio) / (plain.high - plain.low)).toBeGreaterThan(0.9);
    expect(width(ratio) / (plain.high - plain.low)).toBeLessThan(1.1);
  });

  test('takes away what the classifier sees where there is nothing', () => {
    const seesThings = confusion([900, 50, 0, 50], [50, 900, 0, 50], [0, 0, 0, 0], [100, 0, 0, 900]);
    const rows = placed(40, { centric: 14, focused: 10, none: 76 });
    expect(shown(correctedRatio(rows, 9, { meeting: seesThings })).value).toBeLessThan(0.5);
  });

  test('counts a mixed statement half to each side', () => {
    const mixed = shown(
      correctedRatio(placed(20, { centric: 6, focused: 2, mixed: 4 }), 9, { meeting: perfect }),
    );
    expect(mixed.value).toBeCloseTo(8 / 12, 6);
    expect(mixed.n).toBe(240);
  });

  test('is less sure the fewer statements people have labelled', () => {
    const rows = placed(30, { centric: 12, focused: 8, none: 20 });
    const at = (size: number) => width(shown(correctedRatio(rows, 9, { meeting: fair(size) })));
    expect(at(60)).toBeGreaterThan(1.3 * at(600));
  });

  test('is less sure when each conversation speaks with one voice', () => {
    const rows = placed(30, { centric: 12, focused: 8 });
    const torn = rows.map((row, index) => ({
      ...row,
      centric: index < 18 ? 20 : 0,
      focused: index < 18 ? 0 : 20,
    }));
    const at = (tallies: PlacedTally[]) => width(shown(correctedRatio(tallies, 9, { meeting: fair(1e6) })));
    expect(at(torn)).toBeGreaterThan(2 * at(rows));
  });

  test('takes each channel with its own error', () => {
    const rows = [
      ...placed(20, { centric: 12, focused: 8 }),
      ...placed(20, { centric: 12, focused: 8 }, 'ticket'),
    ];
    const model = { meeting: fair(1e6), ticket: perfect };
    expect(shown(correctedRatio(rows, 9, model)).value).toBeCloseTo((0.5833 + 0.6) / 2, 3);
  });

  test('does not depend on the order of the tallies', () => {
    const rows = placed(25, { centric: 7, focused: 5, none: 9 }).map((row, index) => ({
      ...row,
      mixed: index % 3,
    }));
    const ratio = correctedRatio(rows, 9, { meeting: fair(300) });
    expect(correctedRatio(shuffled(rows, 8), 9, { meeting: fair(300) })).toEqual(ratio);
  });

  const plenty = placed(30, { centric: 12, focused: 8 });
  test.each([
    ['too-little-text', placed(6, { centric: 2, focused: 1, none: 50 }), { meeting: fair(300) }],
    ['too-few-conversations', placed(5, { centric: 200, focused: 100 }), { meeting: fair(300) }],
    ['channel-not-measured', plenty, { ticket: fair(300) }],
    ['too-few-labels', plenty, { meeting: fair(15) }],
    ['classifier-too-weak', plenty, { meeting: blind }],
    // 5 % seen where even talk that is all focused shows 25 %, and 95 % where talk that is all centric shows 85 %
    ['unlike-labelled', placed(30, { centric: 1, focused: 19 }), { meeting: fair(300) }],
    ['unlike-labelled', placed(30, { centric: 19, focused: 1 }), { meeting: fair(300) }],
    ['classifier-too-weak', placed(6, { centric: 3, focused: 2, none: 500 }), { meeting: fair(25) }],
  ] as const)('cannot be had: %s', (reason, tallies, model) => {
    expect(correctedRatio(tallies, 9, model)).toEqual({ kind: 'cannot-correct', reason });
  });
});

test('where the truth is known, the corrected interval holds it and the naive one does not', () => {
  const random = seeded(2);
  const world = {
    ratio: 0.3,
    statements: 600,
    conversations: 12,
    correlation: 0.1,
    sensitivity: 0.8,
    specificity: 0.75,
  };
  const holds = ({ low, high }: { low: number; high: number }) => low <= world.ratio && world.ratio <= high;
  const held = Array.from({ length: 400 }, () => {
    const { tallies, confusion: table } = sampleFrom(world, random);
    const plain = centricityRatio(tallies, 9);
    if (plain.kind !== 'shown') throw new Error('hundreds of statements are counted');
    return {
      corrected: holds(shown(correctedRatio(tallies, 9, { meeting: table }))),
      naive: holds(wilson(plain.value * plain.n, plain.n)),
    };
  });
  const share = (which: 'corrected' | 'naive') => held.filter((one) => one[which]).length / held.length;
  expect(share('corrected')).toBeGreaterThan(0.92);
  expect(share('corrected')).toBeLessThan(0.98);
  expect(share('naive')).toBeLessThan(0.4);
});

describe("the ratio from the team's own sample", () => {
  const draw = (machine: Outcome, person: Outcome, count: number): OwnLabel[] =>
    Array.from({ length: count }, () => ({ machine, person }));
  const labels = [
    ...draw('centric', 'centric', 15),
    ...draw('centric', 'focused', 5),
    ...draw('focused', 'focused', 20),
    ...draw('neither', 'neither', 18),
    ...draw('neither', 'centric', 2),
  ];
  const rows = placed(30, { centric: 12, focused: 8, none: 30 });

  test('lets the sampled statements stand for all with the same machine label', () => {
    const centric = 12 * 0.75 + 30 * 0.1;
    const focused = 12 * 0.25 + 8;
    expect(shown(sampledRatio(rows, 9, labels)).value).toBeCloseTo(centric / (centric + focused), 6);
  });

  test('is surer with more labels', () => {
    const more = [1, 2, 3, 4].flatMap(() => labels);
    expect(width(shown(sampledRatio(rows, 9, more)))).toBeLessThan(
      0.7 * width(shown(sampledRatio(rows, 9, labels))),
    );
  });

  test('needs labels of every machine label', () => {
    const some = labels.filter(({ machine }) => machine !== 'neither');
    expect(sampledRatio(rows, 9, some)).toEqual({ kind: 'cannot-correct', reason: 'too-few-labels' });
  });

  test('holds the truth in about 95 of 100 samples of 60 labels', () => {
    const random = seeded(21);
    const chances: Record<string, readonly number[]> = {
      centric: [0.8, 0.1],
      focused: [0.2, 0.7],
      neither: [0.04, 0.04],
    };
    const draws = Array.from({ length: 400 }, () => {
      const said: [Outcome, Outcome][] = [];
      const tallies = Array.from({ length: 20 }, (_, index): PlacedTally => {
        const counts = { centric: 0, focused: 0, neither: 0 };
        for (let statement = 0; statement < 30; statement++) {
          const kind = random();
          const person = kind < 0.3 ? 'centric' : kind < 0.5 ? 'focused' : 'neither';
          const [c = 0, f = 0] = chances[person] ?? [];
          const draw = random();
          const machine = draw < c ? 'centric' : draw < c + f ? 'focused' : 'neither';
          counts[machine]++;
          said.push([machine, person]);
        }
        return {
          ...tally(`c${index}`, { centric: counts.centric, focused: counts.focused, none: counts.neither }),
          channel: 'chat',
        };
      });
      const sample = ['centric', 'focused', 'neither'].flatMap((kind) =>
        shuffled(
          said.filter(([machine]) => machine === kind),
          17,
        ).slice(0, 20),
      );
      return sampledRatio(
        tallies,
        9,
        sample.map(([machine, person]) => ({ machine, person })),
      );
    });
    const offered = draws.filter((drawn) => drawn.kind === 'shown');
    const held = offered.filter(({ low, high }) => low <= 0.6 && 0.6 <= high);
    expect(offered.length).toBeGreaterThan(350);
    expect(held.length / offered.length).toBeGreaterThan(0.92);
    expect(held.length / offered.length).toBeLessThan(0.985);
  });
});
