import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverage } from '../../../src/app/lexicography/coverage.js';
import { keyness, phrasesOf } from '../../../src/app/lexicography/keyness.js';
import { suggest } from '../../../src/app/lexicography/suggest.js';
import { readTexts, type SampleText } from '../../../src/app/lexicography/texts.js';
import { classFinder } from '../../../src/app/lexicography/wordnet.js';
import { temporaryDirectory } from '../../store/talk.js';
import { smallAnalyzer } from '../jobs/lexicon.js';

async function* each(texts: readonly SampleText[]): AsyncGenerator<SampleText> {
  yield* texts;
}

describe('keyness', () => {
  test('puts a phrase that is said only here before one that is said everywhere', () => {
    const here = new Map([
      ['out of pocket', 12],
      ['the', 40],
      ['rare', 2],
    ]);
    const there = new Map([
      ['the', 60],
      ['budget', 30],
    ]);
    const keys = keyness(here, there);
    expect(keys.map(({ phrase }) => phrase)).toEqual(['out of pocket', 'the']);
    expect(keys[0]?.z).toBeGreaterThan(2);
    expect(keys[0]?.there).toBe(0);
  });

  test('counts rows of one to three words once a sentence', () => {
    expect([...phrasesOf(['so', 'they', 'can', 'so'])]).toEqual([
      'so',
      'so they',
      'so they can',
      'they',
      'they can',
      'they can so',
      'can',
      'can so',
    ]);
  });
});

describe('lexicon coverage', () => {
  test('an entry that never fires is dead, one that fires against the readers is over-firing', async () => {
    const texts = [
      ...Array.from({ length: 9 }, () => ({
        text: 'Guests want a quiet room.',
        centric: false,
        focused: true,
      })),
      { text: 'The roof leaks.', centric: false, focused: false },
    ];
    const found = await coverage(smallAnalyzer(), each(texts));
    const verdicts = new Map(found.map(({ entry, verdict }) => [entry.split('/')[0], verdict]));
    expect(verdicts.get('wants')).toBe('over-firing');
    expect(verdicts.get('statistics')).toBe('dead');
  });

  test('an entry whose category takes no side is judged only by readers of its lens', async () => {
    const lens = {
      'word/lens.yml': 'lens: word\ntitle: Word\nquestion: Do we keep it?\nsource: tests\n',
      'word/promise.yml':
        'category: promise\nlens: word\nmeaning: a word is given\nentries:\n  - { match: promise, yes: [I promise.], no: [No.] }\n',
    };
    const texts = (labels: SampleText['labels']) =>
      Array.from({ length: 9 }, () => ({ text: 'I promise.', ...(labels && { labels }) }));
    const verdictWith = async (labels: SampleText['labels']) =>
      (await coverage(smallAnalyzer(lens), each(texts(labels)))).find((entry) => entry.lens === 'word');
    expect(await verdictWith(undefined)).toMatchObject({ fires: 9, judged: 0, verdict: 'sound' });
    expect(await verdictWith({ word: [] })).toMatchObject({ judged: 9, onSide: 0, verdict: 'over-firing' });
    expect(await verdictWith({ word: ['promise'] })).toMatchObject({ onSide: 9, verdict: 'sound' });
  });

  test('an entry whose statements the readers put on its side is sound', async () => {
    const texts = Array.from({ length: 9 }, () => ({
      text: 'Guests want a quiet room.',
      centric: true,
      focused: false,
    }));
    const [wants] = (await coverage(smallAnalyzer(), each(texts))).filter(({ entry }) =>
      entry.startsWith('wants/'),
    );
    expect(wants).toMatchObject({ fires: 9, onSide: 9, verdict: 'sound' });
  });
});

describe('lexicon suggest', () => {
  test('proposes what centric statements say that nothing matches, with the sentences', async () => {
    const texts = [
      ...Array.from({ length: 8 }, (_, number) => ({
        text: `They end up out of pocket on day ${number}.`,
        centric: true,
        focused: false,
      })),
      ...Array.from({ length: 30 }, (_, number) => ({
        text: `The depot opens at ${number}.`,
        centric: false,
        focused: false,
      })),
    ];
    const found = await suggest(smallAnalyzer(), each(texts), 5);
    const centric = found.filter(({ why }) => why === 'centric');
    expect(
      centric.some(({ phrase }) => phrase.includes('out of pocket') || phrase.includes('they end up')),
    ).toBe(true);
    expect(centric[0]?.examples).toHaveLength(3);
  });

  test('names the class that holds most of a word’s synonyms', async () => {
    const { lexicon } = smallAnalyzer({
      'classes/emotion.yml': 'class: Emotion\nmeaning: states\nwords: [annoyed, irritated]\n',
    });
    expect(await classFinder(lexicon)('nettled')).toBe('Emotion');
    expect(await classFinder(lexicon)('zzyzx')).toBeUndefined();
  });
});

test('texts are read from plain lines and from JSON Lines, and lines that are neither are passed over', async () => {
  const path = join(temporaryDirectory(), 'texts.jsonl');
  writeFileSync(path, 'A plain line.\n\n{"text":"One with a label.","centric":1}\n{broken\n');
  const texts: SampleText[] = [];
  for await (const text of readTexts(path)) texts.push(text);
  expect(texts).toEqual([{ text: 'A plain line.' }, { text: 'One with a label.', centric: true }]);
});
