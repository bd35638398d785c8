import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { maskNames } from '../../src/privacy/index.js';
import { openStore } from '../../src/store/index.js';
import { freshStore, pseudonymOf, put, talk, temporaryDirectory } from './talk.js';

const opening = (path: string) => openStore(path, { pseudonymOf, maskNames });

/** Rights mean nothing to root, so the tests of rights give them up for a while. */
function asNobody(): void {
  if (process.geteuid?.() !== 0) return;
  process.seteuid?.(65534);
  onTestFinished(() => process.seteuid?.(0));
}

describe('opening the store', () => {
  test('makes the file for its owner only, with its companions', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    const store = await freshStore(path);
    await put(store, [talk('1', [{ who: 'Ana/Support', text: 'They want it.', labels: ['centric'] }])]);
    const modes = [path, `${path}-wal`, `${path}-shm`].map((each) =>
      (statSync(each).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['600', '600', '600']);
  });

  test('takes the rights of others away from a file that had them', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    await (await opening(path)).close();
    chmodSync(path, 0o644);
    await freshStore(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('keeps what was there', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    const first = await opening(path);
    await put(first, [talk('1', [{ who: 'Ana/Support', text: 'They want it.', labels: ['centric'] }])]);
    await first.close();
    expect(await (await freshStore(path)).totals()).toMatchObject({
      conversations: 1,
      statements: 1,
      teams: 1,
    });
  });

  test('records each migration with the time at which it was applied', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    await (await opening(path)).close();
    await (await opening(path)).close();
    const database = new Database(path, { readonly: true });
    const rows = database.prepare('select name, applied_at from migrations order by name').all();
    database.close();
    expect(rows[0]).toEqual({ name: '001-first-tables', applied_at: expect.stringMatching(/^20\d\d-.*Z$/) });
    expect(new Set(rows).size).toBe(rows.length);
  });
});

describe('a database that cannot be opened is told in words', () => {
  test('a file that is something else is refused and left as it is', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    const poem = 'This is a poem about customers, and no database at all.\n'.repeat(50);
    writeFileSync(path, poem);
    await expect(opening(path)).rejects.toMatchObject({
      code: 'store-not-a-database',
      message: expect.stringMatching(/centricity\.sqlite is not a Centricity database\. Move that file away/),
    });
    expect(readFileSync(path, 'utf8')).toBe(poem);
  });

  test('a schema from a later version is refused', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    await (await opening(path)).close();
    const database = new Database(path);
    database.prepare("insert into migrations values ('999-from-the-future', '2030-01-01T00:00:00Z')").run();
    database.close();
    await expect(opening(path)).rejects.toMatchObject({
      code: 'store-newer',
      message: expect.stringContaining('newer version of Centricity (it knows "999-from-the-future")'),
    });
  });

  test('another key is refused, for with two keys one person would count as two', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    await (await opening(path)).close();
    await expect(openStore(path, { pseudonymOf: (identity) => identity, maskNames })).rejects.toMatchObject({
      code: 'store-other-key',
      message: expect.stringContaining('Put back the key that belongs to it'),
    });
  });

  test('a directory that may only be read', async () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o555);
    asNobody();
    await expect(opening(join(directory, 'centricity.sqlite'))).rejects.toMatchObject({
      code: 'store-unusable',
      message: expect.stringMatching(/cannot be written\. Give this user the right/),
    });
  });

  test('a database file that may only be read', async () => {
    const directory = temporaryDirectory();
    const path = join(directory, 'centricity.sqlite');
    await (await opening(path)).close();
    chmodSync(directory, 0o555);
    chmodSync(path, 0o444);
    asNobody();
    await expect(opening(path)).rejects.toMatchObject({ code: 'store-unusable' });
  });

  test.each([
    ['a directory in its place', (at: string) => mkdirSync(at), /is a directory/],
    ['a parent that is a file', (at: string) => writeFileSync(join(at, '..', 'x'), ''), /parent is a file/],
    ['a parent that is missing', () => undefined, /does not exist/],
  ])('%s', async (what, prepare, message) => {
    const directory = temporaryDirectory();
    const path = join(directory, what.startsWith('a parent') ? 'x/centricity.sqlite' : 'centricity.sqlite');
    prepare(what.startsWith('a parent') ? join(directory, 'x') : path);
    await expect(opening(path)).rejects.toMatchObject({
      code: 'store-unusable',
      message: expect.stringMatching(message),
    });
  });
});
