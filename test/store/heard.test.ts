import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/index.js';
import { type LensLine, lensTalk } from './lens-talk.js';
import { freshStore, put } from './talk.js';

const KINDS = { lens: 'culture-type', categories: ['community', 'commodity'] };

const morning: readonly LensLine[] = [
  {
    who: 'Ana/Care',
    text: 'we are one family',
    heard: ['culture-type.community/family', 'culture-type.community'],
  },
  { who: 'Ana/Care', text: 'we say a script', heard: ['culture-type.commodity'] },
  { who: 'Ben/Care', text: 'we are no family', heard: ['culture-type.community'], state: 'negated' },
  { who: 'Cleo/Sales', text: 'we all belong', heard: ['culture-type.community', 'stage.focus'] },
  { who: 'Dot@customer', text: 'we wait', heard: [] },
];

async function filled() {
  const store = await freshStore();
  await put(store, [
    lensTalk('one', morning, { startedAt: '2026-03-02' }),
    lensTalk('two', [{ who: 'Ana/Care', text: 'we are friends', heard: ['culture-type.community'] }], {
      startedAt: '2026-04-01',
    }),
  ]);
  const teams = await store.teams();
  const id = (name: string) => teams.find(({ team }) => team.name === name)?.team.id ?? -1;
  return { store, care: id('Care'), sales: id('Sales') };
}

/** How often each kind of culture was heard, by team. */
async function heardIn(store: Store, time: { from?: string; to?: string } = {}) {
  const sums = await store.categorySums({ lens: 'culture-type', ...time });
  const ofTeams = sums.filter(({ team }) => team !== undefined);
  return new Set(ofTeams.map(({ category, team, statements }) => ({ category, team, statements })));
}

describe('what is heard of a lens', () => {
  test('is counted by statement, team and month; what is denied is not', async () => {
    const { store, care, sales } = await filled();
    expect(await heardIn(store)).toEqual(
      new Set([
        { category: 'community', team: care, statements: 2 },
        { category: 'commodity', team: care, statements: 1 },
        { category: 'community', team: sales, statements: 1 },
      ]),
    );
    expect(await heardIn(store, { from: '2026-04-01', to: '2026-05-01' })).toEqual(
      new Set([{ category: 'community', team: care, statements: 1 }]),
    );
  });

  test('is counted by entry, too', async () => {
    const { store, care } = await filled();
    const asked = { lens: 'culture-type', entries: ['community/family'] };
    expect(await store.entrySums({ ...asked, team: care })).toEqual(new Map([['community/family', 1]]));
    expect(await store.entrySums({ ...asked, from: '2026-04-01', to: '2026-05-01' })).toEqual(new Map());
  });

  test('names its conversations once, also where two teams or two categories meet in one', async () => {
    const { store, care, sales } = await filled();
    expect(await store.heardSpread(KINDS)).toEqual([
      { team: care, conversations: 2 },
      { team: sales, conversations: 1 },
      { conversations: 2 },
    ]);
    expect(await store.heardSpread({ ...KINDS, from: '2026-03-01', to: '2026-04-01' })).toEqual([
      { team: care, conversations: 1 },
      { team: sales, conversations: 1 },
      { conversations: 1 },
    ]);
  });

  test('knows how much of it each person said', async () => {
    const { store, care } = await filled();
    const present = [...(await store.heardPresence(KINDS))];
    expect(present).toHaveLength(3);
    const ana = present.filter(({ team }) => team === care);
    expect(new Set(ana.map(({ person }) => person)).size).toBe(1);
    expect(ana.map(({ since, statements }) => [since, statements])).toEqual(
      expect.arrayContaining([
        ['2026-03-01', 2],
        ['2026-04-01', 1],
      ]),
    );
  });

  test('does not hold the themes, which are counted with their labels', async () => {
    const { store } = await filled();
    expect(await store.heardSpread({ lens: 'perspective', categories: ['wants', 'statistics'] })).toEqual([]);
  });

  test('has somebody erased for one who was erased after the words were gone', async () => {
    const { store, care } = await filled();
    const whose = async () =>
      new Set(
        [...(await store.heardPresence(KINDS))].flatMap(({ person, team }) =>
          team === care ? [person] : [],
        ),
      );
    const [before] = await whose();
    await store.eraseTexts('2999-01-01');
    const [ana = ''] = await store.pseudonyms('Ana');
    await store.eraseSubject(ana);
    const after = await whose();
    expect([after.size, after.has(before ?? -1)]).toEqual([1, false]);
  });

  test('goes with its conversation, and comes back with another version of it', async () => {
    const { store } = await filled();
    const again = lensTalk('one', [{ who: 'Ana/Care', heard: ['culture-type.commodity'] }]);
    await put(store, [again], { sha256: 'c'.repeat(64) });
    const names = async () => [...(await heardIn(store))].map(({ category }) => category).sort();
    expect(await names()).toEqual(['commodity', 'community']);
    await store.deleteImport(1);
    expect(await names()).toEqual(['commodity']);
  });

  test('is counted anew with new labels, and without whoever is erased', async () => {
    const { store, sales } = await filled();
    const { statements } = lensTalk(
      'one',
      morning.map((line) => ({ ...line, heard: ['culture-type.commodity'] })),
    );
    await store.relabel(1, '2', () => statements.slice(0, 4));
    const commodity = { lens: 'culture-type', categories: ['commodity'] };
    const commodities = async () =>
      [...(await heardIn(store))].filter(({ category }) => category === 'commodity');
    const sum = async () => (await commodities()).reduce((all, { statements: n }) => all + n, 0);
    expect(await sum()).toBe(3);
    const [ana = ''] = await store.pseudonyms('Ana');
    await store.eraseSubject(ana);
    expect((await commodities()).map(({ team }) => team)).toEqual([sales]);
    expect([...(await store.heardPresence(commodity))]).toMatchObject([{ team: sales, statements: 1 }]);
  });
});

describe('sentences in which something was heard', () => {
  const question = { limit: 4, seed: 7 } as const;

  test('come from different conversations first, without what is denied', async () => {
    const { store } = await filled();
    const said = await store.heardEvidence({ ...KINDS, categories: ['community'], ...question });
    expect(said.map(({ text }) => text).sort()).toEqual([
      'we all belong',
      'we are friends',
      'we are one family',
    ]);
    const [first, second] = said;
    expect(first?.conversation).not.toBe(second?.conversation);
    expect(await store.heardEvidence({ ...KINDS, categories: ['community'], ...question })).toEqual(said);
  });

  test('can be those of one team, month or entry', async () => {
    const { store, sales } = await filled();
    const texts = async (more: object) =>
      (await store.heardEvidence({ ...KINDS, categories: ['community'], ...question, ...more })).map(
        ({ text }) => text,
      );
    expect(await texts({ team: sales })).toEqual(['we all belong']);
    expect(await texts({ from: '2026-04-01', to: '2026-05-01' })).toEqual(['we are friends']);
    expect(await texts({ entries: ['community/family'] })).toEqual(['we are one family']);
  });

  test('hold each wording once, however often it was sent', async () => {
    const { store } = await filled();
    const again = { who: 'Ben/Care', text: 'we are friends', heard: ['culture-type.community'] };
    await put(store, [lensTalk('three', [again, again])], { sha256: 'e'.repeat(64) });
    const said = await store.heardEvidence({ ...KINDS, categories: ['community'], ...question });
    expect(said.map(({ text }) => text).sort()).toEqual([
      'we all belong',
      'we are friends',
      'we are one family',
    ]);
  });

  test('are drawn from here and there where there are thousands, by the same seed the same', async () => {
    const store = await freshStore();
    const many = Array.from({ length: 70 }, (_, index) =>
      lensTalk(
        `${index}`,
        Array.from({ length: 30 }, () => ({
          who: index % 2 === 0 ? 'Ana/Care' : 'Cleo/Sales',
          text: `we are family number ${index}`,
          heard: ['culture-type.community/family'],
        })),
        { startedAt: index < 35 ? '2026-03-02' : '2026-04-01' },
      ),
    );
    await put(store, many);
    const sales = (await store.team('Sales'))?.id ?? -1;
    const asked = { lens: 'culture-type', entries: ['community/family'], ...question, team: sales };
    const april = { ...asked, from: '2026-04-01', to: '2026-05-01' };
    for (const each of [asked, april, { ...KINDS, ...question }]) {
      const said = await store.heardEvidence(each);
      expect(new Set(said.map(({ conversation }) => conversation)).size).toBe(4);
      expect(await store.heardEvidence(each)).toEqual(said);
    }
    const inApril = await store.heardEvidence(april);
    expect(inApril.every(({ team, startedAt }) => team.id === sales && startedAt === '2026-04-01')).toBe(
      true,
    );
    const other = await store.heardEvidence({ ...asked, seed: 8 });
    expect(other).not.toEqual(await store.heardEvidence(asked));
  });

  test('are none once the words are gone; the counts stay', async () => {
    const { store } = await filled();
    await store.eraseTexts('2999-01-01');
    expect(await store.heardEvidence({ ...KINDS, ...question })).toEqual([]);
    expect((await heardIn(store)).size).toBe(3);
  });
});
