import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { decode } from '../../src/ingest/content/encoding.js';
import { linesOf } from '../../src/ingest/content/lines.js';
import { fileSource, readConversations } from '../../src/ingest/index.js';
import { codes, readAll, readText, said } from './reading.js';

const dialogue = 'Zoë Ångström: It’s “late” – 5 €.\nÓscar Núñez: Ça va, señor.\n';

describe('bytes become text', () => {
  test.each([
    ['UTF-8', Buffer.from(dialogue), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${dialogue}`), 'utf-8'],
    ['UTF-16 LE with a mark', iconv.encode(dialogue, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 BE with a mark', iconv.encode(dialogue, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['UTF-16 LE without a mark', iconv.encode(dialogue, 'utf-16le', { addBOM: false }), 'utf-16le'],
    ['UTF-16 BE without a mark', iconv.encode(dialogue, 'utf-16be', { addBOM: false }), 'utf-16be'],
    ['UTF-32 LE with a mark', iconv.encode(dialogue, 'utf-32le', { addBOM: true }), 'utf-32le'],
    ['windows-1252', iconv.encode(dialogue, 'windows-1252'), 'windows-1252'],
    ['CRLF', Buffer.from(dialogue.replaceAll('\n', '\r\n')), 'utf-8'],
    ['CR', Buffer.from(dialogue.replaceAll('\n', '\r')), 'utf-8'],
    ['gzip', gzipSync(dialogue), 'utf-8'],
  ])('%s', async (_, bytes, encoding) => {
    const everything = await readText('talk.txt', bytes);
    expect(said(everything)).toEqual(['Zoë Ångström: It’s “late” – 5 €.', 'Óscar Núñez: Ça va, señor.']);
    expect(everything).toMatchObject({ encoding, format: 'plain', problems: [] });
  });

  test.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'binary-file'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'binary-file'],
    [
      'noise',
      Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3)) % 256)),
      'binary-file',
    ],
    ['nothing', Buffer.alloc(0), 'empty-file'],
    ['blank space', Buffer.from(' \n\n\t\n'), 'empty-file'],
    ['a broken gzip file', gzipSync(dialogue).subarray(0, 8), 'broken-gzip'],
  ])('%s under the name of a transcript is refused in words', async (_, bytes, code) => {
    const everything = await readText('meeting.vtt', bytes);
    expect(everything.conversations).toEqual([]);
    expect(codes(everything)).toEqual([code]);
    expect(everything.problems[0]?.message).toMatch(/^.{20,}\.$/);
  });

  test('a gzip file that unpacks to hundreds of times its size is not read to its end', async () => {
    const bomb = gzipSync(`Ada Moss: One.\nBo Ek: Two.\n${' '.repeat(100 * 1024 ** 2)}\nAda Moss: Three.\n`);
    const everything = await readText('talk.txt.gz', bomb);
    expect(said(everything)).toEqual(['Ada Moss: One.', 'Bo Ek: Two.']);
    expect(codes(everything)).toEqual(['broken-gzip']);
  });

  test('a gzip file that breaks off gives what came before', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, index) => `Speaker Name: sentence ${index} ${Math.sin(index)}\n`,
    ).join('');
    const packed = gzipSync(lines);
    const everything = await readText('long.txt.gz', packed.subarray(0, packed.length - 20_000));
    expect(codes(everything)).toEqual(['broken-gzip']);
    expect(everything.conversations[0]?.utterances.length).toBeGreaterThan(1000);
  });

  test('bytes that turn out not to be UTF-8 far down are read as windows-1252, and said', async () => {
    const ascii = `Ann Lee: plain words only, ${'and so on '.repeat(20)}.\n`.repeat(3000);
    const everything = await readText(
      'talk.txt',
      Buffer.concat([Buffer.from(ascii), iconv.encode('Bo Ek: naïve €.\n', 'windows-1252')]),
    );
    expect(said(everything).at(-1)).toBe('Bo Ek: naïve €.');
    expect(codes(everything)).toEqual(['not-utf-8']);
  });

  test('a damaged character in UTF-8 text costs that character only', async () => {
    const damaged = Buffer.concat([
      Buffer.from('Ann Lé: ça '),
      Buffer.from([0xe9]),
      Buffer.from(' va.\nBo Ek: oui.\n'),
    ]);
    const text: string[] = [];
    const problems: string[] = [];
    const bytes = (async function* () {
      yield Buffer.from('é');
      yield damaged;
    })();
    for await (const part of decode(bytes, 'utf-8', ({ code }) => problems.push(code))) text.push(part);
    expect(text.join('')).toBe('éAnn Lé: ça \uFFFD va.\nBo Ek: oui.\n');
    expect(problems).toEqual(['damaged-text']);
  });

  test('text is the same however its bytes are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.array(fc.nat(8), { maxLength: 40 }),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        async (content, cuts, encoding) => {
          const whole = iconv.encode(content.replaceAll('\0', ''), encoding);
          const chunks = (async function* () {
            let from = 0;
            for (const cut of [...cuts, whole.length]) {
              yield whole.subarray(from, from + cut);
              from = Math.min(from + cut, whole.length);
            }
          })();
          let text = '';
          for await (const part of decode(chunks, encoding, () => {})) text += part;
          expect(text).toBe(iconv.decode(whole, encoding));
        },
      ),
    );
  });

  test('lines are the same however the text is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', '\r', '\n', '\r\n', 'bc'), { maxLength: 30 }),
        async (parts) => {
          const chunks = (async function* () {
            yield* parts;
          })();
          const found: string[] = [];
          for await (const lines of linesOf(chunks)) found.push(...lines.map(({ text }) => text));
          // A return and a newline that arrive in two chunks are one line end.
          const expected = parts.join('').split(/\r\n|\n|\r/);
          if (expected.at(-1) === '') expected.pop();
          expect(found).toEqual(expected);
        },
      ),
    );
  });
});

describe('files on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ingest-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are read by their path', async () => {
    const path = join(folder, '2026-03-04 standup.txt');
    writeFileSync(path, dialogue);
    const everything = await readAll(fileSource(path));
    expect(everything.conversations[0]).toMatchObject({
      id: '2026-03-04 standup.txt',
      title: '2026-03-04 standup',
      startedAt: '2026-03-04',
    });
  });

  test('that do not exist throw a clear error before anything is read', async () => {
    await expect(readConversations(fileSource(join(folder, 'absent.vtt')))).rejects.toMatchObject({
      code: 'cannot-open',
    });
  });
});
