import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inParallel } from '../../../src/app/sources/parallel.js';
import { isDue, sweep } from '../../../src/app/sources/sweep.js';

const ids = fc.uniqueArray(fc.nat(60).map(String), { maxLength: 60 });

async function* pagesOf(listed: readonly string[]): AsyncGenerator<readonly string[]> {
  for (let from = 0; from < listed.length; from += 7) yield listed.slice(from, from + 7);
}

describe('a sweep', () => {
  test('gives up what is neither listed nor there when it is asked for, and nothing where most has vanished', async () => {
    await fc.assert(
      fc.asyncProperty(ids, ids, ids, async (held, listed, hidden) => {
        const asked: string[] = [];
        const { gone, problems } = await sweep(held, pagesOf(listed), async (id) => {
          asked.push(id);
          return hidden.includes(id);
        });
        const missing = held.filter((id) => !listed.includes(id));
        const isTooMuch = missing.length > 5 && missing.length * 2 > held.length;
        expect(gone).toEqual(isTooMuch ? [] : missing.filter((id) => !hidden.includes(id)));
        expect(asked.sort()).toEqual(isTooMuch ? [] : [...missing].sort());
        expect(problems.map(({ code }) => code)).toEqual(isTooMuch ? ['many-vanished'] : []);
      }),
    );
  });

  test.each([
    [undefined, 1, true],
    ['2026-03-01T02:00:00Z', 1, true],
    ['2026-03-01T02:00:01Z', 1, false],
    ['2026-02-24T02:00:00Z', 7, false],
  ])('last made at %s is due every %i days: %s', (last, days, expected) => {
    expect(isDue(last, days, new Date('2026-03-02T02:00:00Z'))).toBe(expected);
  });
});

describe('work done a few at once', () => {
  test('keeps the order of the items and never does more at once', async () => {
    let [underway, most] = [0, 0];
    const doubled = await inParallel(3, [5, 1, 4, 2, 3, 0], async (item) => {
      underway += 1;
      most = Math.max(most, underway);
      for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
      underway -= 1;
      return item * 2;
    });
    expect([doubled, most]).toEqual([[10, 2, 8, 4, 6, 0], 3]);
  });

  test('ends with the first error', async () => {
    const failing = inParallel(2, [1, 2, 3], async (item) => {
      if (item === 2) throw new Error('two');
      return item;
    });
    await expect(failing).rejects.toThrow('two');
    expect(await inParallel(4, [], async () => 1)).toEqual([]);
  });
});
