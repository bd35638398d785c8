import { describe, expect, test } from 'vitest';
import * as measure from '../../src/measure/index.js';
import { periodOf } from '../../src/model/index.js';
import { DEFAULT_FLOOR } from '../../src/privacy/index.js';
import { perspectiveOf, rounded } from '../../src/report/groups.js';
import { keepLedger } from '../../src/report/index.js';
import type { Store } from '../../src/store/index.js';
import { fillTown, meeting } from '../app/web/town.js';
import { freshStore, put, talk } from '../store/talk.js';

async function town(): Promise<Store> {
  const store = await freshStore();
  await fillTown(store);
  return store;
}

/** Meetings of one team, each with another mix of labels. */
function meetings(count: number) {
  return Array.from({ length: count }, (_, at) =>
    talk(
      String(at),
      Array.from({ length: 8 }, (_, line) => ({
        who: `Person ${line}/Care`,
        text: `Said ${at} ${line}`,
        labels: [(line * at) % 7 < 3 ? 'centric' : (line + at) % 3 === 0 ? 'none' : 'focused'] as const,
      })),
    ),
  );
}

describe('the ledger', () => {
  test.each([
    ['everybody', {}, {}],
    ['one team', { team: 1 }, { team: 1 }],
    [
      'one team in one month',
      { team: 1, period: periodOf('2026-03-01', 'month') },
      { team: 1, from: '2026-03-01', to: '2026-04-01' },
    ],
  ])('counts %s as the store does', async (_name, group, scope) => {
    const store = await town();
    const ledger = await keepLedger(store, DEFAULT_FLOOR)();
    const sum = (rows: readonly { readonly statements: number; readonly centric: number }[]) => [
      rows.reduce((total, row) => total + row.statements, 0),
      rows.reduce((total, row) => total + row.centric, 0),
    ];
    expect(sum([ledger.talk(group)])).toEqual(sum(await store.tallies(scope)));
    expect(ledger.people(group)).toEqual(await store.people(scope));
  });

  test.each([
    [9, 'few'],
    [30, 'drawn'],
    [100, 'drawn'],
    [101, 'many'],
  ])('gives of %i conversations the interval that the conversations themselves give (%s)', async (count) => {
    const store = await freshStore();
    await put(store, meetings(count));
    const ledger = await keepLedger(store, DEFAULT_FLOOR)();
    const tallies = await store.tallies({});
    const { ratio, customerShare } = perspectiveOf({ floor: DEFAULT_FLOOR, ledger }, {});
    const people = await store.people({});
    expect(ratio).toEqual(rounded(measure.centricityRatio(tallies, people.countedPeople)));
    expect(customerShare).toEqual(rounded(measure.customerShare(tallies, people.people)));
  });

  test('has the single conversations at hand up to a hundred', async () => {
    for (const [count, drawn] of [
      [9, true],
      [100, true],
      [101, false],
    ] as const) {
      const store = await freshStore();
      await put(store, meetings(count));
      const ledger = await keepLedger(store, DEFAULT_FLOOR)();
      expect(ledger.parts({})?.length).toBe(drawn ? count : undefined);
    }
  });

  test('knows the months of a team and its own order of names', async () => {
    const ledger = await keepLedger(await town(), DEFAULT_FLOOR)();
    expect(ledger.periods(1).map(({ name }) => name)).toEqual(['2026-01', '2026-03']);
    expect(ledger.teams.map(({ name }) => name)).toEqual(['Care', 'Loud', 'Pair', 'Quiet', 'Sales']);
  });

  test('is read again when the store has changed, and only then', async () => {
    const store = await town();
    const ledger = keepLedger(store, DEFAULT_FLOOR);
    const first = await ledger();
    expect(await ledger()).toBe(first);
    await put(store, [meeting('New', 6)], { fileName: 'new.txt', sha256: 'c'.repeat(64) });
    expect((await ledger()).totals.conversations).toBe(7);
  });
});
