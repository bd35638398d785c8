import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PersonalSpan, personalSpans, redact } from '../../src/privacy/index.js';
import { HARMLESS, PLANTED, SPEAKERS } from './planted.js';

const found = await Promise.all(PLANTED.map(({ text }) => personalSpans(text, SPEAKERS)));

const all = PLANTED.flatMap(({ text, items }, index) =>
  items.map((item) => ({
    ...item,
    said: text.slice(item.start, item.end),
    hidden: isHidden(item, text, found[index] ?? []),
  })),
);

/** Hidden means that no letter or digit of it is left. */
function isHidden(
  item: { start: number; end: number },
  text: string,
  spans: readonly PersonalSpan[],
): boolean {
  for (let at = item.start; at < item.end; at++) {
    if (/[\p{L}\p{N}]/u.test(text[at] ?? '') && !spans.some((span) => span.start <= at && at < span.end))
      return false;
  }
  return true;
}

function recall(items: readonly { readonly hidden: boolean }[]): number {
  return items.filter(({ hidden }) => hidden).length / items.length;
}

const words = (name: string) => name.toLowerCase().match(/[\p{L}'-]{3,}/gu) ?? [];
const speakers = new Set(SPEAKERS.flatMap(words));
const spoken = (said: string) => words(said).some((word) => speakers.has(word));

describe('of 200 planted items', () => {
  test('there are at least 200', () => {
    expect(all.length).toBeGreaterThanOrEqual(200);
  });

  test('every one that has a form, or is a name of a speaker, is hidden', () => {
    const sure = all.filter(({ kind, said }) => kind !== 'name' || spoken(said));
    expect(sure.length).toBeGreaterThan(150);
    expect(sure.filter(({ hidden }) => !hidden).map(({ said }) => said)).toEqual([]);
  });

  test('of the names that nobody told us, at least 85 % are hidden', () => {
    const others = all.filter(({ kind, said }) => kind === 'name' && !spoken(said));
    expect(others.length).toBeGreaterThan(45);
    expect(recall(others)).toBeGreaterThanOrEqual(0.85);
  });

  test('at least 97 % are hidden', () => {
    expect(recall(all)).toBeGreaterThanOrEqual(0.97);
  });
});

test.each(HARMLESS)('nothing is taken from "%s"', async (text) => {
  expect(redact(text, await personalSpans(text, SPEAKERS))).toBe(text);
});

test('a name that is also a word is rather hidden once too often', async () => {
  const text = 'Will they call? They will. In May they may.';
  expect(redact(text, await personalSpans(text, SPEAKERS))).toBe(
    '[name] they call? They will. In [name] they may.',
  );
});

test('what is hidden is replaced by its kind, and the words around it stay', async () => {
  const text = 'Thanks Priya, write to ann@example.com or +44 20 7946 0018.';
  expect(redact(text, await personalSpans(text, SPEAKERS))).toBe(
    'Thanks [name], write to [e-mail] or [phone].',
  );
});

test('spans of any text are in order, apart and inside it', async () => {
  const parts = fc.constantFrom(
    'Priya ',
    'will ',
    '@x ',
    '4111 1111 1111 1111',
    'a@b.co',
    '\n',
    '😀',
    '(',
    '*',
    '1',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(parts, fc.string({ maxLength: 6 })), { maxLength: 12 }),
      async (pieces) => {
        const text = pieces.join('');
        let before = 0;
        for (const { start, end } of await personalSpans(text, ['Priya (Host)', 'a.*b', ''])) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 100 },
  );
});
