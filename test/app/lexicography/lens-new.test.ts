import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintExamples } from '../../../src/analysis/lint.js';
import { addLens } from '../../../src/app/cli/commands/lens.js';
import { languageFolder } from '../../../src/app/jobs/analyzer.js';
import { newLens } from '../../../src/app/lexicography/lens-new.js';
import { compileLexicon } from '../../../src/lexicon/compile.js';
import { readLexiconFiles } from '../../../src/lexicon/files.js';
import { temporaryDirectory } from '../../store/talk.js';
import { run } from '../cli/run.js';

describe('a new lens', () => {
  test('is sound under the name it was given', () => {
    const folder = temporaryDirectory();
    const files = newLens('after-sales', folder);
    expect(files.map((file) => file.slice(folder.length + 1)).sort()).toEqual([
      'after-sales/excuse.yml',
      'after-sales/lens.yml',
      'after-sales/promise.yml',
      'classes/after-sales-vow.yml',
    ]);
    for (const name of ['classes', 'customers.yml', 'not-customers.yml', 'scope'])
      cpSync(join(languageFolder, name), join(folder, name), { recursive: true });
    const read = readLexiconFiles(folder);
    const { lexicon, problems } = compileLexicon(read);
    expect([...problems, ...lintExamples(read, lexicon)]).toEqual([]);
    const texts = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(texts).toMatch(/^lens: after-sales$/m);
    expect(texts).toMatch(/^title: After sales #/m);
    expect(texts).toMatch(/^class: AfterSalesVow #/m);
    expect(texts).not.toMatch(/my.?lens/i);
  });

  test('stands beside another in the same folder', () => {
    const folder = temporaryDirectory();
    newLens('first', folder);
    newLens('second', folder);
    expect(readdirSync(folder).sort()).toEqual(['classes', 'first', 'second']);
  });

  test.each([
    ['After sales', 'bad-lens-name'],
    ['../outside', 'bad-lens-name'],
    ['9to5', 'bad-lens-name'],
    ['perspective', 'lens-exists'],
    ['taken', 'lens-exists'],
    ['half', 'file-exists'],
  ])('is refused as "%s", and then nothing is written', (name, code) => {
    const folder = temporaryDirectory();
    newLens('taken', folder);
    mkdirSync(join(folder, 'classes'), { recursive: true });
    writeFileSync(join(folder, 'classes', 'half-vow.yml'), 'mine');
    expect(() => newLens(name, folder)).toThrow(expect.objectContaining({ code }));
    expect(readdirSync(folder).sort()).toEqual(['classes', 'taken']);
    expect(readFileSync(join(folder, 'classes', 'half-vow.yml'), 'utf8')).toBe('mine');
  });

  test('comes from a command that names its files and the next step', async () => {
    const folder = join(temporaryDirectory(), 'mine');
    const { out } = await run(addLens, 'lens', 'new', 'waiting', '--dir', folder);
    expect(out).toContain(`${join(folder, 'waiting', 'lens.yml')}\n`);
    expect(out).toContain(`centricity lexicon lint --lexicons ${folder}`);
  });
});
