import { describe, expect, test } from 'vitest';
import { lintExamples } from '../../src/analysis/lint.js';
import { compileLexicon } from '../../src/lexicon/compile.js';
import { readLexiconFiles } from '../../src/lexicon/files.js';
import { folderOf, LENS, type Texts } from '../lexicon/folder.js';
import { english } from './lexicon.js';

const customers = 'class: CustomerNoun\nmeaning: served\nnouns: [guest]\n';
const they = 'class: Third\nmeaning: others\nwords: [they]\n';
const you = 'class: Second\nmeaning: the listener\nwords: [you]\n';

/** `line:column: message` of what the examples and the rules across files find. */
function lint(texts: Texts): string[] {
  const files = readLexiconFiles(
    folderOf({
      'customers.yml': customers,
      'classes/third.yml': they,
      'classes/second.yml': you,
      'perspective/lens.yml': LENS,
      ...texts,
    }),
  );
  const { lexicon, problems } = compileLexicon(files);
  expect(problems).toEqual([]);
  return lintExamples(files, lexicon).map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

const file = (entries: string, side = 'centric', name = 'wants') =>
  `category: ${name}\nlens: perspective\nside: ${side}\nmeaning: tests\nentries:\n${entries}`;

describe('the lexicon that ships', () => {
  const files = readLexiconFiles(english);
  const { lexicon, problems } = compileLexicon(files);

  test('compiles without a problem', () => {
    expect(problems).toEqual([]);
  });

  test('matches every sentence it says it does, and none it says it does not', () => {
    expect(
      lintExamples(files, lexicon).map(({ file: name, line, message }) => `${name}:${line}: ${message}`),
    ).toEqual([]);
  });

  test('has 15 perspective themes of at least 20 entries', () => {
    const themes = files.categories.filter(({ content }) => content.lens === 'perspective');
    expect(themes).toHaveLength(15);
    for (const { content } of themes)
      expect([content.category, content.entries.length >= 20]).toEqual([content.category, true]);
  });
});

describe('lint', () => {
  test('finds nothing wrong with an entry that keeps its word', () => {
    const entries =
      "  - match: '#Customer want'\n    yes:\n      - Guests want it.\n      - { text: They want it., context: Guests came. }\n      - { text: What you want., audience: customer }\n    no: [They want it., What you want.]\n";
    expect(lint({ 'perspective/wants.yml': file(entries) })).toEqual([]);
  });

  test.each<[string, Texts, unknown[]]>([
    [
      'a sentence that must match and does not',
      {
        'perspective/wants.yml': file(
          "  - match: 'want it'\n    yes: [They want it., They wanted it.]\n    no: [They go.]\n",
        ),
      },
      ['7:26: "want it" does not match "They wanted it.": widen the pattern or change the sentence'],
    ],
    [
      'a sentence that must not match and does',
      {
        'perspective/wants.yml': file(
          "  - match: 'want it'\n    yes: [They want it.]\n    no: [They go., We want it.]\n",
        ),
      },
      ['8:20: "want it" matches "We want it.": narrow the pattern or move the sentence'],
    ],
    [
      'a scope with a typo',
      { 'scope/negation.yml': 'scope: negatoin\nmeaning: denies\nbefore: [not]\n' },
      ['1:8: there is no scope "negatoin": did you mean "negation"?'],
    ],
  ])('finds %s', (_what, texts, problems) => {
    expect(lint(texts)).toEqual(problems);
  });
});
