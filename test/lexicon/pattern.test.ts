import { describe, expect, test } from 'vitest';
import { PatternError, parsePattern } from '../../src/lexicon/index.js';

const once = { not: false, min: 1, max: 1 };
const words = (...list: string[]) => ({ kind: 'words' as const, words: list });

function errorOf(source: string): PatternError {
  try {
    parsePattern(source);
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
  throw new Error(`"${source}" was accepted`);
}

describe('a pattern', () => {
  test.each<[string, unknown[]]>([
    ['Queue', [{ choices: [words('queue')], ...once }]],
    ['{want}', [{ choices: [{ kind: 'root', root: 'want' }], ...once }]],
    ['{Look for/verb}', [{ choices: [{ kind: 'root', root: 'look for', as: 'verb' }], ...once }]],
    ['#Desire', [{ choices: [{ kind: 'class', name: 'Desire', offset: 0 }], ...once }]],
    [
      '(cost | too much|#Money|{pay})',
      [
        {
          choices: [
            words('cost'),
            words('too', 'much'),
            { kind: 'class', name: 'Money', offset: 17 },
            { kind: 'root', root: 'pay' },
          ],
          ...once,
        },
      ],
    ],
    ['x?', [{ choices: [words('x')], not: false, min: 0, max: 1 }]],
    ['x*', [{ choices: [words('x')], not: false, min: 0, max: 4 }]],
    ['x+', [{ choices: [words('x')], not: false, min: 1, max: 4 }]],
    ['x{2}', [{ choices: [words('x')], not: false, min: 2, max: 2 }]],
    ['x{2,3}', [{ choices: [words('x')], not: false, min: 2, max: 3 }]],
    ['x{,3}', [{ choices: [words('x')], not: false, min: 0, max: 3 }]],
    ['x{2,}', [{ choices: [words('x')], not: false, min: 2, max: 20 }]],
    ['!x', [{ choices: [words('x')], not: true, min: 1, max: 1 }]],
    ['!(a|b c)?', [{ choices: [words('a'), words('b', 'c')], not: true, min: 0, max: 1 }]],
    ['.', [{ choices: [], ...once }]],
    ['.{0,4}', [{ choices: [], not: false, min: 0, max: 4 }]],
    ['3.5', [{ choices: [words('3.5')], ...once }]],
  ])('reads %s', (source, elements) => {
    const needed = elements.length === 1 && /^[.!]|[?*]$|\{,|\{0/.test(source);
    const read = parsePattern(needed ? `${source} end` : source).elements;
    expect(read.slice(0, elements.length)).toEqual(elements);
  });

  test.each<[string, string[]]>([
    ["don't", ['do', 'not']],
    ['long-term', ['long', 'term']],
    ['40%', ['40', 'percent']],
    ['$5', ['$', '5']],
    ["customer's", ['customer', "'s"]],
  ])('takes %s for the words it is cut into, one after the other', (source, expected) => {
    expect(parsePattern(source).elements).toEqual(
      expected.map((word) => ({ choices: [words(word)], ...once })),
    );
  });

  test('keeps cut words together where they are denied or repeated', () => {
    expect(parsePattern("they !don't go").elements[1]).toEqual({
      choices: [words('do', 'not')],
      not: true,
      min: 1,
      max: 1,
    });
  });

  test.each<[string, boolean, boolean]>([
    ['go', false, false],
    ['^ go', true, false],
    ['go $', false, true],
    ['^go$', true, true],
    ['$ 5', false, false],
  ])('%s stands at the start: %s, at the end: %s', (source, fromStart, toEnd) => {
    expect(parsePattern(source)).toMatchObject({ fromStart, toEnd });
  });

  test.each<[string, number, RegExp]>([
    ['they (want', 5, /no partner/],
    ['they want)', 9, /no partner/],
    ['(a|(b|c))', 0, /brackets cannot stand inside brackets/],
    ['they {want', 5, /write a root as \{want\}/],
    ['they {} go', 5, /is no root/],
    ['they {2} go', 5, /is no root/],
    ['they {want/adverb}', 5, /\{want\/verb\}/],
    ['want|need', 4, /only inside brackets: write \(one\|other\)/],
    ['they * want', 5, /nothing to repeat/],
    ['? they', 0, /nothing to repeat/],
    ['they !! want', 5, /nothing to deny/],
    ['they ^ want', 5, /"\^" belongs at the beginning/],
    ['^ ^ want', 2, /"\^" belongs at the beginning/],
    ['^? want', 0, /it is a place, not a word/],
    ['they want!$', 9, /it is a place, not a word/],
    ['they (want|) it', 11, /an empty choice/],
    ['they () want', 6, /an empty choice/],
    ['(#Desire to|x)', 1, /a class stands alone/],
    ['(want it|need #Thing)', 9, /stand alone between/],
    ['(want?|need)', 1, /stand alone between/],
    ['they want ;', 10, /holds no word/],
    ['they !. want', 6, /"!\." is no word/],
    ['they .{4,2} want', 6, /from less to more/],
    ['they .{0,21} want', 6, /at most to 20/],
    ['they x{0} want', 6, /at least to 1/],
    ['they .{0,4}{2} want', 11, /is no root/],
    ['.', 0, /add at least one word/],
    ['want?', 0, /add at least one word/],
    ['!want', 0, /add at least one word/],
    ['', 0, /add at least one word/],
  ])('%s is refused at offset %i, with the mend', (source, offset, message) => {
    const error = errorOf(source);
    expect(error.message).toMatch(message);
    expect(error.offset).toBe(offset);
    expect(error.code).toBe('bad-pattern');
  });
});
