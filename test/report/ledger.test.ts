import { describe, expect, test } from 'vitest';
import * as measure from '../../src/measure/index.js';
import { GRAINS, type Grain, periodOf } from '../../src/model/index.js';
import { DEFAULT_FLOOR } from '../../src/privacy/index.js';
import { perspectiveOf, rounded } from '../../src/report/groups.js';
import { keepLedger, type Ledger, ledgerIn, type Reckoner, reckonerOf } from '../../src/report/index.js';
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

/** Works out who was heard only when it is told to go on. */
function slow(store: Store, gated: readonly Grain[] = GRAINS) {
  const quick = reckonerOf(store, DEFAULT_FLOOR);
  const gate = { open: Promise.resolve() };
  const people: Reckoner['people'] = async (grain) => {
    if (gated.includes(grain)) await gate.open;
    return quick.people(grain);
  };
  const shut = () => {
    let release = () => {};
    gate.open = new Promise((resolve) => {
      release = resolve;
    });
    return () => release();
  };
  return { reckoner: { ...quick, people }, shut };
}

async function eraseOne(store: Store): Promise<void> {
  const [pseudonym = ''] = await store.pseudonyms('Care member 1');
  expect((await store.eraseSubject(pseudonym)).conversations).toBeGreaterThan(0);
}

describe('the ledger of a large store', () => {
  const more = { fileName: 'new.txt', sha256: 'c'.repeat(64) };

  test('is that of a moment ago while a written one is read, and then the new one', async () => {
    const store = await town();
    const { reckoner, shut } = slow(store);
    const ripened: number[] = [];
    const ripen = async ({ totals }: Ledger) => void ripened.push(totals.conversations);
    const ledger = keepLedger(store, DEFAULT_FLOOR, { reckoner, ripen, large: 1 });
    const first = await ledger();
    const release = shut();
    await put(store, [meeting('New', 6)], more);
    expect(await ledger()).toBe(first);
    release();
    await expect.poll(async () => (await ledger()).totals.conversations).toBe(7);
    expect(ripened).toEqual([6, 7]);
  });

  test.each([
    ['an import is deleted', (store: Store) => store.deleteImport(1)],
    ['somebody is erased', eraseOne],
    ['counts have been kept for their full time', (store: Store) => store.eraseCounts('2026-02-01')],
    ['words have been kept for their full time', (store: Store) => store.eraseTexts('2030-01-01')],
  ])('is never one from before %s', async (_what, remove) => {
    const store = await town();
    const { reckoner, shut } = slow(store);
    const ledger = keepLedger(store, DEFAULT_FLOOR, { reckoner, large: 1 });
    const first = await ledger();
    const release = shut();
    await remove(store);
    const asked = ledger();
    const patience = new Promise((resolve) => setTimeout(resolve, 200, 'still waiting'));
    expect(await Promise.race([asked, patience])).toBe('still waiting');
    release();
    expect(await asked).not.toBe(first);
    expect((await asked).removals).toBe(first.removals + 1);
  });

  test('by the week is that of a moment ago, too, and never one from before a removal', async () => {
    const store = await town();
    const { reckoner, shut } = slow(store, ['week']);
    const months = keepLedger(store, DEFAULT_FLOOR, { reckoner, large: 1 });
    const weeks = async () => ledgerIn({ store, ledger: await months() }, 'week');
    const first = await weeks();
    const written = shut();
    await put(store, [meeting('New', 6)], more);
    await expect.poll(async () => (await months()).totals.conversations).toBe(7);
    expect(await weeks()).toBe(first);
    written();
    const deleted = shut();
    await store.deleteImport(1);
    const asked = weeks();
    const patience = new Promise((resolve) => setTimeout(resolve, 200, 'still waiting'));
    expect(await Promise.race([asked, patience])).toBe('still waiting');
    deleted();
    expect((await asked).totals.conversations).toBe(1);
  });

  test('gives nothing from before a removal either to those who had been waiting for what was written', async () => {
    const store = await town();
    const { reckoner, shut } = slow(store);
    const ledger = keepLedger(store, DEFAULT_FLOOR, { reckoner, large: 1 });
    await ledger();
    const release = shut();
    await put(store, [meeting('New', 6)], more);
    await ledger();
    await store.deleteImport(1);
    const asked = ledger();
    release();
    expect((await asked).totals.conversations).toBe(1);
    expect((await ledger()).totals.conversations).toBe(1);
  });
});
