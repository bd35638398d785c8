import { describe, expect, test } from 'vitest';
import { freshStore, put, talk } from './talk.js';

const said = (who: string) => ({ who, text: 'They want it.', labels: ['centric', 'none'] as const });

describe('talk cells', () => {
  test('hold the same counts as the tallies, by team, month and conversation', async () => {
    const store = await freshStore();
    await put(store, [
      talk('1', [said('Ana/Care'), said('Ben/Sales')]),
      talk('2', [said('Ana/Care')], { startedAt: '2026-04-01' }),
    ]);
    const cells = await store.talkCells();
    expect(cells.map(({ team: _, ...cell }) => cell)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          since: '2026-03-01',
          cluster: 1,
          conversations: 1,
          statements: 2,
          centric: 1,
          none: 1,
        }),
        expect.objectContaining({ since: '2026-04-01', cluster: 2, countedConversations: 1 }),
      ]),
    );
    expect(cells).toHaveLength(3);
  });

  test('of a lens hold how often each category was heard', async () => {
    const store = await freshStore();
    await put(store, [talk('1', [said('Ana/Care'), said('Ben/Sales')])]);
    const team = (await store.team('Care'))?.id ?? -1;
    expect(await store.categoryCells({ lens: 'perspective', team })).toEqual([
      { category: 'wants', cluster: 1, statements: 1 },
    ]);
    expect(await store.categoryCells({ lens: 'perspective' })).toEqual([
      { category: 'wants', cluster: 1, statements: 2 },
    ]);
  });

  test('of engagement hold the words, turns and replies of each theme beside all talk of the team', async () => {
    const store = await freshStore();
    await put(store, [talk('1', [said('Ana/Care'), said('Ben/Sales'), said('Ben/Sales')])]);
    const of = async (name: string) => {
      const team = (await store.team(name))?.id ?? -1;
      return store.engagementCells({ lens: 'perspective', team });
    };
    expect(await of('Care')).toEqual({
      all: [{ cluster: 1, words: 3, turns: 1 }],
      themes: [{ category: 'wants', cluster: 1, words: 3, turns: 1, replies: 1 }],
    });
    expect(await of('Sales')).toEqual({
      all: [{ cluster: 1, words: 6, turns: 2 }],
      themes: [{ category: 'wants', cluster: 1, words: 6, turns: 2, replies: 0 }],
    });
  });
});
