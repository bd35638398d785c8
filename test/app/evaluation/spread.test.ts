import { describe, expect, test } from 'vitest';
import { namesIn, Spread } from '../../../src/app/evaluation/spread.js';
import { labelled } from './statements.js';

test('names are words mostly written with a capital inside sentences', () => {
  const texts = [
    'Then Maria called, and I told Maria so.',
    'Guests called us. Open, says Brighton.',
    'We open.',
  ];
  expect([...namesIn(texts)].sort()).toEqual(['brighton', 'maria']);
});

describe('what may be learned from', () => {
  const sources = ['shop', 'clinic', 'council', 'school'];
  const seenIn = (places: readonly string[]) => {
    const spread = new Spread(new Set(['maria']));
    places.forEach((source, at) => {
      spread.note(0, labelled({ source, conversation: String(at) }));
    });
    return spread;
  };

  test.each([
    ['a word of four organisations', 'word:waiting', sources, true],
    ['a word of one organisation', 'word:waiting', ['shop', 'shop', 'shop', 'shop'], false],
    ["a lexicon's class, wherever", 'class:Desire', ['shop', 'shop', 'shop', 'shop'], true],
    ['a class in the sentence before', 'before-us:#Desire', ['shop', 'shop', 'shop', 'shop'], true],
    ['a name', 'word:maria', sources, false],
    ['a name in the sentence before', 'before-us:maria', sources, false],
    ['a number', 'word:4711', sources, false],
    ['an address', 'word:@somebody', sources, false],
    ['what is rare', 'class:Desire', ['shop', 'clinic', 'council'], false],
  ])('%s', (_, name, places, expected) => {
    expect(seenIn(places).mayLearn(0, name, 4)).toBe(expected);
  });
});
