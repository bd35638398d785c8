import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { freshStore, temporaryDirectory } from './talk.js';

/** A process number that was in use a moment ago and is not any more. */
const deadProcess = (): number => spawnSync(process.execPath, ['--version']).pid;

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** A store whose lock somebody else holds. */
async function heldBySomebody(
  holder: Readonly<Partial<Record<'life' | 'host' | 'beat', string>> & { pid?: number }>,
) {
  const path = join(temporaryDirectory(), 'centricity.sqlite');
  const store = await freshStore(path);
  const database = new Database(path);
  const row = {
    name: 'nightly',
    life: 'another',
    host: hostname(),
    pid: process.ppid,
    since: minutesAgo(30),
    beat: minutesAgo(1),
    ...holder,
  };
  database.prepare('insert into locks values (@name, @life, @host, @pid, @since, @beat)').run(row);
  database.close();
  return store;
}

describe('a lock', () => {
  test('is for one holder at a time, and free again when it is released', async () => {
    const store = await freshStore();
    const first = await store.lock('nightly');
    expect(await store.lock('nightly')).toMatchObject({ kind: 'busy', pid: process.pid, host: hostname() });
    expect(await store.lock('something else')).toMatchObject({ kind: 'held' });
    if (first.kind === 'held') await first.release();
    expect(await store.lock('nightly')).toMatchObject({ kind: 'held', tookOver: false });
  });

  test.each([
    ['a living process of this machine', {}],
    ['a process of another machine that was heard of lately', { host: 'elsewhere', pid: 1 }],
  ])('held by %s is respected', async (_who, holder) => {
    const store = await heldBySomebody(holder);
    expect(await store.lock('nightly')).toMatchObject({ kind: 'busy' });
  });

  test.each([
    ['a process that was killed', { pid: deadProcess() }],
    ['a living process that has been silent for too long', { beat: minutesAgo(11) }],
    ['another machine that has been silent for too long', { host: 'elsewhere', beat: minutesAgo(11) }],
    ['an earlier process with the number of this one', { pid: process.pid }],
  ])('held by %s is taken over', async (_who, holder) => {
    const store = await heldBySomebody(holder);
    expect(await store.lock('nightly')).toMatchObject({ kind: 'held', tookOver: true });
  });
});

describe('the record of runs', () => {
  test('tells the latest first, with what each did', async () => {
    const store = await freshStore();
    await store.finishRun(await store.beginRun('nightly'), 'done', { files: 3 });
    await store.finishRun(await store.beginRun('nightly'), 'failed', { stopped: 'no room' });
    expect(await store.runs({ limit: 9 })).toMatchObject([
      { id: 2, state: 'failed', outcome: { stopped: 'no room' }, finishedAt: expect.any(String) },
      { id: 1, state: 'done', outcome: { files: 3 } },
    ]);
    expect(await store.runs({ kind: 'other', limit: 9 })).toEqual([]);
  });

  test('an open run is called interrupted when the next of its kind begins', async () => {
    const store = await freshStore();
    await store.beginRun('nightly');
    await store.beginRun('other');
    await store.beginRun('nightly');
    expect((await store.runs({ limit: 9 })).map(({ kind, state }) => [kind, state])).toEqual([
      ['nightly', 'running'],
      ['other', 'running'],
      ['nightly', 'interrupted'],
    ]);
  });
});
