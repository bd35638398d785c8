import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/index.js';
import { batch, file, freshStore, put, talk, temporaryDirectory } from './talk.js';

const line = { who: 'Ana/Support', text: 'They want their xylophones tuned.', labels: ['centric'] as const };

async function stored(count: number) {
  const path = join(temporaryDirectory(), 'centricity.sqlite');
  const store = await freshStore(path);
  const conversations = Array.from({ length: count }, (_, index) =>
    talk(`t${index}`, [line, { who: 'Cy@customer', text: 'Xylophones, please.' }], {
      startedAt: `2026-0${1 + (index % 3)}-10`,
    }),
  );
  await put(store, conversations);
  return { path, store };
}

/** Everything in the files of the database, as it lies on the disk. */
const onDisk = (path: string): string =>
  [path, `${path}-wal`].map((each) => readFileSync(each, 'latin1')).join('');

/** What was counted in each conversation; its title is text and goes with the words. */
async function countsIn(store: Store) {
  return (await store.tallies({})).map(({ title: _, ...counts }) => counts);
}

describe('erasing words', () => {
  test('leaves every count, and no word in the file', async () => {
    const { path, store } = await stored(700);
    const before = [
      await store.teams(),
      await countsIn(store),
      await store.categorySums({ lens: 'perspective' }),
      await store.totals(),
    ];
    expect(onDisk(path)).toContain('ylophones');
    const erased = await store.eraseTexts('2100-01-01');
    expect(erased).toEqual({ imports: 0, conversations: 700, utterances: 1400, statements: 700 });
    expect([
      await store.teams(),
      await countsIn(store),
      await store.categorySums({ lens: 'perspective' }),
      await store.totals(),
    ]).toEqual(before);
    expect(onDisk(path)).not.toContain('ylophones');
    expect(await store.evidence({ side: 'centric', limit: 9, seed: 1 })).toEqual([]);
    const [first] = await store.conversations({ limit: 1 });
    expect(await store.conversation(first!.id)).toMatchObject({
      textErasedAt: expect.stringMatching(/^20/),
      title: '',
      said: [],
    });
    expect(await store.eraseTexts('2100-01-01')).toMatchObject({ conversations: 0 });
  });

  test('spares what was stored later', async () => {
    const { store } = await stored(3);
    expect(await store.eraseTexts('2020-01-01')).toMatchObject({ conversations: 0 });
  });

  test('counts from the day on which a conversation was first stored, whatever replaces it', async () => {
    const { path, store } = await stored(1);
    const database = new Database(path);
    database.prepare("update conversations set stored_at = '2020-05-05T00:00:00.000Z'").run();
    database.close();
    await put(store, [talk('t0', [line])], { sha256: 'b' });
    expect(await store.eraseTexts('2020-06-01')).toMatchObject({ conversations: 1 });
  });

  test('takes problems along, for they may quote the file', async () => {
    const store = await freshStore();
    const start = await store.beginImport(file());
    if (start.kind === 'unchanged') throw new Error('nothing was imported yet');
    await store.saveBatch(
      start.id,
      batch([talk('1', [line])], { problems: [{ code: 'bad-row', message: 'Row 7: "xylophone"' }] }),
    );
    await store.eraseTexts('2100-01-01');
    expect(await store.importDetail(start.id)).toMatchObject({ problems: 1, problemList: [] });
  });
});

describe('erasing counts', () => {
  test('takes whole conversations that took place before, and people whom nothing is left of', async () => {
    const { path, store } = await stored(700);
    expect(await store.eraseCounts('2026-02-01')).toMatchObject({ conversations: 234 });
    expect((await store.totals()).conversations).toBe(466);
    await store.eraseCounts('2100-01-01');
    expect(await store.totals()).toMatchObject({ conversations: 0, teams: 0 });
    const database = new Database(path, { readonly: true });
    expect(database.prepare('select count(*) from people').pluck().get()).toBe(0);
    expect(database.prepare('select count(*) from directory').pluck().get()).toBe(0);
    database.close();
  });
});
