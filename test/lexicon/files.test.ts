import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLexiconFiles } from '../../src/lexicon/files.js';
import { CentricityError } from '../../src/model/index.js';
import { folderOf } from './folder.js';

const head = 'category: wants\nlens: perspective\nmeaning: what they want\n';
const entry = "entries:\n  - match: '{want}'\n    yes: [They want it.]\n    no: [They go.]\n";

/** `line:column: message` of every problem in one file of that name. */
function problemsOf(text: string, name = 'perspective/wants.yml'): string[] {
  const { problems } = readLexiconFiles(folderOf({ [name]: text }));
  return problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

describe('a lexicon file', () => {
  test('is read with its content and the way back to its lines', () => {
    const files = readLexiconFiles(folderOf({ 'perspective/wants.yml': head + entry }));
    const [found] = files.categories;
    expect(files.problems).toEqual([]);
    expect(found?.content.entries[0]?.yes).toEqual([{ text: 'They want it.' }]);
    expect(found?.at('entries', 0, 'yes', 0)).toEqual({ line: 6, column: 11 });
    expect(found?.within(1, 'entries', 0, 'match')).toEqual({ line: 5, column: 14 });
    expect(found?.at('ask')).toEqual({ line: 1, column: 1 });
  });

  test.each<[what: string, text: string, problem: string]>([
    ['a key with a typo', `${head}sid: centric\n${entry}`, '4:1: "sid" is no key here: did you mean "side"?'],
    [
      'a key with a typo in an entry',
      `${head}${entry.replace('yes:', 'yess:')}`,
      '6:5: "yess" is no key here: did you mean "yes"?',
    ],
    [
      'a key with a typo in an example',
      `${head}${entry.replace('[They want it.]', '[{ txt: They want it., context: Guests. }]')}`,
      '6:13: "txt" is no key here: did you mean "text"?',
    ],
    [
      'a key that is like none',
      `${head}${entry}priority: 3\n`,
      '8:1: "priority" is no key here: known here are category, lens, side, source, meaning, ask, entries',
    ],
    [
      'a value with a typo',
      `${head}side: centrik\n${entry}`,
      '4:7: "side" must be "centric" or "focused": did you mean "centric"?',
    ],
    ['a missing key', `category: wants\nlens: perspective\n${entry}`, '1:1: "meaning" is missing: add it'],
    [
      'a missing example',
      `${head}entries:\n  - match: want\n    yes: [They want it.]\n`,
      '5:5: "entries.0.no" is missing: add it',
    ],
    [
      'no example at all',
      `${head}${entry.replace('[They go.]', '[]')}`,
      '7:9: "entries.0.no": give at least one sentence that must not match',
    ],
    [
      'a pattern that YAML takes for a comment',
      `${head}${entry.replace("'{want}'", '#Customer want')}`,
      '5:12: "entries.0.match" is empty: fill it in, and put text that begins with # in quotes',
    ],
    [
      'text where a list belongs',
      `${head}${entry.replace('[They go.]', 'They go.')}`,
      '7:9: "entries.0.no" must be a list: write [one, two]',
    ],
    [
      'a number where text belongs',
      `${head}${entry.replace('[They go.]', '[24]')}`,
      '7:10: "entries.0.no.0" must be text: put it in quotes',
    ],
    ['an empty file', '', '1:1: the file is empty: fill it in, and put text that begins with # in quotes'],
    ['a list instead of keys', '- wants\n', '1:1: the file must hold keys, one per line'],
    [
      'a name in capitals',
      `${head.replace('wants', 'Wants')}${entry}`,
      '1:11: "category": a category name is lower-case with hyphens',
    ],
  ])('with %s is refused by line and column, with the mend', (_what, text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  test.each<[string, string, RegExp]>([
    ['an open bracket', `${head}entries: [`, /^\d+:\d+: this is not valid YAML: .*needs quotes$/],
    ['a colon in plain text', `${head}ask: why: what\n${entry}`, /^4:\d+: this is not valid YAML/],
    ['a key given twice', `${head}${head}${entry}`, /^4:1: this is not valid YAML: Map keys must be unique/],
    ['an alias of nothing', `${head}ask: *nothing\n${entry}`, /this is not valid YAML: Unresolved alias/],
  ])('with %s is refused as broken YAML', (_what, text, expected) => {
    expect(problemsOf(text)[0]).toMatch(expected);
  });

  test.each<[string, string, string]>([
    [
      'classes/want.yml',
      'class: Want\nmeaning: wanting\nverb: [want]\n',
      '3:1: "verb" is no key here: did you mean "verbs"?',
    ],
    [
      'customers.yml',
      'class: customers\nmeaning: served\n',
      '1:8: "class": a class name starts with a capital letter: Desire',
    ],
    [
      'scope/negation.yml',
      'scope: negation\nmeaning: denies\nbefor: [not]\n',
      '3:1: "befor" is no key here: did you mean "before"?',
    ],
    [
      'perspective/lens.yml',
      'lens: perspective\ntitle: P\nquestion: Q\nsource: S\nuse: show\n',
      '5:6: "use" must be "shown" or "evidence": did you mean "shown"?',
    ],
  ])('%s is held to the shape of its place', (name, text, problem) => {
    expect(problemsOf(text, name)).toEqual([problem]);
  });

  test('that ends in .yaml is told to be renamed', () => {
    const { problems, classes } = readLexiconFiles(
      folderOf({ 'classes/want.yaml': 'class: Want\nmeaning: wanting\n' }),
    );
    expect(classes).toEqual([]);
    expect(problems).toMatchObject([{ code: 'file-ending', message: expect.stringContaining('.yml') }]);
  });

  test('that is broken does not keep the others from being read', () => {
    const files = readLexiconFiles(
      folderOf({
        'perspective/wants.yml': head + entry,
        'classes/broken.yml': 'class: [',
        'classes/.hidden.yml': '[',
        'notes.md': '',
      }),
    );
    expect(files.problems).toHaveLength(1);
    expect(files.categories).toHaveLength(1);
  });

  test('in another folder is read too, and changes the hash', () => {
    const one = folderOf({ 'classes/want.yml': 'class: Want\nmeaning: wanting\n' });
    const other = folderOf({ 'classes/want.yml': 'class: Want\nmeaning: wishing\n' });
    expect(readLexiconFiles(one, other).classes.map(({ folder }) => folder)).toEqual([one, other]);
    const hashes = [readLexiconFiles(one), readLexiconFiles(other), readLexiconFiles(one, other)].map(
      ({ hash }) => hash,
    );
    expect(new Set(hashes).size).toBe(3);
    expect(readLexiconFiles(one).hash).toBe(hashes[0]);
  });

  test('needs a folder that is there', () => {
    const folder = folderOf({});
    mkdirSync(join(folder, 'empty'));
    expect(readLexiconFiles(join(folder, 'empty')).problems).toEqual([]);
    expect(() => readLexiconFiles(join(folder, 'gone'))).toThrow(CentricityError);
    expect(() => readLexiconFiles(join(folder, 'gone'))).toThrow(/cannot read the folder .*gone/);
  });
});
