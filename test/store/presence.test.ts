import { describe, expect, test } from 'vitest';
import { freshStore, put, talk } from './talk.js';

describe('presence', () => {
  test('sums what each person said by team, channel and month', async () => {
    const store = await freshStore();
    const said = (who: string) => ({ who, text: 'They want it.', labels: ['centric', 'none'] as const });
    await put(store, [
      talk('1', [said('Ana/Care'), said('Ben/Care'), { who: 'Cora@customer', text: 'I want it.' }]),
      talk('2', [said('Ana/Care'), said('Ana/Care')]),
      talk('3', [said('Ana/Care')], { startedAt: '2026-04-01' }),
      talk('4', [said('Ana/Care')], { channel: 'chat' }),
    ]);
    const rows = (await store.presence()).map(({ person, team, ...row }) => row);
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([
        { channel: 'meeting', month: '2026-03', statements: 6, counted: 3 },
        { channel: 'meeting', month: '2026-03', statements: 2, counted: 1 },
        { channel: 'meeting', month: '2026-04', statements: 2, counted: 1 },
        { channel: 'chat', month: '2026-03', statements: 2, counted: 1 },
      ]),
    );
  });
});

describe('the version', () => {
  test('changes with every write and with nothing else', async () => {
    const store = await freshStore();
    const first = await store.version();
    await store.totals();
    expect(await store.version()).toBe(first);
    await put(store, [talk('1', [{ who: 'Ana/Care', text: 'They want it.', labels: ['centric'] }])]);
    expect(await store.version()).not.toBe(first);
  });
});
