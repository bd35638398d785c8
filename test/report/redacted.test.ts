import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonalSpan } from '../../src/privacy/index.js';
import { redactedPieces } from '../../src/report/redacted.js';

const name = (start: number, end: number): PersonalSpan => ({ start, end, kind: 'name' });

function cut(text: string, ...at: readonly number[]): readonly { readonly text: string }[] {
  const ends = [...at, text.length];
  return ends.map((end, index) => ({ text: text.slice(ends[index - 1] ?? 0, end) }));
}

describe('redacted pieces', () => {
  const text = 'Ask Maya Bell if she wants it';
  test.each<[string, readonly number[], readonly PersonalSpan[], readonly string[]]>([
    ['a name inside one piece', [], [name(4, 13)], ['Ask [name] if she wants it']],
    ['a name that is one piece', [4, 13], [name(4, 13)], ['Ask ', '[name]', ' if she wants it']],
    ['a name across two pieces is named once', [8], [name(4, 13)], ['Ask [name]', ' if she wants it']],
    [
      'a name across three pieces is named once',
      [6, 10],
      [name(4, 13)],
      ['Ask [name]', '', ' if she wants it'],
    ],
    ['two names in two pieces', [9], [name(4, 8), name(9, 13)], ['Ask [name] ', '[name] if she wants it']],
    ['nothing personal', [4], [], ['Ask ', 'Maya Bell if she wants it']],
  ])('%s', (_name, at, spans, expected) => {
    expect(redactedPieces(cut(text, ...at), spans).map((piece) => piece.text)).toEqual(expected);
  });

  test('together are the redacted text, wherever the cuts are', () => {
    const places = fc.array(fc.nat(text.length), { maxLength: 6 }).map((at) => [...at].sort((a, b) => a - b));
    fc.assert(
      fc.property(places, (at) => {
        const pieces = redactedPieces(cut(text, ...at), [name(4, 8), name(9, 13)]);
        expect(pieces.map((piece) => piece.text).join('')).toBe('Ask [name] [name] if she wants it');
      }),
    );
  });
});
