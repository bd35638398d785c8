import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openDataDirectory } from '../../../src/app/jobs/open.js';
import { put, temporaryDirectory } from '../../store/talk.js';
import { meeting } from '../web/town.js';

const program = resolve(import.meta.dirname, '../../../dist/app/cli/main.js');

test('centricity label asks two questions a sentence, keeps each answer at once, and goes on where it stopped', async () => {
  const data = join(temporaryDirectory(), 'data');
  const { store } = await openDataDirectory(data);
  await put(store, [meeting('Care', 12), meeting('Care', 12, { day: '2026-03-09' })]);
  await store.close();
  const label = (input: string) =>
    spawnSync('node', [program, 'label', 'Care', '--data', data], { input, encoding: 'utf8' });
  const first = label('y\nn\nperhaps\nn\ny\ny\nq\n');
  expect(first.status).toBe(0);
  expect(first.stdout).toContain('1 of 50, among colleagues');
  expect(first.stdout).toMatch(/> they said \w+ things/);
  expect(first.stdout).toContain('3 of 50, among colleagues');
  expect(label('q\n').stdout).toContain('3 of 50, among colleagues');
  const { store: again } = await openDataDirectory(data);
  const kept = await again.ownLabels();
  await again.close();
  expect(kept.map(({ centric, focused }) => [centric, focused])).toEqual(
    expect.arrayContaining([
      [true, false],
      [false, true],
    ]),
  );
  expect(kept).toHaveLength(2);
});
