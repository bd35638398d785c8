import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Vocabulary } from '../../src/lexicon/index.js';
import { HASH_SEED, hashed } from '../../src/lexicon/vocabulary.js';

const whole = (written: string) => [{ word: written, start: 0, end: written.length }];
const typesIn = (vocabulary: Vocabulary, word: string) => [vocabulary.spell(word, 0, word.length, whole)];

describe('a vocabulary', () => {
  test('knows a word whatever its capitals', () => {
    const vocabulary = new Vocabulary();
    const number = vocabulary.add('queue');
    for (const written of ['queue', 'Queue', 'QUEUE', 'qUeUe'])
      expect(typesIn(vocabulary, written)).toEqual([number]);
  });

  test('knows accented words whatever their capitals', () => {
    const vocabulary = new Vocabulary();
    const number = vocabulary.add('été');
    for (const written of ['été', 'ÉTÉ', 'Été']) expect(typesIn(vocabulary, written)).toEqual([number]);
  });

  test('gives 0 to a word it does not know, and its number once it was added', () => {
    const vocabulary = new Vocabulary();
    expect(typesIn(vocabulary, 'late')).toEqual([0]);
    const number = vocabulary.add('late');
    expect(typesIn(vocabulary, 'late')).toEqual([number]);
  });

  test('adds words as they are met when it learns', () => {
    const vocabulary = new Vocabulary(true);
    expect(typesIn(vocabulary, 'New')).toEqual([vocabulary.typeOf('new')]);
    expect(vocabulary.words).toContain('new');
  });

  test('does not take signs for capitals of one another', () => {
    const vocabulary = new Vocabulary(true);
    expect(typesIn(vocabulary, '@')).not.toEqual(typesIn(vocabulary, '`'));
    expect(typesIn(vocabulary, '[')).not.toEqual(typesIn(vocabulary, '{'));
  });

  test('keeps words apart whose letters hash alike', () => {
    const vocabulary = new Vocabulary(true);
    const [one, other] = twoOfOneSlot();
    expect(typesIn(vocabulary, one)).not.toEqual(typesIn(vocabulary, other));
    expect(typesIn(vocabulary, one)).toEqual([vocabulary.typeOf(one)]);
    expect(typesIn(vocabulary, other)).toEqual([vocabulary.typeOf(other)]);
  });

  test('says what a word was cut into as long as it is remembered', () => {
    const vocabulary = new Vocabulary(true);
    const cut = () => [
      { word: 'can', start: 0, end: 3 },
      { word: 'not', start: 3, end: 6 },
    ];
    const pieces = [
      { type: vocabulary.typeOf('can'), start: 0, end: 3 },
      { type: vocabulary.typeOf('not'), start: 3, end: 6 },
    ];
    for (const written of ['cannot', 'Cannot', 'CANNOT']) {
      const spelled = vocabulary.spell(written, 0, 6, cut);
      expect(spelled).toBeLessThan(0);
      expect(vocabulary.piecesOf(spelled)).toEqual(pieces);
    }
  });

  test('finds words at any place of a text', () => {
    const vocabulary = new Vocabulary(true);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), fc.string(), fc.string(), (word, before, after) => {
        const spelled = vocabulary.spell(
          before + word + after,
          before.length,
          before.length + word.length,
          whole,
        );
        expect(spelled).toEqual(vocabulary.typeOf(word));
      }),
    );
  });

  test('still tells words right after more of them than it can remember', () => {
    const vocabulary = new Vocabulary(true);
    for (let at = 0; at < 70_000; at++) typesIn(vocabulary, `word${at}`);
    expect(typesIn(vocabulary, 'word69999')).toEqual([vocabulary.typeOf('word69999')]);
    expect(vocabulary.words.length).toBe(70_001);
  });
});

/** Two words that fall on the same slot of a table of 2^15. */
function twoOfOneSlot(): [string, string] {
  const seen = new Map<number, string>();
  for (let at = 0; ; at++) {
    const word = `w${at}`;
    const hash = [...word].reduce((sum, char) => hashed(sum, char.charCodeAt(0)), HASH_SEED);
    const slot = hash & 0x7fff;
    const twin = seen.get(slot);
    if (twin !== undefined) return [twin, word];
    seen.set(slot, word);
  }
}
