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
    const rows = [...(await store.presence())].map(({ person, team, ...row }) => row);
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([
        { channel: 'meeting', since: '2026-03-01', statements: 6, counted: 3 },
        { channel: 'meeting', since: '2026-03-01', statements: 2, counted: 1 },
        { channel: 'meeting', since: '2026-04-01', statements: 2, counted: 1 },
        { channel: 'chat', since: '2026-03-01', statements: 2, counted: 1 },
      ]),
    );
  });
});

describe('the days that a month and a week have in common', () => {
  test.each([
    ['2026-03-29T23:00:00Z', '2026-03-23'],
    ['2026-03-30', '2026-03-30'],
    ['2026-03-31T12:00:00Z', '2026-03-30'],
    ['2026-04-01', '2026-04-01'],
    ['2026-04-05', '2026-04-01'],
    ['2026-04-06', '2026-04-06'],
    ['2027-01-03', '2027-01-01'],
  ])('of %s begin on %s, wherever talk is counted', async (startedAt, since) => {
    const store = await freshStore();
    const said = [
      { who: 'Ana/Care', text: 'They want it.', labels: ['centric'] as const },
      { who: 'Ben/Sales', text: 'They want it.', labels: ['centric'] as const },
    ];
    await put(store, [talk('1', said, { startedAt })]);
    const rows = [
      ...(await store.presence('week')),
      ...(await store.talkCells('week')),
      ...(await store.replyPresence('week')),
    ];
    // Two people, two teams and all together, and one who answers another.
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map((row) => row.since))).toEqual(new Set([since]));
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
