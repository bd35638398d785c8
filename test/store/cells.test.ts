import { describe, expect, test } from 'vitest';
import { freshStore, put, talk } from './talk.js';

const said = (who: string) => ({ who, text: 'They want it.', labels: ['centric', 'none'] as const });

describe('talk cells', () => {
  test('hold the same counts as the tallies, by team and month, and of all teams together', async () => {
    const store = await freshStore();
    await put(store, [
      talk('1', [said('Ana/Care'), said('Ben/Sales')]),
      talk('2', [said('Ana/Care')], { startedAt: '2026-04-01' }),
    ]);
    const cells = await store.talkCells();
    const ofTeams = cells.filter(({ team }) => team !== undefined);
    expect(ofTeams.map(({ team: _, ...cell }) => cell)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          since: '2026-03-01',
          conversations: 1,
          statements: 2,
          centric: 1,
          none: 1,
        }),
        expect.objectContaining({ since: '2026-04-01', countedConversations: 1 }),
      ]),
    );
    expect(ofTeams).toHaveLength(3);
    expect(cells.filter(({ team }) => team === undefined).map(({ statements }) => statements)).toEqual([
      4, 2,
    ]);
  });

  test('come with their single conversations where a team has few in a stretch of time', async () => {
    const store = await freshStore();
    await put(store, [
      talk('1', [said('Ana/Care'), said('Ben/Sales')]),
      talk('2', [said('Ana/Care')], { startedAt: '2026-03-29' }),
      talk('3', [said('Ana/Care')], { startedAt: '2026-04-01' }),
      talk('4', [said('Ana/Care')], { startedAt: '' }),
    ]);
    const care = (await store.team('Care'))?.id ?? -1;
    const parts = async (most: number, stretch: 'month' | 'week') =>
      [...(await store.talkParts(most, stretch))]
        .filter(({ team }) => team === care)
        .map(({ since = 'never', centric, statements }) => [since, centric, statements])
        .sort();
    const march = ['2026-03-01', 1, 2];
    const others = [
      ['2026-04-01', 1, 2],
      ['never', 1, 2],
    ];
    expect(await parts(2, 'month')).toEqual([march, march, ...others]);
    expect(await parts(1, 'month')).toEqual(others);
    expect((await parts(1, 'week')).length).toBe(4);
  });

  test('of a lens hold how often each category was heard', async () => {
    const store = await freshStore();
    await put(store, [talk('1', [said('Ana/Care'), said('Ben/Sales')])]);
    const team = (await store.team('Care'))?.id ?? -1;
    const heard = async (of: number | undefined) =>
      (await store.categorySums({ lens: 'perspective' })).flatMap(({ team, category, statements }) =>
        team === of ? [[category, statements]] : [],
      );
    expect(await heard(team)).toEqual([['wants', 1]]);
    expect(await heard(undefined)).toEqual([['wants', 2]]);
  });

  test('of engagement hold the words, turns and replies of each theme beside all talk of the team', async () => {
    const store = await freshStore();
    await put(store, [talk('1', [said('Ana/Care'), said('Ben/Sales'), said('Ben/Sales')])]);
    const of = async (name: string) => {
      const team = (await store.team(name))?.id ?? -1;
      const theme = (await store.categorySums({ lens: 'perspective' })).find((sums) => sums.team === team);
      const talk = (await store.talkCells()).find((cell) => cell.team === team);
      return { all: [talk?.words, talk?.turns], theme: [theme?.words, theme?.turns, theme?.replies] };
    };
    expect(await of('Care')).toEqual({ all: [3, 1], theme: [3, 1, 1] });
    expect(await of('Sales')).toEqual({ all: [6, 2], theme: [6, 2, 0] });
  });
});
