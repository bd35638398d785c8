import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileSource, formats } from '../../src/ingest/index.js';
import { readAll } from './reading.js';

const folder = resolve(import.meta.dirname, '../fixtures/ingest');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.\w+$/.test(file) && !file.endsWith('.expected.json'))
  .sort();

/** Formats that are archives have their tests in `archives.test.ts`, where their files are packed. */
const packed = ['docx', 'zip', 'slack', 'zendesk-tables'];

describe('every format', () => {
  test.each(files)('%s gives the conversations written down beside it', async (file) => {
    const { why: _, problems, ...everything } = await readAll(fileSource(join(folder, file)));
    const found = {
      ...everything,
      problems: problems.map(({ code, line }) => ({ code, ...(line === undefined ? {} : { line }) })),
    };
    const expected: unknown = JSON.parse(
      readFileSync(join(folder, file.replace(/\.\w+$/, '.expected.json')), 'utf8'),
    );
    expect(found).toEqual(expected);
    expect(found.format).toBe(file.split('/')[0]);
  });

  test.each(formats.map(({ name }) => name).filter((name) => !packed.includes(name)))(
    '%s has a plain and a nasty example',
    (name) => {
      const own = files.filter((file) => file.startsWith(`${name}/`));
      expect(own.length).toBeGreaterThanOrEqual(2);
      expect(own.some((file) => file.includes('nasty')) || name === 'jira-csv' || name === 'zendesk').toBe(
        true,
      );
    },
  );

  test('has a name, a title and extensions of its own', () => {
    expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length);
    for (const { name, title, extensions } of formats) {
      expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(title).not.toBe('');
      expect(extensions.every((extension) => /^\.[a-z]+$/.test(extension))).toBe(true);
    }
  });
});
