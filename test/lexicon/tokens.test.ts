import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Tokens, tokenize, Vocabulary, wordsOf } from '../../src/lexicon/index.js';

function writtenAt(text: string, { starts, ends }: Tokens, at: number): string {
  return text.slice(starts[at], ends[at]);
}

describe('the words of a text', () => {
  test.each<[string, string[]]>([
    // contractions
    ["We don't know", ['we', 'do', 'not', 'know']],
    ["I can't, won't, shan't", ['i', 'can', 'not', 'will', 'not', 'shall', 'not']],
    ["It ain't over", ['it', 'are', 'not', 'over']],
    ['They cannot log in', ['they', 'can', 'not', 'log', 'in']],
    ["they're, we've, she'll, I'm, he'd", "they are we have she will i am he 'd".split(' ')],
    ["the customer's queue", ['the', 'customer', "'s", 'queue']],
    ["the customers' queue", ['the', 'customers', 'queue']],
    ["shouldn't've", ['should', 'not', 'have']],
    ["y'all", ["y'all"]],
    ["rock 'n' roll", ['rock', 'n', 'roll']],
    ["five o'clock", ['five', "o'clock"]],
    // apostrophes as typewriters, books and phones write them
    ['don’t', ['do', 'not']],
    ['theyʼre', ['they', 'are']],
    ['‘hello’', ['hello']],
    ["DON'T SHOUT", ['do', 'not', 'shout']],
    // endings that speech recognition set apart
    ["customer 's", ['customer', "'s"]],
    ["they 're", ['they', 'are']],
    // hyphens, slashes, dashes
    ['long-term e-mail', ['long', 'term', 'e', 'mail']],
    ['and/or', ['and', 'or']],
    ['wait—no…yes', ['wait', 'no', 'yes']],
    // letters spelled out
    ['the T_V_ and the L_C_D_', ['the', 'tv', 'and', 'the', 'lcd']],
    ["the T_V_'s remote", ['the', 'tv', "'s", 'remote']],
    // noise
    ['well [laughter] yes', ['well', 'yes']],
    ['[inaudible 00:01:12] yes', ['yes']],
    ['an [unclosed bracket', ['an', 'unclosed', 'bracket']],
    [`[${'long '.repeat(10)}]`, Array(10).fill('long')],
    // numbers, money, parts of a hundred
    ['1,000 users and 3.5 stars', ['1,000', 'users', 'and', '3.5', 'stars']],
    ['In 2020, 5.', ['in', '2020', '5']],
    ['40% of them', ['40', 'percent', 'of', 'them']],
    ['$5, €1.50 or £3', ['$', '5', '€', '1.50', 'or', '£', '3']],
    ['24/7 at 4:30', ['24', '7', 'at', '4', '30']],
    ['the 2nd 5k run', ['the', '2nd', '5k', 'run']],
    // signs that are words
    ['Why? @anna & R&D', ['why', '?', '@', 'anna', 'and', 'r', 'and', 'd']],
    // pictures
    ['love it😍😍 ❤️great', ['love', 'it', '😍', '😍', 'great']],
    ['👍🏽ok', ['👍', '🏽', 'ok']],
    // other scripts and accents
    ['Ça coûte 3€ à Zürich', ['ça', 'coûte', '3', '€', 'à', 'zürich']],
    ['𠮷野家', ['𠮷野家']],
    ['', []],
    [' \t\n…', []],
  ])('%s', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  test('a cut word points at its parts in the text', () => {
    const text = 'They don’t queue, the T_V_’s gone 😀';
    const vocabulary = new Vocabulary(true);
    const tokens = tokenize(text, vocabulary);
    const written = Array.from({ length: tokens.count }, (_, at) => writtenAt(text, tokens, at));
    expect(written).toEqual(['They', 'do', 'n’t', 'queue', 'the', 'T_V_', '’s', 'gone', '😀']);
  });

  const lively = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "n't",
          '’s',
          "'",
          '[',
          ']',
          '[laughter]',
          '_',
          'T_V_',
          '%',
          '$5',
          '1,000',
          '😀',
          'İ',
          'ß',
          '-',
          ' ',
          '\n',
        ),
        fc.string({ unit: 'binary' }),
        fc.lorem({ maxCount: 3 }),
      ),
    )
    .map((parts) => parts.join(''));

  test('every word has its place in the text: in order, not empty, not overlapping', () => {
    fc.assert(
      fc.property(lively, (text) => {
        const tokens = tokenize(text, new Vocabulary(true));
        let before = 0;
        for (let at = 0; at < tokens.count; at++) {
          expect(tokens.starts[at]).toBeGreaterThanOrEqual(before);
          expect(tokens.ends[at]).toBeGreaterThan(tokens.starts[at]!);
          before = tokens.ends[at]!;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test('the same words come out a second time, from memory', () => {
    fc.assert(
      fc.property(lively, (text) => {
        const vocabulary = new Vocabulary(true);
        const once = tokenize(text, vocabulary);
        expect(tokenize(text, vocabulary)).toEqual(once);
      }),
    );
  });

  test('a long text of open brackets is read in one go', () => {
    expect(wordsOf('['.repeat(200_000))).toEqual([]);
  });
});
