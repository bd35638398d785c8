import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSegmenter } from '../../src/analysis/segment.js';
import { Matcher, wordsOf } from '../../src/lexicon/index.js';
import { shippedLexicon } from './lexicon.js';

const segmenter = createSegmenter(new Matcher(shippedLexicon()));

function statements(text: string): string[] {
  return segmenter.segments(text).map(({ start, end }) => text.slice(start, end));
}

describe('written text', () => {
  test.each<[what: string, text: string, expected: string[]]>([
    ['full stops', 'They waited. We called them back.', ['They waited.', 'We called them back.']],
    ['questions and cries', 'Why? Nobody knows! Odd.', ['Why?', 'Nobody knows!', 'Odd.']],
    ['several signs in a row', 'Really?! Yes… Maybe... No.', ['Really?!', 'Yes…', 'Maybe...', 'No.']],
    ['an ellipsis in mid-sentence', 'They were... not amused.', ['They were... not amused.']],
    [
      'an ellipsis before small letters in small talk',
      'they were... not amused',
      ['they were... not amused'],
    ],
    ['decimals', 'It fell 3.5 points to 4.2. They noticed.', ['It fell 3.5 points to 4.2.', 'They noticed.']],
    ['money and percent', 'It costs $4.99. That is 5%. Fine.', ['It costs $4.99.', 'That is 5%.', 'Fine.']],
    [
      'addresses',
      'See www.example.com/a.b?c=d for it. Or mail us@example.com. Thanks.',
      ['See www.example.com/a.b?c=d for it.', 'Or mail us@example.com.', 'Thanks.'],
    ],
    [
      'names with dots',
      'They use Node.js and .NET a lot. Do you?',
      ['They use Node.js and .NET a lot.', 'Do you?'],
    ],
    [
      'titles',
      'Dr. Amin met Mrs. Cole vs. Mr. St. John. They agreed.',
      ['Dr. Amin met Mrs. Cole vs. Mr. St. John.', 'They agreed.'],
    ],
    [
      'abbreviations',
      'Bring e.g. Ann, i.e. Bob, at approx. 5 p.m. Berlin time.',
      ['Bring e.g. Ann, i.e. Bob, at approx. 5 p.m. Berlin time.'],
    ],
    [
      'an abbreviation that ends a sentence',
      'Bring pens, paper etc. We have none.',
      ['Bring pens, paper etc.', 'We have none.'],
    ],
    [
      'a firm that ends a sentence',
      'It went to Acme Inc. They paid late.',
      ['It went to Acme Inc.', 'They paid late.'],
    ],
    [
      'numbers behind "no."',
      'Order no. 51 is late, see p. 3 and fig. 2.',
      ['Order no. 51 is late, see p. 3 and fig. 2.'],
    ],
    ['"no" as an answer', 'They said no. We left.', ['They said no.', 'We left.']],
    ['initials', 'J. R. Tolkien wrote to A. Smith. He did.', ['J. R. Tolkien wrote to A. Smith.', 'He did.']],
    ['a sentence that ends in "I"', 'So did I. They left.', ['So did I.', 'They left.']],
    [
      'countries',
      'In the U.S. Open they queue. In the U.K. They do too.',
      ['In the U.S. Open they queue.', 'In the U.K.', 'They do too.'],
    ],
    ['degrees', 'She holds a Ph.D. in it. Good.', ['She holds a Ph.D. in it.', 'Good.']],
    [
      'quotes',
      '"I hate it." She left. “Why?” They asked.',
      ['"I hate it."', 'She left.', '“Why?”', 'They asked.'],
    ],
    [
      'a quote that goes on',
      '"Do you like it?" she asked. He nodded.',
      ['"Do you like it?" she asked.', 'He nodded.'],
    ],
    ['brackets', 'They left (early.) We stayed.', ['They left (early.)', 'We stayed.']],
    [
      'writers without capitals',
      'it works. they love it! right? ok',
      ['it works.', 'they love it!', 'right?', 'ok'],
    ],
    [
      'small letters behind a stop in proper text',
      'It is at 5 Main St. near the shop.',
      ['It is at 5 Main St. near the shop.'],
    ],
    ['a numbered list', '1. Open it\n2. Press play\n10. Wait', ['1. Open it', '2. Press play', '10. Wait']],
    [
      'a list with signs',
      '- They wait\n• They call\n* They leave',
      ['- They wait', '• They call', '* They leave'],
    ],
    [
      'messages line by line',
      'hi\nmy order is late\n\nplease help',
      ['hi', 'my order is late', 'please help'],
    ],
    [
      'a line wrapped by a mail program',
      'We are sorry that your parcel has been waiting at the depot\nfor a week. It goes out today.',
      ['We are sorry that your parcel has been waiting at the depot\nfor a week.', 'It goes out today.'],
    ],
    [
      'a paragraph that begins in small letters',
      'We are sorry that your parcel has been waiting at the depot\n\nthanks',
      ['We are sorry that your parcel has been waiting at the depot', 'thanks'],
    ],
    ['windows line ends', 'One.\r\nTwo\r\n\r\nThree', ['One.', 'Two', 'Three']],
    [
      'other scripts',
      'お客様は待っています。私たちは急ぎます。',
      ['お客様は待っています。', '私たちは急ぎます。'],
    ],
    ['signs alone', '?!\n---\n…', []],
    ['nothing', '', []],
    ['blanks', ' \n\t ', []],
  ])('is cut at %s', (_what, text, expected) => {
    expect(statements(text)).toEqual(expected);
  });

  test('stays whole as long as it is no longer than people write', () => {
    const sentence = `They ${'really, really, '.repeat(18)}like it and we know it.`;
    expect(statements(sentence)).toEqual([sentence]);
  });
});

describe('speech that nobody punctuated', () => {
  const spoken =
    'so the thing that we saw last week when we went out to the depot is that the drivers they all keep the old handheld in their pocket because the new one takes a minute to wake up and they are standing in the rain with a parcel in one hand and nobody told us that before so i was thinking we could have it wake up when you pick it up but then the battery runs down by noon and they have to go back to the van to charge it which is the one thing they told us they never want to do again and i mean we could put a bigger battery in there but it is heavy as it is and some of the older guys already complain about their wrists at the end of the day so maybe what we want is something that hangs on the belt and you only look at the wrist thing for the address and the name and then if there is a problem you take the big one out but i do not know whether the budget has room for two devices per van we would have to ask';

  test('is cut into groups of 8 to 30 words that begin with a connective and a subject where they can', () => {
    const groups = statements(spoken);
    const lengths = groups.map((group) => wordsOf(group).length);
    expect(groups.join(' ')).toBe(spoken);
    expect(groups.length).toBeGreaterThanOrEqual(8);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(30);
    expect(groups.map((group) => wordsOf(group).slice(0, 2).join(' '))).toEqual(
      expect.arrayContaining(['when we', 'and they', 'and nobody', 'but it', 'and you', 'but i']),
    );
  });

  test('is cut even where no connective is heard', () => {
    const groups = statements(Array.from({ length: 200 }, (_, at) => `word${at}`).join(' '));
    for (const group of groups) {
      expect(wordsOf(group).length).toBeGreaterThanOrEqual(8);
      expect(wordsOf(group).length).toBeLessThanOrEqual(30);
    }
  });

  test('is never cut inside a word', () => {
    const groups = statements(`x ${"they're ".repeat(80)}`);
    for (const group of groups) expect(group).toMatch(/^(x|they're)( they're)*$/);
  });
});

describe('for any text', () => {
  const pieces = fc.constantFrom(
    'they',
    'We',
    'so',
    'and i',
    "don't",
    'e.g.',
    'Mr.',
    '3.5',
    '.',
    '. ',
    '? ',
    '! ',
    '…',
    '\n',
    '\n\n',
    ' ',
    ', ',
    '"',
    ')',
    '1. ',
    '- ',
    '😀',
    '。',
  );
  const text = fc
    .array(
      fc.oneof({ weight: 5, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
      { maxLength: 150 },
    )
    .map((parts) => parts.join(''));

  test('statements stand in order, do not overlap and lose no letter or digit', () => {
    fc.assert(
      fc.property(text, (one) => {
        let before = 0;
        let left = '';
        for (const { start, end } of segmenter.segments(one)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          left += one.slice(before, start);
          before = end;
        }
        expect(left + one.slice(before)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 500 },
    );
  });

  test('a megabyte on one line is cut in one go', () => {
    expect(segmenter.segments('It is 12. They wait. '.repeat(50_000))).toHaveLength(100_000);
  });

  test('the same text gives the same statements', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(segmenter.segments(one)).toEqual(segmenter.segments(one));
      }),
    );
  });
});
