import { writeFileSync } from 'node:fs';
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
  });
  const { out } = await run(addSubject, 'subject', 'erase', 'Ana Lopez', ...data);
  expect(out).toBe('Erased: 1 utterance in 1 conversation.\n');
  await expect(run(addSubject, 'subject', 'export', 'Ana Lopez', ...data)).rejects.toMatchObject({
    code: 'nobody',
    message: expect.stringContaining('Nothing is held about "Ana Lopez"'),
  });
});
