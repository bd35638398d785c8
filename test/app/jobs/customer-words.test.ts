import { describe, expect, test } from 'vitest';
import {
  customerWords,
  dropCustomerWords,
  keepCustomerWords,
  tryCustomerWords,
  wordsIn,
} from '../../../src/app/jobs/customer-words.js';
import { wordsFolder } from '../../../src/app/jobs/words-folder.js';
import { temporaryDirectory } from '../../store/talk.js';
import { analyzerOf, writeLexicon } from './small-lexicon.js';

function lexiconFolder(): string {
  const folder = temporaryDirectory();
  writeLexicon(folder);
  return folder;
}

/** How a sentence about moon walkers is labelled. */
function labelBy(...folders: readonly string[]): string | undefined {
  const [statement] = analyzerOf(...folders).analyze({
    id: '1',
    title: 'Monday',
    channel: 'meeting',
    speakers: [{ key: 'a', label: 'A', side: 'organisation' }],
    utterances: [{ speaker: 'a', text: 'Our moon walkers want it quiet.', audience: 'internal' }],
    setAside: [],
  });
  return statement?.label;
}

describe('customer words', () => {
  test.each([
    ['Stargazer, moon walker\nstargazer', ['stargazer', 'moon walker']],
    [' ,\n, ', []],
    ['Hut  keeper', ['hut keeper']],
  ])('%j are read as a list', (text, expected) => {
    expect(wordsIn(text)).toEqual(expected);
  });

  test.each([['star*'], ['#Customer'], ['a|b'], ['(x)']])('%s is refused in words', (word) => {
    expect(tryCustomerWords([word], [lexiconFolder()])).toEqual({
      kind: 'faulty',
      faults: [`"${word}" is no word or phrase: use letters, digits, spaces, hyphens, apostrophes.`],
    });
  });

  test('are kept in the data directory, and those are heard as customers whom they name', () => {
    const [data, lexicon] = [temporaryDirectory(), lexiconFolder()];
    const words = ['stargazer', 'moon walker'];
    const tried = tryCustomerWords(words, [lexicon]);
    if (tried.kind !== 'sound') throw new Error(tried.faults.join());
    expect(wordsFolder(data)).toBeUndefined();
    keepCustomerWords(data, words, JSON.stringify(tried.lexicon));
    expect(customerWords(data)).toEqual(words);
    expect(labelBy(lexicon)).not.toBe('centric');
    expect(labelBy(lexicon, wordsFolder(data) ?? '')).toBe('centric');
    dropCustomerWords(data);
    expect(wordsFolder(data)).toBeUndefined();
  });
});
