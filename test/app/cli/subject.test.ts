import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addImport } from '../../../src/app/cli/commands/import.js';
import { addSubject } from '../../../src/app/cli/commands/subject.js';
import { temporaryDirectory } from '../../store/talk.js';
import { run } from './run.js';

test('centricity subject gives one person what is held about them, and erases it', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'weekly.txt');
  writeFileSync(file, 'Ana Lopez: Our guests want it quiet.\nBo Chen: Forty percent left.\n');
  const data = ['--data', join(directory, 'data')];
  await run(addImport, 'import', file, ...data);
  const exported = JSON.parse((await run(addSubject, 'subject', 'export', 'ana lopez', ...data)).out);
  expect(exported).toMatchObject({
    name: 'Ana Lopez',
    conversations: [{ said: ['Our guests want it quiet.'] }],
    roster: [],
  });
  const { out } = await run(addSubject, 'subject', 'erase', 'Ana Lopez', ...data);
  expect(out).toBe(
    'Erased: 1 utterance in 1 conversation. The name was hidden in 0 places where others had used it.\n',
  );
  await expect(run(addSubject, 'subject', 'export', 'Ana Lopez', ...data)).rejects.toMatchObject({
    code: 'nobody',
    message: expect.stringContaining('Nothing is held about "Ana Lopez"'),
  });
});

test('an erased person is taken out of the kept roster and of what colleagues said, and the places are told', async () => {
  const directory = temporaryDirectory();
  const kept = join(directory, 'data');
  mkdirSync(kept);
  const roster = join(kept, 'roster.csv');
  const header = 'name;e-mail;aliases;team\n';
  const bo = 'Bo Chen;bo@example.org;;Sales\n';
  writeFileSync(roster, `${header}Ana Lopez;ana@example.org;Anita|A. L.;Care\n${bo}`);
  const file = join(directory, 'weekly.txt');
  const words = 'Anita and Ana say forty percent left. Write to ana@example.org.';
  writeFileSync(file, `Ana Lopez: Our guests want it quiet.\nBo Chen: ${words}\n`);
  const data = ['--data', kept];
  await run(addImport, 'import', file, ...data);
  const exported = JSON.parse((await run(addSubject, 'subject', 'export', 'ana@example.org', ...data)).out);
  expect(exported).toMatchObject({
    conversations: [{ said: ['Our guests want it quiet.'], team: { name: 'Care' } }],
    roster: [{ name: 'Ana Lopez', email: 'ana@example.org', aliases: ['Anita', 'A. L.'], team: 'Care' }],
  });
  const { out } = await run(addSubject, 'subject', 'erase', 'ana@example.org', ...data);
  expect(out).toBe(
    'Erased: 1 utterance in 1 conversation. The name was hidden in 3 places where others had used it, and taken out of 1 row of the roster.\n',
  );
  expect(readFileSync(roster, 'utf8')).toBe(header + bo);
  const { out: left } = await run(addSubject, 'subject', 'export', 'bo chen', ...data);
  expect(JSON.parse(left).conversations[0].said).toEqual([
    '█████ and ███ say forty percent left. Write to ███████████████.',
  ]);
  await run(addImport, 'import', file, ...data);
  await expect(run(addSubject, 'subject', 'export', 'ana lopez', ...data)).rejects.toMatchObject({
    code: 'nobody',
  });
});

test('all names can be forgotten at once, and no number changes', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'weekly.txt');
  writeFileSync(file, 'Ana Lopez: Our guests want it quiet.\nBo Chen: Forty percent left.\n');
  const data = ['--data', join(directory, 'data')];
  await run(addImport, 'import', file, ...data);
  const { out } = await run(addSubject, 'subject', 'drop-names', ...data);
  expect(out).toMatch(/^2 names forgotten\./);
  const { out: left } = await run(addSubject, 'subject', 'export', 'ana lopez', ...data);
  const exported = JSON.parse(left);
  expect(exported.name).toBeUndefined();
  expect(exported.conversations[0]).toMatchObject({ statements: 1 });
});
