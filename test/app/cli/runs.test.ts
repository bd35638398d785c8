import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { addRuns } from '../../../src/app/cli/commands/runs.js';
import { openDataDirectory } from '../../../src/app/jobs/open.js';
import { file, temporaryDirectory } from '../../store/talk.js';
import { run } from './run.js';

async function recorded(): Promise<string> {
  const { store, path } = await openDataDirectory(temporaryDirectory());
  const id = await store.beginRun('nightly');
  const start = await store.beginImport(file({ fileName: 'tickets.csv' }));
  if (start.kind !== 'started') throw new Error('the store knows this file');
  const problem = { code: 'far-apart', message: 'More rows of ticket 17 come far below.', line: 4 };
  await store.saveBatch(start.id, {
    conversations: [],
    unchanged: 0,
    problems: [problem],
    setAside: [],
    finish: 'imported',
  });
  await pause(2);
  const told = { changes: 1, changedIn: 'Care', digest: 'not delivered', undelivered: 'digest.mail: no.' };
  await store.finishRun(id, 'done', { files: 1, conversations: 0, statements: 0, problems: 1, ...told });
  const deleting = await store.beginRun('retention');
  await store.finishRun(deleting, 'done', { textsErased: 3, countsErased: 0 });
  await store.close();
  return path;
}

test('runs are told a line each, the latest first, with what is worth a look and what could not be told', async () => {
  const { out } = await run(addRuns, 'runs', '--data', await recorded());
  const [retention, nightly, ...rest] = out.trimEnd().split('\n');
  expect(rest).toEqual([]);
  expect(retention).toMatch(/UTC {2}retention {2}done in \d+ s: 3 texts deleted after their time$/);
  expect(nightly).toMatch(
    /nightly {2}done in \d+ s: 1 file, 0 conversations, 0 statements, 1 problem, 1 change worth a look \(Care\), digest: not delivered\. digest\.mail: no\.$/,
  );
});

test('their problems are told by place and in words where they are asked for', async () => {
  const { out } = await run(addRuns, 'runs', '--problems', '--data', await recorded());
  expect(out).toMatch(/\n {2}tickets\.csv:4: More rows of ticket 17 come far below\.\n$/);
});
