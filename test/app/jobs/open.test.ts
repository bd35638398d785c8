import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDataDirectory } from '../../../src/app/jobs/open.js';
import { temporaryDirectory } from '../../store/talk.js';

const opened = async (directory: string) => {
  const data = await openDataDirectory(directory);
  onTestFinished(() => data.store.close());
  return data;
};

test('a data directory is made with its key, for its owner only', async () => {
  const directory = join(temporaryDirectory(), 'new', 'place');
  const { key } = await opened(directory);
  const modes = ['.', 'secret.key', 'centricity.sqlite'].map(
    (name) => statSync(join(directory, name)).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o600, 0o600]);
  expect(readFileSync(join(directory, 'secret.key'), 'utf8').trim()).toBe(key.toString('hex'));
  expect(key).toHaveLength(32);
});

test('the key stays the same from start to start', async () => {
  const directory = temporaryDirectory();
  const first = await opened(directory);
  expect((await opened(directory)).key).toEqual(first.key);
});

test('a lost key is refused, not replaced: the same people would count twice', async () => {
  const directory = temporaryDirectory();
  await opened(directory);
  renameSync(join(directory, 'secret.key'), join(directory, 'elsewhere'));
  await expect(openDataDirectory(directory)).rejects.toMatchObject({
    code: 'key-missing',
    message: expect.stringContaining('Put the key back'),
  });
});

test.each([
  ['', 'bad-key'],
  ['not a key', 'bad-key'],
  ['0'.repeat(64), 'store-other-key'],
])('a key file that holds "%s" is refused as %s', async (content, code) => {
  const directory = temporaryDirectory();
  await opened(directory);
  writeFileSync(join(directory, 'secret.key'), content);
  await expect(openDataDirectory(directory)).rejects.toMatchObject({ code });
});

test('a place where no directory can be made is refused in words', async () => {
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, '');
  await expect(openDataDirectory(join(file, 'data'))).rejects.toMatchObject({
    code: 'data-unusable',
    message: expect.stringContaining('choose another directory with --data'),
  });
});
