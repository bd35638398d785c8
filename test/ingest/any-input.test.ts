import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Everything, readText } from './reading.js';

const folder = resolve(import.meta.dirname, '../fixtures/ingest');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.\w+$/.test(file) && !file.endsWith('.expected.json'))
  .map((file) => ({ name: file.split(/[\\/]/).at(-1) ?? file, bytes: readFileSync(join(folder, file)) }));

/** Pieces that have broken a parser before. */
const awkward = [
  '-->',
  '"',
  '""',
  '\n\n',
  '\r',
  '\0',
  '<v ',
  '<v x>',
  '{',
  '[',
  ']}',
  ',',
  ';',
  ':',
  '\\',
  '\uFEFF',
  '\u2028',
  'On Mon, ',
  '>'.repeat(50),
  '__proto__',
  '{"__proto__":1}',
  '0:0:0.0 --> ',
  'From x 2026',
  '--',
  '=?utf-8?Q?=',
  '--b',
  '١٢:٣٤',
  '💬',
];

interface Change {
  readonly at: number;
  readonly cut: number;
  readonly add: string | Uint8Array;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(60),
  add: fc.oneof(fc.constantFrom(...awkward), fc.uint8Array({ maxLength: 12 }), fc.string({ maxLength: 12 })),
});

function changed(bytes: Buffer, changes: readonly Change[]): Buffer {
  return changes.reduce((before, { at, cut, add }) => {
    const from = Math.floor(at * before.length);
    return Buffer.concat([before.subarray(0, from), Buffer.from(add), before.subarray(from + cut)]);
  }, bytes);
}

function expectAnswer(everything: Everything) {
  expect(everything.conversations.length + everything.problems.length).toBeGreaterThan(0);
  for (const { code, message, line } of everything.problems) {
    expect(code).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(code, message).not.toBe('reader-failed');
    expect(message).toMatch(/^\S.{10,}\.$/su);
    if (line !== undefined) expect(line).toBeGreaterThan(0);
  }
  for (const { id, title, speakers, utterances } of everything.conversations) {
    expect(id).not.toBe('');
    expect(title).not.toBe('');
    const keys = speakers.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { speaker, text } of utterances) {
      expect(text.trim()).not.toBe('');
      expect(keys).toContain(speaker);
    }
  }
}

describe('whatever the input', () => {
  test.each(files.map((file) => [file.name, file] as const))(
    '%s with changes gives conversations or problems',
    async (_, { name, bytes }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
          expectAnswer(await readText(name, changed(bytes, changes)));
        }),
        { numRuns: 25 },
      );
    },
  );

  test('bytes of any kind under any name give conversations or problems', async () => {
    const names = fc.constantFrom(
      'a.vtt',
      'a.srt',
      'a.txt',
      'a.csv',
      'a.json',
      'a.jsonl',
      'a.zip',
      'a.docx',
      'a.eml',
      'a.mbox',
      'a',
      'a.gz',
      '.',
    );
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .array(fc.oneof(fc.constantFrom(...awkward), fc.string()), { maxLength: 40 })
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(names, content, async (name, bytes) => expectAnswer(await readText(name, bytes))),
      { numRuns: 400 },
    );
  });

  test.each(files.map((file) => [file.name, file] as const))(
    '%s cut off anywhere gives conversations or problems',
    async (_, { name, bytes }) => {
      for (let share = 0; share <= 1; share += 0.09)
        expectAnswer(await readText(name, bytes.subarray(0, Math.floor(bytes.length * share))));
    },
  );
});
