import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, test, vi } from 'vitest';
import { addNightly } from '../../../src/app/cli/commands/nightly.js';
import { addRuns } from '../../../src/app/cli/commands/runs.js';
import { exitCodeOf } from '../../../src/app/cli/exit-codes.js';
import { CentricityError } from '../../../src/model/index.js';
import { email, fakeZendesk, token } from '../../fakes/zendesk.js';
import { temporaryDirectory } from '../../store/talk.js';
import { begin } from '../sources/begin.js';
import { run } from './run.js';

/** A data directory whose settings name a Zendesk with so many tickets. */
async function withZendesk(tickets: number) {
  const { desk, common } = await begin(1, tickets, fakeZendesk, token);
  const directory = temporaryDirectory();
  const settings = (more: object) =>
    writeFileSync(
      join(directory, 'centricity.yaml'),
      // YAML takes JSON as it is.
      JSON.stringify({ sources: [{ ...common, kind: 'zendesk', email, ...more }] }),
    );
  settings({});
  return { desk, directory, settings };
}

const lines = (out: string): readonly Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('centricity nightly', () => {
  test('tells what it did in JSON lines where nobody watches, without names, words or the secret', async () => {
    const { directory, desk } = await withZendesk(6);
    const { out, err, exitCode } = await run(addNightly, 'nightly', '--data', directory);
    expect(lines(out)).toMatchObject([
      { level: 30, event: 'read', file: 'desk', state: 'imported', conversations: 6, problems: 0 },
      { level: 30, event: 'done', files: 1, conversations: 6, deleted: 0, failed: 0 },
    ]);
    expect([err, exitCode]).toEqual(['', 0]);
    for (const secret of [token, 'guest1@', ...desk.content().flatMap(([, ...texts]) => texts)])
      expect(out).not.toContain(secret);
  });

  test('tells why it stopped in the same form', async () => {
    const { directory, settings } = await withZendesk(1);
    settings({ email: 'other@acme.example' });
    const out: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => out.push(String(chunk)) > 0);
    const program = new Command('centricity').exitOverride();
    addNightly(program);
    const stopped = program.parseAsync(['nightly', '--data', directory], { from: 'user' });
    await expect(stopped).rejects.toMatchObject({ code: 'not-allowed' });
    vi.restoreAllMocks();
    const told = out.join('');
    expect(lines(told)).toMatchObject([{ level: 50, event: 'stopped', code: 'not-allowed' }]);
    expect(told).not.toContain(token);
  });

  test('says what it would do, and does nothing', async () => {
    const { directory } = await withZendesk(6);
    const rehearsal = ['nightly', '--data', directory, '--dry-run', '--log', 'text', '--limit', '4'];
    expect((await run(addNightly, ...rehearsal)).out).toBe(
      'desk: would store 4 conversations\nIn all, 4 conversations would be stored and 0 deleted. Nothing was written.\n',
    );
    expect((await run(addRuns, 'runs', '--data', directory)).out).toBe('No run has been made yet.\n');
  });

  test('says where sources belong where there are none', async () => {
    const directory = temporaryDirectory();
    const { out } = await run(addNightly, 'nightly', '--data', directory);
    expect(lines(out)).toMatchObject([
      { level: 40, msg: `No sources: name a directory, or list them in ${directory}/centricity.yaml.` },
      { event: 'done', files: 0 },
    ]);
  });

  test.each([
    ['--limit', '0', 'Give a whole number above 0.'],
    ['--limit', 'many', 'Give a whole number above 0.'],
    ['--since', 'March', 'Give a day, such as 2026-03-01.'],
    ['--log', 'loud', 'Allowed choices are text, json.'],
  ])('refuses %s %s in words', async (option, value, words) => {
    await expect(run(addNightly, 'nightly', option, value)).rejects.toThrow(words);
  });
});

test.each([
  ['already-running', 75],
  ['source-unavailable', 75],
  ['bad-settings', 2],
  ['not-allowed', 1],
  ['cannot-open', 1],
])('a run that ends with %s exits with %i', (code, expected) => {
  expect(exitCodeOf(new CentricityError(code, ''))).toBe(expected);
});
