import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addImport } from '../../../src/app/cli/commands/import.js';
import { addInspect } from '../../../src/app/cli/commands/inspect.js';
import { addReanalyze } from '../../../src/app/cli/commands/reanalyze.js';
import { temporaryDirectory } from '../../store/talk.js';
import { run } from './run.js';

const meeting =
  'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ana Ruiz>Guests can&apos;t find the desk.</v>\n\n00:04.000 --> 00:05.000\n<v Bo>Right.</v>\n';

function meetingFile(): string {
  const path = join(temporaryDirectory(), 'standup.vtt');
  writeFileSync(path, meeting);
  return path;
}

describe('centricity inspect', () => {
  test('says the format and why, who speaks, and the first turns', async () => {
    const { out, exitCode } = await run(addInspect, 'inspect', meetingFile(), '--team', 'Desk');
    expect(out).toContain('standup.vtt: webvtt (its first line says WEBVTT), utf-8');
    expect(out).toContain('1 conversation, 2 utterances, 2 speakers');
    expect(out).toContain('Ana Ruiz  unknown, Desk, 1 utterance');
    expect(out).toContain("Ana Ruiz: Guests can't find the desk.");
    expect(exitCode).toBe(0);
  });

  test('gives every word that counts as said with --json --full', async () => {
    const { out } = await run(addInspect, 'inspect', meetingFile(), '--json', '--full');
    const { conversations } = JSON.parse(out);
    expect(conversations[0].utterances).toMatchObject([
      { speaker: 'Ana Ruiz', side: 'unknown', startMs: 1000, text: "Guests can't find the desk." },
      { speaker: 'Bo', side: 'unknown', startMs: 4000, text: 'Right.' },
    ]);
  });

  test('gives a table of many tickets with --json --full as one object, a ticket a line', async () => {
    const path = join(temporaryDirectory(), 'tickets.csv');
    const rows = Array.from({ length: 5000 }, (_, index) => `${index},Kit,It broke again`);
    writeFileSync(path, `ticket_id,author,body\n${rows.join('\n')}\n`);
    const { out } = await run(addInspect, 'inspect', path, '--json', '--full');
    const { conversations, counts, format } = JSON.parse(out);
    expect(format).toBe('ticket-csv');
    expect(counts.conversations).toBe(5000);
    expect(conversations.map(({ id }: { id: string }) => id)).toEqual(rows.map((_, index) => `${index}`));
    expect(out.split('\n').filter((line) => line.startsWith('{"id"'))).toHaveLength(5000);
  });

  test('ends without a word where nobody reads on', () => {
    const path = join(temporaryDirectory(), 'tickets.csv');
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},Kit,It broke again`);
    writeFileSync(path, `ticket_id,author,body\n${rows.join('\n')}\n`);
    const program = resolve(import.meta.dirname, '../../../dist/app/cli/main.js');
    const command = `node "${program}" inspect "${path}" --json --full | head -c 20`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(stdout).toMatch(/^\{"conversations": \[/);
    expect(stderr).toBe('');
  });

  test('so does tag', () => {
    const path = join(temporaryDirectory(), 'said.jsonl');
    writeFileSync(path, `${JSON.stringify({ id: 'a', text: 'They want a quiet room.' })}\n`.repeat(20_000));
    const program = resolve(import.meta.dirname, '../../../dist/app/cli/main.js');
    const command = `node "${program}" tag < "${path}" | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(stdout).toMatch(/^\{"id":"a","label"/);
    expect(stderr).toBe('');
  });

  test('names the problem and its line, and fails, where nothing can be read', async () => {
    const path = join(temporaryDirectory(), 'broken.vtt');
    writeFileSync(path, 'WEBVTT\n\nten --> eleven\nHello\n');
    const { out, exitCode } = await run(addInspect, 'inspect', path);
    expect(out).toMatch(/broken\.vtt:3/);
    expect(exitCode).toBe(1);
  });
});

test('centricity reanalyze leaves alone what the same lexicons and weights have labelled', async () => {
  const data = temporaryDirectory();
  await run(addImport, 'import', meetingFile(), '--data', data);
  expect((await run(addReanalyze, 'reanalyze', '--data', data)).out).toBe('Everything was up to date.\n');
});
