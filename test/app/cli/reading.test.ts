import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addAnalyze } from '../../../src/app/cli/commands/analyze.js';
import { addImport } from '../../../src/app/cli/commands/import.js';
import { addNightly } from '../../../src/app/cli/commands/nightly.js';
import { addRuns } from '../../../src/app/cli/commands/runs.js';
import { openDataDirectory } from '../../../src/app/jobs/open.js';
import { temporaryDirectory } from '../../store/talk.js';
import { run } from './run.js';

const data = resolve(import.meta.dirname, '../../../data');
const meetings = readdirSync(join(data, 'meetings')).map((name) => join(data, 'meetings', name));
const roster = join(data, 'roster.csv');

describe('centricity analyze', () => {
  test('prints a table with a line for each team and one for all, never for a speaker', async () => {
    const { out, err, exitCode } = await run(addAnalyze, 'analyze', ...meetings, '--roster', roster);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Team +Centricity ratio +Counted from +Customer share +Counted from$/);
    expect(lines.slice(1).map((line) => line.split(/ {2,}/)[0])).toEqual([
      'Product',
      'Sales & Marketing',
      'Service',
      'All together',
    ]);
    expect(lines[1]).toMatch(/\d+ % \(\d+–\d+ %\) +[\d,]+ statements by \d+ people in \d+ conversations$/);
    expect(out).not.toMatch(/Priya|Marcus/);
    expect(err).toContain('conversation');
    expect(exitCode).toBe(0);
  });

  test('prints the same as JSON and as CSV', async () => {
    const json = JSON.parse(
      (await run(addAnalyze, 'analyze', ...meetings, '--roster', roster, '--json')).out,
    );
    const [product] = json.teams;
    expect(product).toMatchObject({
      team: { name: 'Product' },
      customerShare: { kind: 'shown', people: expect.any(Number), low: expect.any(Number) },
    });
    expect(json.files).toHaveLength(meetings.length);
    const { out } = await run(addAnalyze, 'analyze', ...meetings, '--roster', roster, '--csv');
    const rows = out.trim().split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[1]).toContain(`"${product.customerShare.value}"`);
  });

  test('shows a small file in full to the one who brings it, or says that it is too little', async () => {
    const file = join(temporaryDirectory(), 'two.txt');
    writeFileSync(file, 'Ana: Our guests want it quiet.\nBo: Our customers want it loud.\n'.repeat(10));
    const { out } = await run(addAnalyze, 'analyze', file, '--team', 'Floor');
    expect(out).toMatch(/Floor.* \d+ % \(\d+–\d+ %\) +20 statements by 2 people in 1 conversation/);
    writeFileSync(file, 'Ana: Our guests want it quiet.\nBo: Lunch?\n');
    expect((await run(addAnalyze, 'analyze', file, '--team', 'Floor')).out).toMatch(
      /Floor +too little text to say +\d of the 10 statements that it takes/,
    );
  });

  test('goes on after a file that cannot be read, tells where, and exits with 1', async () => {
    const empty = join(temporaryDirectory(), 'empty.vtt');
    writeFileSync(empty, '');
    const { out, err, exitCode } = await run(addAnalyze, 'analyze', empty, ...meetings, '--roster', roster);
    expect(err).toMatch(/empty\.vtt: empty\.vtt is empty/);
    expect(out).toContain('Product');
    expect(exitCode).toBe(1);
  });
});

describe('centricity import', () => {
  test('says for each file what was stored, and the second time that it is known', async () => {
    const directory = temporaryDirectory();
    const args = ['import', meetings[0]!, '--roster', roster, '--data', directory];
    const first = await run(addImport, ...args);
    expect(first.out).toMatch(/^\S+: 1 conversation, \d+ utterances, \d+ statements\n$/);
    expect(first.err).toBe(
      `To look at it: npx centricity serve --data ${directory}, then open http://127.0.0.1:3000\n`,
    );
    const second = await run(addImport, ...args);
    expect(second.err).toBe('');
    expect(second.out).toMatch(/^\S+: already imported on \d+ \w+ 20\d\d; nothing changed\n$/);
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  });

  test('exits with 1 when a file is missing, and stores the others', async () => {
    const { out, err, exitCode } = await run(
      addImport,
      'import',
      '/nowhere.vtt',
      meetings[0]!,
      '--data',
      temporaryDirectory(),
    );
    expect(out).toMatch(/nowhere\.vtt cannot be read[\s\S]*1 conversation/);
    expect(err).toMatch(/^To look at it: .*\n$/);
    expect(exitCode).toBe(1);
  });

  test.each([
    [['--roster', '/nowhere.csv'], 'cannot-open'],
    [['--date', 'soon'], 'bad-date'],
    [['--format', 'papyrus'], 'no-such-format'],
  ])('refuses %j in words', async (more, code) => {
    const importing = run(addImport, 'import', meetings[0]!, '--data', temporaryDirectory(), ...more);
    await expect(importing).rejects.toMatchObject({ code });
  });
});

describe('centricity nightly', () => {
  const args = (directory: string) => [
    'nightly',
    join(data, 'tickets'),
    '--roster',
    roster,
    '--log',
    'text',
    '--data',
    directory,
  ];

  test('ends with one line that says what it did, which `centricity runs` repeats', async () => {
    const directory = temporaryDirectory();
    expect((await run(addNightly, ...args(directory))).out).toMatch(
      /\n1 file, 1 imported, 300 conversations, [\d,]+ statements\n$/,
    );
    expect((await run(addNightly, ...args(directory))).out).toBe(
      '1 file, 1 unchanged, 0 conversations, 0 statements\n',
    );
    const { out } = await run(addRuns, 'runs', '--data', directory);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^20\d\d-\d\d-\d\d \d\d:\d\d UTC {2}nightly {2}done in \d+ s: 1 file, 1 unchanged, /,
    );
    const json = JSON.parse((await run(addRuns, 'runs', '--data', directory, '--json', '--limit', '1')).out);
    expect(json).toMatchObject([
      { kind: 'nightly', state: 'done', outcome: { files: 1, unchanged: 1, failed: 0 } },
    ]);
  });

  test('reads the sources of the settings, and refuses settings with a slip of the pen', async () => {
    const directory = temporaryDirectory();
    const settings = join(directory, 'centricity.yaml');
    writeFileSync(settings, `sources: [{ name: desk, kind: directory, path: ${join(data, 'tickets')} }]\n`);
    expect((await run(addNightly, 'nightly', '--data', directory, '--log', 'text')).out).toContain(
      '300 conversations',
    );
    writeFileSync(settings, 'soruces: []\n');
    await expect(run(addNightly, 'nightly', '--data', directory)).rejects.toMatchObject({
      code: 'bad-settings',
      message: expect.stringMatching(
        /centricity\.yaml:1:1: "soruces" is no setting\. Did you mean "sources"\?/,
      ),
    });
  });

  test('a run that was stopped is on record with the reason', async () => {
    const directory = temporaryDirectory();
    const nowhere = run(addNightly, 'nightly', '/nowhere', '--data', directory);
    await expect(nowhere).rejects.toMatchObject({ code: 'cannot-open' });
    expect((await run(addRuns, 'runs', '--data', directory)).out).toMatch(
      /failed in \d+ s: The directory \/nowhere cannot be read/,
    );
  });

  test('two runs never overlap', async () => {
    const directory = temporaryDirectory();
    const { store } = await openDataDirectory(directory);
    const lock = await store.lock('nightly');
    await expect(run(addNightly, ...args(directory))).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    if (lock.kind === 'held') await lock.release();
    await store.close();
  });
});

test('centricity runs says so when there was none', async () => {
  expect((await run(addRuns, 'runs', '--data', temporaryDirectory())).out).toBe(
    'No run has been made yet.\n',
  );
});
