import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsIn } from '../../src/store/write/voices.js';

test.each([
  ['', 0],
  [' \t\n', 0],
  ['one', 1],
  ['  two  words ', 2],
  ['wide\u3000spaces\u00a0count', 3],
  ['𝒜 😀', 2],
])('%j has %i words', (text, words) => {
  expect(wordsIn(text)).toBe(words);
});

test('words are runs of what is not white space, in any text', () => {
  const piece = fc.constantFrom(' ', '\t', '\u2028', '\u00a0', '\ufeff', 'a', 'é', '漢', '😀', '-');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: piece })), (text) => {
      expect(wordsIn(text)).toBe(text.match(/\S+/gu)?.length ?? 0);
    }),
  );
});
