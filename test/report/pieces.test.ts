import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Match } from '../../src/model/index.js';
import { piecesOf, reasonsFor } from '../../src/report/pieces.js';

const sides: Readonly<Record<string, 'centric' | 'focused'>> = { wants: 'centric', traffic: 'focused' };
const sideOf = (_lens: string, category: string) => sides[category];

function match(text: string, start: number, end: number, category: string, weight = 1): Match {
  const of = { centric: category === 'wants' ? weight : 0, focused: category === 'traffic' ? weight : 0 };
  return {
    lens: 'perspective',
    category,
    entry: `${category}/x`,
    start,
    end,
    text: text.slice(start, end),
    state: 'asserted',
    weight: of,
  };
}

function cut(text: string, matches: readonly Match[]): string {
  return piecesOf(text, matches, reasonsFor({ matches }, sideOf))
    .map(({ text: piece, match }) => (match?.kind === 'entry' ? `[${piece}|${match.category}]` : piece))
    .join('');
}

describe('the pieces of a statement', () => {
  const text = 'they want more visits';
  test.each<[string, readonly Match[], string]>([
    ['nothing is marked without a match', [], 'they want more visits'],
    ['a match is marked where it stands', [match(text, 5, 9, 'wants')], 'they [want|wants] more visits'],
    [
      'matches come in the order of the text',
      [match(text, 15, 21, 'traffic'), match(text, 0, 9, 'wants')],
      '[they want|wants] more [visits|traffic]',
    ],
    [
      'of two that overlap the longer is marked',
      [match(text, 5, 9, 'wants'), match(text, 5, 21, 'traffic')],
      'they [want more visits|traffic]',
    ],
    [
      'of two of one side the weightier is marked',
      [match(text, 0, 9, 'wants', 1), match(text, 5, 14, 'wants', 3)],
      'they [want more|wants] visits',
    ],
    ['an empty match is left out', [match(text, 5, 5, 'wants')], 'they want more visits'],
  ])('%s', (_name, matches, expected) => {
    expect(cut(text, matches)).toBe(expected);
  });

  test.each<[string, readonly [number, number], string]>([
    [`she doesn't say`, [0, 8], `[she doesn't|wants] say`],
    ['she doesn’t say', [8, 11], 'she [doesn’t|wants] say'],
    [`they're 'cold'`, [9, 13], `they're '[cold|wants]'`],
    [`the users' day`, [4, 9], `the [users|wants]' day`],
    ['40,000 more', [0, 2], '[40|wants],000 more'],
  ])('are whole words where a contraction is cut: %s', (words, [start, end], expected) => {
    expect(cut(words, [match(words, start, end, 'wants')])).toBe(expected);
  });

  test('put together are the text again, whatever matches', () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.constantFrom('wants', 'traffic', 'other')));
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), spans, (words, found) => {
        const matches = found.map(([a, b, category]) => {
          const [start, end] = [Math.min(a, b, words.length), Math.min(Math.max(a, b), words.length)];
          return match(words, start, end, category);
        });
        const pieces = piecesOf(words, matches, reasonsFor({ matches }, sideOf));
        expect(pieces.map((piece) => piece.text).join('')).toBe(words);
      }),
    );
  });
});

describe('the reasons of a statement', () => {
  test('share one side’s evidence in proportion to their weights', () => {
    const text = 'they want more visits';
    const matches = [
      match(text, 0, 4, 'wants', 1),
      match(text, 5, 9, 'wants', 3),
      match(text, 15, 21, 'traffic', 2),
    ];
    expect(reasonsFor({ matches }, sideOf).map(({ side, share }) => [side, share])).toEqual([
      ['centric', 0.25],
      ['centric', 0.75],
      ['focused', 1],
    ]);
  });

  test('give no share to what pulls away from its own side', () => {
    const matches = [match('they want', 0, 4, 'wants', -2), match('they want', 5, 9, 'wants', 1)];
    expect(reasonsFor({ matches }, sideOf).map(({ share }) => share)).toEqual([undefined, 1]);
  });
});
