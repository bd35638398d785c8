import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lintExamples } from '../../../src/analysis/lint.js';
import { addExchange } from '../../../src/app/cli/commands/exchange.js';
import { compileFolders } from '../../../src/app/jobs/analyzer.js';
import type { Dictionary } from '../../../src/app/lexicography/dictionary.js';
import { exportLens } from '../../../src/app/lexicography/dictionary-export.js';
import { dictionaryText, FORMATS, readDictionary } from '../../../src/app/lexicography/dictionary-file.js';
import { importDictionary } from '../../../src/app/lexicography/dictionary-import.js';
import { createExpander } from '../../../src/app/lexicography/dictionary-wildcards.js';
import { compileLexicon } from '../../../src/lexicon/compile.js';
import { readLexiconFiles } from '../../../src/lexicon/files.js';
import { temporaryDirectory } from '../../store/talk.js';
import { run } from '../cli/run.js';
import { analyzerOf, writeLexicon } from '../jobs/small-lexicon.js';

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(temporaryDirectory(), name);
  writeFileSync(path, content);
  return path;
}

/** A lexicon that knows what is noise, for all tests of this file. */
const home = mkdtempSync(join(tmpdir(), 'centricity-test-'));
writeLexicon(home, { 'scope/disfluencies.yml': 'scope: disfluencies\nmeaning: noise\nbefore: [um]\n' });
const known = analyzerOf(home).lexicon;
afterAll(() => rmSync(home, { recursive: true }));

/** What is wrong with a folder that needs no other. */
function lintAlone(folder: string) {
  const files = readLexiconFiles(folder);
  const { lexicon, problems } = compileLexicon(files);
  return [...problems, ...lintExamples(files, lexicon)];
}

/** Words by category, as one object. */
const wordsIn = ({ categories }: Dictionary) =>
  Object.fromEntries(categories.map(({ name, words }) => [name, [...words].sort()]));

const dic = `%
1\tjoy
2\tloss of heart
%
glad\t1
worn out\t2
Cheer*\t1\t2
`;

describe('reading dictionaries', () => {
  test.each([
    ['feelings.dic', dic],
    ['feelings.dic', `\uFEFF${dic.replaceAll('\n', '\r\n')}`],
    ['feelings.dic', dic.replaceAll('\t', '   ')],
    ['feelings.dicx', 'DicTerm,joy,loss of heart\nglad,X,\n"worn out",,X\ncheer*,X,x\n'],
    ['feelings.dicx', 'Entry,joy,loss of heart\nglad,1,0\nworn out,,1\nCHEER*,1,1\n'],
    ['feelings.yml', 'joy: [glad, cheer*]\nloss of heart:\n  - worn out\n  - Cheer*\n'],
  ])('%s gives words by category, whatever its line ends and marks', async (name, text) => {
    const dictionary = await readDictionary(fileOf(name, text));
    expect(dictionary.problems).toEqual([]);
    expect(wordsIn(dictionary)).toEqual({
      joy: ['cheer*', 'glad'],
      'loss of heart': ['cheer*', 'worn out'],
    });
  });

  test('calls a category below another by both names, and takes what looks like a number or an answer as a word', async () => {
    const text = 'work:\n  pay: [wage, 401]\n  rest:\n    - "no"\n    - yes\nhome: house\n';
    expect(wordsIn(await readDictionary(fileOf('life.yaml', text)))).toEqual({
      'work.pay': ['401', 'wage'],
      'work.rest': ['no', 'yes'],
      home: ['house'],
    });
  });

  test('reads a file that is not UTF-8 as Windows wrote it', async () => {
    const bytes = Uint8Array.from(Buffer.from('%\n1\tjoy\n%\nna\xefve\t1\n', 'latin1'));
    expect(wordsIn(await readDictionary(fileOf('old.dic', bytes)))).toEqual({ joy: ['naïve'] });
  });

  test.each([
    [
      'odd.dic',
      `${dic}like\t1\t(02 134)125/464\n`,
      8,
      'belongs to "(02 134)125/464" only beside certain words',
    ],
    ['odd.dic', `${dic}lost\t1\t9\n`, 8, 'is in category 9, which the file does not name'],
    ['odd.dic', `${dic}alone\n`, 8, '"alone" has no category and is left out'],
    ['odd.dic', dic.replace('2\tloss of heart', '2'), 3, '"2" is no number and name of a category'],
    ['odd.dicx', 'DicTerm,joy\nglad,0.7\n', 2, '"glad" is in "joy" without its weight of 0.7'],
    ['odd.dicx', 'DicTerm,joy\nglad,X\nplain,\n', 3, '"plain" has no category and is left out'],
    ['odd.dicx', 'DicTerm,joy\nglad,X,X\n', 2, '"glad" is marked in a column without a name'],
  ])('%s keeps its good words and tells the line of what is odd: %s', async (name, text, line, words) => {
    const { problems, categories } = await readDictionary(fileOf(name, text));
    expect(problems).toContainEqual(
      expect.objectContaining({ line, message: expect.stringContaining(words) }),
    );
    expect(categories[0]?.words).toContain('glad');
  });

  test.each([
    ['words.txt', 'glad', 'unknown-dictionary', 'dictionaries end in .dic, .dicx, .yml, .yaml'],
    ['bare.dic', 'glad\t1\n', 'bad-dictionary', 'between two lines of %'],
    ['bare.dicx', 'glad\n', 'bad-dictionary', 'the first line must name the categories'],
    ['bare.yml', 'joy: []', 'bad-dictionary', 'it holds no words'],
    ['broken.yml', 'joy: [glad', 'bad-dictionary', 'line 1, column 11: this is not valid YAML'],
  ])('%s is refused with a mend', async (name, text, code, words) => {
    const reading = readDictionary(fileOf(name, text));
    await expect(reading).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });
});

test('what is written in any format is read again as it was', async () => {
  const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/);
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 -]{0,10}[a-z]$/);
  const category = fc.record({ name, words: fc.uniqueArray(word, { minLength: 1, maxLength: 8 }) });
  const categories = fc.uniqueArray(category, { minLength: 1, maxLength: 5, selector: (one) => one.name });
  await fc.assert(
    fc.asyncProperty(categories, fc.constantFrom(...FORMATS), async (list, format) => {
      const ending = format === 'quanteda' ? 'yml' : format;
      const path = fileOf(`any.${ending}`, await dictionaryText({ categories: list }, format));
      expect(wordsIn(await readDictionary(path))).toEqual(wordsIn({ categories: list }));
    }),
    { numRuns: 60 },
  );
});

describe('wildcards', () => {
  const expand = createExpander(known);

  test.each([
    ['adapt*', ['adapt', 'adapting', 'adaptable', 'adapted'], ['apt', 'readapt']],
    ['tri?d', ['tried'], ['trialled', 'trid']],
    ['look* after', ['look after', 'looking after', 'looked after'], ['look', 'after']],
  ])('%s becomes known words that are like it', (wildcard, among, notAmong) => {
    const words = expand(wildcard);
    expect(words).toEqual(expect.arrayContaining(among));
    for (const word of notAmong) expect(words).not.toContain(word);
  });

  test('of which nothing is known become nothing, and a plain word stays itself', () => {
    expect([expand('qzx*'), expand('a.b'), expand('worn out')]).toEqual([[], ['a.b'], ['worn out']]);
  });
});

const feelings = {
  source: 'moods.dic',
  categories: [
    { name: 'Joy!', words: ['glad', 'cheerful*', 'don’t worry', ':-)', 'um'] },
    { name: 'joy', words: ['rain', 'night', 'zzq*'] },
    { name: 'empty', words: [] },
  ],
};

describe('a dictionary as a lens', () => {
  test('is sound, with its words as classes and each wildcard above the words it stands for', () => {
    const folder = temporaryDirectory();
    const { categories, expansions, left } = importDictionary(feelings, 'feelings', folder, known);
    expect(categories).toEqual({ joy: 6, 'joy-2': 2 });
    expect(expansions[0]).toMatchObject({ category: 'joy', wildcard: 'cheerful*' });
    expect(expansions[0]?.words).toContain('cheerfully');
    expect(left).toEqual([
      'joy: ":-)" holds no word, only signs',
      'joy: "um" is noise of speech, which is skipped',
      'joy-2: no known word is like "zzq*"',
      'empty: holds no words',
    ]);
    const text = readFileSync(join(folder, 'classes', 'feelings-joy.yml'), 'utf8');
    expect(text).toMatch(/- glad\n {2}# cheerful\*\n {2}- cheerful\n/);
    expect(lintAlone(folder)).toEqual([]);
  });

  test('takes a sentence without its words as the one that must not match', () => {
    const folder = temporaryDirectory();
    importDictionary(feelings, 'feelings', folder, known);
    const { entries } = parse(readFileSync(join(folder, 'feelings', 'joy-2.yml'), 'utf8'));
    expect(entries[0].no).toEqual(['Green ink dried slowly.']);
  });

  test('is never written over what is there', () => {
    const folder = temporaryDirectory();
    importDictionary(feelings, 'feelings', folder, known);
    expect(() => importDictionary(feelings, 'feelings', folder, known)).toThrow('There is a lens "feelings"');
    expect(() => importDictionary(feelings, 'perspective', folder, known)).toThrow(
      'There is a lens "perspective"',
    );
    expect(() => importDictionary(feelings, 'My Lens', folder, known)).toThrow('cannot name a lens');
    mkdirSync(join(folder, 'classes'), { recursive: true });
    writeFileSync(join(folder, 'classes', 'moods-joy.yml'), 'mine');
    expect(() => importDictionary(feelings, 'moods', folder, known)).toThrow('exists already');
    expect(readdirSync(folder)).not.toContain('moods');
  });
});

const lensFiles = {
  'spoken/lens.yml': 'lens: spoken\ntitle: Spoken\nquestion: What is said?\nsource: tests\n',
  'classes/gift.yml':
    'class: SpokenGift\nmeaning: things given\nnouns: [gift, thank you card]\nverbs: [treat]\nexcept: [trick or treat]\n',
  'spoken/giving.yml': `category: giving
lens: spoken
meaning: something is given
entries:
  - { match: '{bestow/verb}', yes: [He bestowed it.], no: [He took it.] }
  - { match: '#SpokenGift', yes: [A gift for you.], no: [A bill for you.] }
  - { match: '(hand|pass) it over?', yes: [Hand it over.], no: [Keep it.] }
  - { match: '(owner|keeper)''s present', yes: [The owner's present.], no: [At present.] }
  - { match: '#Customer {bestow/verb}', yes: [Guests bestow it.], no: [Guests left.] }
  - { match: 'give .? away', yes: [Give it away.], no: [Keep it.] }
  - { match: '!never donated', yes: [Once donated.], no: [Never donated.] }
  - { match: '^ please', yes: [Please sit.], no: [If you please.] }
  - { match: 'what gift #QuestionMark', yes: [What gift?], no: [What gift.] }
  - { match: '(a|b|c|d|e|f|g|h){3} gift', yes: [A b c gift.], no: [A gift.] }
`,
};

async function spoken() {
  const folder = temporaryDirectory();
  for (const [name, text] of Object.entries(lensFiles)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, lexicon: await compileFolders(folder) };
}

describe('a lens as a dictionary', () => {
  test('has the members of its classes, all forms of its verbs, and its phrases', async () => {
    const { lexicon } = await spoken();
    const { categories } = exportLens(lexicon, 'spoken');
    expect(categories).toEqual([
      {
        name: 'giving',
        words: [
          'bestow',
          'bestowed',
          'bestowing',
          'bestows',
          'gift',
          'gifts',
          'hand it',
          'hand it over',
          "keeper's present",
          "owner's present",
          'pass it',
          'pass it over',
          'thank you card',
          'thank you cards',
          'treat',
          'treated',
          'treating',
          'treats',
        ],
      },
    ]);
  });

  test('loses no entry in silence', async () => {
    const { lexicon } = await spoken();
    expect(
      exportLens(lexicon, 'spoken').unsaid.map(({ entry, why }) => [entry.slice('giving/'.length), why]),
    ).toEqual([
      ['spokengift', 'is said, but not the 1 phrases it excepts'],
      ['customer-bestow-verb', '#Customer is found out for each statement'],
      ['give-away', 'leaves room for any word'],
      ['never-donated', 'says which word must not stand there'],
      ['please', 'stands only at the beginning or the end of a sentence'],
      ['what-gift-questionmark', '#QuestionMark is found out for each statement'],
      ['a-b-c-d-e-f-g-h-3-gift', 'stands for more than 500 phrases'],
    ]);
  });

  test.each(FORMATS)('comes back from %s with the same words', async (format) => {
    const { folder, lexicon } = await spoken();
    const ending = format === 'quanteda' ? 'yml' : format;
    const text = await dictionaryText(exportLens(lexicon, 'spoken'), format);
    const dictionary = await readDictionary(fileOf(`again.${ending}`, text));
    importDictionary({ ...dictionary, source: 'again' }, 'again', folder, known);
    const again = exportLens(await compileFolders(folder), 'again');
    expect(again.unsaid).toEqual([]);
    expect(await dictionaryText(again, format)).toBe(text);
  });

  test('is printed by the command, which tells what it could not say', async () => {
    const { folder } = await spoken();
    const { out, err } = await run(addExchange, 'export', 'spoken', '--format', 'dic', '--lexicons', folder);
    expect(out).toMatch(/^%\n1\tgiving\n%\nbestow\t1\n/);
    expect(err).toContain('giving/give-away: leaves room for any word\n');
    expect(err).toContain('18 words and phrases in 1 category; 7 entries not said, or not in full');
  });

  test('is told apart from one that there is not', async () => {
    const { lexicon } = await spoken();
    expect(() => exportLens(lexicon, 'spokn')).toThrow('There is no lens "spokn": known are ');
  });
});

test('the command tells what became of wildcards and of what it could not take over', async () => {
  const folder = join(temporaryDirectory(), 'mine');
  const file = fileOf('moods.dic', '%\n1\tjoy\n%\ncheerful*\t1\n:)\t1\nodd\t7\n');
  const { out, err, exitCode } = await run(addExchange, 'import', file, '--lens', 'moods', '--dir', folder);
  expect(exitCode).toBe(0);
  expect(err).toMatch(/^.*moods\.dic:6: "odd" is in category 7/m);
  expect(err).toMatch(/^joy: cheerful\* is \d+ words: cheerful, /m);
  expect(err).toContain('joy: ":)" holds no word, only signs');
  expect(out).toContain('1 wildcard replaced by known words, 2 not taken over as they were');
});
