import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshStore, type Line, pseudonymOf, put, talk, temporaryDirectory } from './talk.js';

const ana: Line = { who: 'Annabella/Support', text: 'They want xylophones.', labels: ['centric'] };
const bo: Line = { who: 'Bo/Sales', text: 'Ninety percent left.', labels: ['focused'] };
const both = [ana, bo, { who: 'Cy@customer', text: 'Hello.' }, bo, ana];
const pseudonym = pseudonymOf('annabella');

async function filled() {
  const path = join(temporaryDirectory(), 'centricity.sqlite');
  const store = await freshStore(path);
  await put(store, [talk('1', both), talk('2', [bo])]);
  return { path, store };
}

describe('a person', () => {
  test('is found by identity or by name, whatever the case', async () => {
    const { store } = await filled();
    expect(await store.pseudonyms('annabella')).toEqual([pseudonym]);
    expect(await store.pseudonyms('ANNABELLA')).toEqual([pseudonym]);
    expect(await store.pseudonyms('nobody')).toEqual([]);
  });

  test.each([['élodie'], ['ÉLODIE'], [' Élodie '], ['E\u0301lodie'], ['E\u0301LODIE']])(
    'named Élodie is found as "%s"',
    async (name) => {
      const store = await freshStore();
      await put(store, [talk('1', [{ ...ana, who: 'Élodie/Support' }])]);
      expect(await store.pseudonyms(name)).toEqual([pseudonymOf('élodie')]);
      expect(await store.pseudonyms('Elodie')).toEqual([]);
    },
  );

  test('is given everything that is held about them, and nothing of others', async () => {
    const { store } = await filled();
    expect(await store.subject(pseudonym)).toEqual({
      pseudonym,
      name: 'Annabella',
      conversations: [
        expect.objectContaining({
          title: 'About 1',
          turns: 2,
          statements: 2,
          said: ['They want xylophones.', 'They want xylophones.'],
        }),
      ],
    });
    expect(JSON.stringify(await store.subject(pseudonym))).not.toContain('percent');
    expect(await store.subject('no such pseudonym')).toBeUndefined();
  });
});

describe('erasing a person', () => {
  test('leaves the counts that would be there without them', async () => {
    const { store } = await filled();
    expect(await store.eraseSubject(pseudonym)).toEqual({
      conversations: 1,
      utterances: 2,
      places: 0,
      frozen: 0,
    });
    const expected = await freshStore();
    await put(expected, [
      talk('1', [{ who: 'Cy@customer', text: '' }, bo, { who: 'Cy@customer', text: 'Hello.' }, bo]),
      talk('2', [bo]),
    ]);
    const said = async (from: typeof store) =>
      (await from.teams()).map(({ team, ...sums }) => [team.name, { ...sums }]);
    expect(await said(store)).toEqual(await said(expected));
    const categories = async (from: typeof store) =>
      (await from.categorySums({ lens: 'perspective' })).map(({ team: _, ...sums }) => sums);
    expect(await categories(store)).toEqual(await categories(expected));
    expect(await store.exchangeSums()).toEqual([]);
    expect([...(await store.replyPresence())]).toEqual([]);
    expect(await store.totals()).toMatchObject({ utterances: 4, statements: 3 });
  });

  test('leaves no word and no name of theirs, on the disk neither', async () => {
    const { path, store } = await filled();
    await store.eraseSubject(pseudonym);
    const disk = [path, `${path}-wal`].map((each) => readFileSync(each, 'latin1')).join('');
    expect(disk).not.toMatch(/xylophones|annabella/i);
    expect(await store.subject(pseudonym)).toBeUndefined();
    const page = await store.conversation(1);
    expect(page?.said.map((each) => [each.speaker, each.text])).toEqual([
      ['Speaker B', 'Ninety percent left.'],
      ['Speaker C', 'Hello.'],
      ['Speaker B', 'Ninety percent left.'],
    ]);
  });

  test('holds when the same file is read again', async () => {
    const { store } = await filled();
    await store.eraseSubject(pseudonym);
    const before = await store.teams();
    await put(store, [talk('1', both), talk('2', [bo])], { analyzer: '2' });
    expect(await store.teams()).toEqual(before);
    expect(await store.subject(pseudonym)).toBeUndefined();
    expect(JSON.stringify(await store.conversation(1))).not.toContain('xylophones');
  });

  test('where the words are gone already, keeps the counts and makes no group look larger', async () => {
    const { store } = await filled();
    await put(store, [talk('3', [{ ...ana, who: 'Dora/Support' }])], { sha256: 'b' });
    await store.eraseTexts('2100-01-01');
    const before = await store.people({});
    expect(await store.eraseSubject(pseudonym)).toEqual({
      conversations: 1,
      utterances: 0,
      places: 0,
      frozen: 1,
    });
    await store.eraseSubject(pseudonymOf('dora'));
    const after = await store.people({});
    expect([before.people, after.people, before.counted, after.counted]).toEqual([3, 2, 6, 6]);
  });
});

describe('the name of an erased person', () => {
  const carla: Line = { who: 'Carla Wüst/Support', text: 'They want it.', labels: ['centric'] };
  const dave = (text: string): Line => ({ who: 'Dave/Sales', text, labels: ['focused'] });
  const also = { names: ['Carla Wüst', 'CW', 'carla@example.org'], identities: ['carla@example.org', 'cw'] };
  const wuest = pseudonymOf('carla wüst');
  const there = [carla, dave('Carla, 90 percent left, says CW. Carlas stay.')];

  async function erasedIn(path: string) {
    const store = await freshStore(path);
    await put(
      store,
      [
        {
          ...talk('1', there),
          conversation: { ...talk('1', there).conversation, title: 'Talk with Carla Wüst' },
        },
        talk('2', [dave('Ask CARLA WÜST, carla or carla@example.org.')]),
      ],
      { fileName: 'carla-wüst_monday.txt' },
    );
    const told = await store.eraseSubject(wuest, also);
    return { store, told };
  }

  test('goes out of what others said, and out of titles and file names, sign for sign', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    const { store, told } = await erasedIn(path);
    const [first, second] = [await store.conversation(1), await store.conversation(2)];
    expect(first?.title).toBe('Talk with █████ ████');
    expect(first?.said.map(({ text }) => text)).toEqual(['█████, 90 percent left, says ██. Carlas stay.']);
    expect(second?.said.map(({ text }) => text)).toEqual(['Ask █████ ████, carla or █████████████████.']);
    expect((await store.imports({ limit: 1 }))[0]?.fileName).toBe('█████-████_monday.txt');
    expect(told).toEqual({ conversations: 1, utterances: 1, places: 6, frozen: 0 });
    const disk = [path, `${path}-wal`].map((each) => readFileSync(each, 'utf8')).join('');
    expect(disk).not.toMatch(/wüst|carla@example/i);
  });

  test('leaves statements, matches and counts of others as they were', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    const { store } = await erasedIn(path);
    const [statement] = (await store.conversation(1))?.said[0]?.statements ?? [];
    expect(statement).toMatchObject({ start: 0, end: 45, label: 'focused' });
    expect(
      (await store.teams()).map(({ team, focused, words }) => [team.name, focused, words]),
    ).toContainEqual(['Sales', 2, 14]);
  });

  test('stays out, and so do their words, when the file is read again under another of their names', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    const { store } = await erasedIn(path);
    const again = talk('1', [{ ...carla, who: 'CW/Support' }, dave('CW said 90 percent left.')]);
    await put(store, [again], { analyzer: '2', sha256: 'd'.repeat(64) });
    const said = (await store.conversation(1)) ?? (await store.conversation(3));
    expect(said?.said.map(({ text }) => text)).toEqual(['', '██ said 90 percent left.']);
  });
});
