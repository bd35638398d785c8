import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Matcher, parsePattern, tokenize, Vocabulary } from '../../src/lexicon/index.js';
import { category, compiled } from './folder.js';

const classes = {
  'classes/fruit.yml':
    'class: Fruit\nmeaning: tests\nwords: [apple, pear, apple pie, apple pie crust]\nexcept: [big apple]\n',
  'scope/disfluencies.yml': 'scope: disfluencies\nmeaning: noise\nbefore: [um, uh]\n',
};

/** The stretches of a text that the patterns match, in order of place. */
function matched(text: string, ...patterns: string[]): string[] {
  const { lexicon, problems } = compiled({
    ...classes,
    'perspective/tests.yml': category('tests', patterns),
  });
  expect(problems).toEqual([]);
  const matcher = new Matcher(lexicon);
  const sheet = matcher.lay(text);
  return matcher.find(sheet).map(({ from, to }) => text.slice(sheet.starts[from], sheet.ends[to - 1]));
}

describe('the matcher', () => {
  test.each<[pattern: string, text: string, found: string[]]>([
    // words in a row
    ['they want', 'What they want is what they wanted.', ['they want']],
    ['they want', 'They, want', ['They, want']],
    ["they don't", 'They do not and they DON’T', ['They do not', 'they DON’T']],
    // classes, members of several words
    ['#Fruit', 'a pear, an apple pie and an apple pie crust', ['pear', 'apple pie', 'apple pie crust']],
    ['#Fruit crust', 'apple pie crust', ['apple pie crust']],
    ['#Fruit pie', 'apple pie', ['apple pie']],
    ['#Fruit', 'the big apple', []],
    ['#Fruit', 'Bananas', []],
    // gaps
    ['they . it', 'they want it, they it, they really want it', ['they want it']],
    [
      'they .{0,2} it',
      'they it, they want it, they do want it, they do not want it',
      ['they it', 'they want it', 'they do want it'],
    ],
    ['they .{2} it', 'they want it they do want it', ['they do want it']],
    ['they .? it', 'they it they want it', ['they it', 'they want it']],
    ['they .* it', 'they a b c d it they a b c d e it', ['they a b c d it']],
    ['they .+ it', 'they it', []],
    ['they .{0,20} go', `they ${'so '.repeat(3)}x x x x go`, ['they so so so x x x x go']],
    // optional and repeated
    [
      'they really? want',
      'they want they really want they really truly want',
      ['they want', 'they really want'],
    ],
    ['(very|so)* big', 'big, very so very big', ['big', 'very so very big']],
    ['(very|so)+ big', 'big, very so big', ['very so big']],
    ['(very|so){2} big', 'very big, very so big', ['very so big']],
    ['#Fruit+ tart', 'pear apple pear tart', ['pear apple pear tart']],
    ['they want it?', 'they want it', ['they want it']],
    // not
    ['they !not want', 'they not want, they do want', ['they do want']],
    ['they !not? want', 'they want, they not want, they do want', ['they want', 'they do want']],
    ['!we want', 'want we want they want', ['they want']],
    ['they !#Fruit here', 'they pear here, they sit here', ['they sit here']],
    ["they !(don't|will) go", "they don't go they will go they all go", ['they all go']],
    // the edges of a sentence
    ['^ they', 'they see they', ['they']],
    ['^ they', 'so they', []],
    ['they $', 'they see they', ['they']],
    ['they $', 'they see', []],
    ['^ they .* $', 'they see it all', ['they see it all']],
    ['they #QuestionMark $', 'Are they?', ['they?']],
    // numbers
    ['#Number pears', '12 pears, 1,200 pears, twelve pears', ['12 pears', '1,200 pears']],
    // begins anew behind its last match
    ['they .{0,3} it', 'they it they see it', ['they it', 'they see it']],
    ['x x', 'x', []],
    // fillers and stutters of speech
    ['they want it', 'they um want uh uh it', ['they um want uh uh it']],
    ['they want it', 'they they want want it', ['they want want it']],
    ['they want it', 'they w want it', ['they w want it']],
    ['they want a pear', 'they want a a pear', ['they want a a pear']],
    // nothing to find
    ['they', '', []],
    ['they', '…', []],
    ['they', '[they]', []],
  ])('%s in "%s"', (pattern, text, found) => {
    const shown = matched(text, pattern);
    expect(shown).toEqual(found);
  });

  test('finds entries that overlap, each by itself', () => {
    expect(matched('they really want it', 'they really', 'really want', 'want it', 'they .* it')).toEqual([
      'they really',
      'they really want it',
      'really want',
      'want it',
    ]);
  });

  test('starts each statement afresh', () => {
    const { lexicon } = compiled({ ...classes, 'perspective/tests.yml': category('tests', ['they want']) });
    const matcher = new Matcher(lexicon);
    expect(matcher.find(matcher.lay(`${'they want '.repeat(100)}`))).toHaveLength(100);
    expect(matcher.find(matcher.lay('they'))).toEqual([]);
    expect(matcher.find(matcher.lay('they want'))).toHaveLength(1);
  });

  /** The same question answered slowly: every way to read the elements, one after the other. */
  function slowly(pattern: string, text: string): boolean {
    const vocabulary = new Vocabulary(true);
    const { types, count } = tokenize(text, vocabulary);
    const words = types.slice(0, count).map((type) => vocabulary.words[type]!);
    const { elements, fromStart, toEnd } = parsePattern(pattern);
    const runs = (element: number, done: number, at: number): boolean => {
      const current = elements[element];
      if (current === undefined) return !toEnd || at === words.length;
      if (done >= current.min && runs(element + 1, 0, at)) return true;
      const word = words[at];
      if (done >= current.max || word === undefined) return false;
      const hit =
        current.choices.length === 0 ||
        current.choices.some((choice) => choice.kind === 'words' && choice.words[0] === word) !== current.not;
      return hit && runs(element, done + 1, at + 1);
    };
    return words.some((_, at) => (!fromStart || at === 0) && runs(0, 0, at));
  }

  test('agrees with a slow reading of the syntax on any pattern and text', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    const element = fc
      .tuple(
        fc.constantFrom('', '', '', '!'),
        fc.oneof(
          word,
          fc.tuple(word, word).map(([one, other]) => `(${one}|${other})`),
        ),
        fc.constantFrom('', '', '?', '*', '+', '{1,2}'),
      )
      .map((parts) => parts.join(''));
    const piece = fc.oneof(
      { weight: 4, arbitrary: element },
      { weight: 1, arbitrary: fc.constantFrom('.', '.?', '.{0,2}', '.+') },
    );
    const pattern = fc
      .tuple(
        fc.constantFrom('', '', '^ '),
        fc.array(piece, { maxLength: 3 }),
        word,
        fc.array(piece, { maxLength: 3 }),
        fc.constantFrom('', '', ' $'),
      )
      .map(([start, before, sure, behind, end]) => `${start}${[...before, sure, ...behind].join(' ')}${end}`);
    // No word twice in a row: that would be a stutter.
    const text = fc
      .array(word, { maxLength: 9 })
      .map((list) => list.filter((one, at) => one !== list[at - 1]).join(' '));
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 6 }), (source, texts) => {
        const { lexicon } = compiled({ 'perspective/tests.yml': category('tests', [source]) });
        const matcher = new Matcher(lexicon);
        for (const one of texts)
          expect([source, one, matcher.find(matcher.lay(one)).length > 0]).toEqual([
            source,
            one,
            slowly(source, one),
          ]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a class that is filled in per statement', () => {
  test.each([
    ['#Customer', 'we met them here', ['them']],
    ['(#Customer|nobody)', 'we met them here', ['them']],
    ['met #Customer', 'we met them here', ['met them']],
    ['#Customer here', 'we met them here', ['them here']],
  ])('%s is found where it was filled in', (pattern, text, expected) => {
    const { lexicon, problems } = compiled({ 'perspective/tests.yml': category('tests', [pattern]) });
    expect(problems).toEqual([]);
    const matcher = new Matcher(lexicon);
    const customer = matcher.filled('Customer');
    const sheet = matcher.lay(text);
    matcher.fill(sheet, 2, customer, 1);
    const found = matcher
      .find(sheet)
      .map(({ from, to }) => text.slice(sheet.starts[from], sheet.ends[to - 1]));
    expect(found).toEqual(expected);
  });
});
