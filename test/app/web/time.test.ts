import { describe, expect, test } from 'vitest';
import { timeIn } from '../../../src/app/web/time.js';
import { startServer } from './server.js';
import { fillTown } from './town.js';

describe('the time in an address', () => {
  test.each<[Record<string, string>, string, string | undefined]>([
    [{}, 'month', undefined],
    [{ month: '' }, 'month', undefined],
    [{ month: '2026-10' }, 'month', '2026-10-01'],
    [{ grain: 'week' }, 'week', undefined],
    [{ week: '2026-W01' }, 'week', '2025-12-29'],
    [{ grain: 'week', week: '2026-W53' }, 'week', '2026-12-28'],
    [{ quarter: '2026-Q4' }, 'quarter', '2026-10-01'],
  ])('%j is by %s, from %s', (query, grain, from) => {
    const asked = timeIn({ query });
    expect([asked.grain, asked.period?.from]).toEqual([grain, from]);
  });

  test.each([
    { grain: 'day' },
    { grain: 'week', month: '2026-10' },
    { week: '2025-W53' },
    { quarter: '2026-Q5' },
    { month: '2026-13' },
    { month: '2026-10', week: '2026-W41' },
  ])('%j is refused, with the ways to ask', (query) => {
    expect(() => timeIn({ query })).toThrow(/is written like .* Time is cut by \?grain=week/);
  });
});

describe('weeks and quarters', () => {
  test.each(['/', '/teams', '/teams/1', '/lenses', '/teams/1/lenses'])(
    'are kept in the links of %s',
    async (path) => {
      const server = await startServer(fillTown);
      const page = await (await server.fetch(`${path}?grain=week`)).text();
      const links = [...page.matchAll(/href="(\/(?:teams|lenses|monthly)?(?:\/[^"?]*)?)(\?[^"]*)?"/g)];
      const timed = links.filter(
        ([, to]) => /^\/($|teams|lenses|monthly)/.test(to ?? '') && !/sample$/.test(to ?? ''),
      );
      expect(timed.length).toBeGreaterThan(3);
      for (const [link, to, query] of timed) {
        const isBrand = link.startsWith('href="/"') && to === '/' && query === undefined;
        if (!isBrand) expect(link).toContain('?grain=week');
      }
    },
  );

  test('hold the same talk as the months, whoever may be told of', async () => {
    const server = await startServer(fillTown);
    type Trend = {
      readonly trend: readonly { readonly ratio: { readonly kind: string; readonly n?: number } }[];
    };
    const counted = async (grain: string) => {
      const { trend } = (await (await server.fetch(`/home.json?grain=${grain}`)).json()) as Trend;
      return trend.reduce((sum, { ratio }) => sum + (ratio.n ?? 0), 0);
    };
    const quarters = await counted('quarter');
    expect(quarters).toBeGreaterThan(0);
    expect(await counted('month')).toBe(quarters);
    expect(await counted('week')).toBeLessThanOrEqual(quarters);
  });

  test('tell no more of two people than months do', async () => {
    const server = await startServer(fillTown);
    for (const grain of ['week', 'quarter']) {
      const pair: unknown = await (await server.fetch(`/teams/3.json?grain=${grain}`)).json();
      expect(JSON.stringify(pair)).not.toContain('"value"');
    }
  });
});
