import { describe, expect, test } from 'vitest';
import { compileLexicon, slugOf } from '../../src/lexicon/compile.js';
import { readLexiconFiles } from '../../src/lexicon/files.js';
import { type CompiledLexicon, Matcher } from '../../src/lexicon/index.js';
import { category, compiled, folderOf, LENS, type Texts } from './folder.js';

/** `line:column: message` of what is wrong. */
function problemsOf(texts: Texts): string[] {
  return compiled(texts).problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

/** What a pattern matches of a text, all classes as given. */
function matched(lexicon: CompiledLexicon, text: string): string[] {
  const matcher = new Matcher(lexicon);
  const sheet = matcher.lay(text);
  return matcher.find(sheet).map(({ from, to }) => text.slice(sheet.starts[from], sheet.ends[to - 1]));
}

const wordClass = (name: string, lists: string) => `class: ${name}\nmeaning: tests\n${lists}\n`;

describe('a word class', () => {
  test.each<[lists: string, text: string, found: string[]]>([
    ['verbs: [want]', 'want wants wanted wanting wish', ['want', 'wants', 'wanted', 'wanting']],
    ['verbs: [look for]', 'they look for it, looking for it, looks at it', ['look for', 'looking for']],
    ['verbs: [be after]', 'they are after it, were after it', ['are after', 'were after']],
    ['nouns: [wish, key account]', 'a wish and wishes of key accounts', ['wish', 'wishes', 'key accounts']],
    ['adjectives: [keen, eager to]', 'keener and keenest, eager to buy', ['keener', 'keenest', 'eager to']],
    [
      'words: ["would like", "\'d rather", "don\'t"]',
      "We'd rather not: they would like it. Do not.",
      ["'d rather", 'would like', 'Do not'],
    ],
    ['words: [e-mail, 24/7]', 'E-mail them 24 7', ['E-mail', '24 7']],
    ['words: [want, want ad]\nexcept: [want ad]', 'A want ad, a want', ['want']],
    ['verbs: [mean]\nexcept: [means]', 'they mean it by all means', ['mean']],
  ])('with %s matches in "%s"', (lists, text, found) => {
    const { lexicon, problems } = compiled({
      'classes/want.yml': wordClass('Want', lists),
      'perspective/wants.yml': category('wants', ['#Want']),
    });
    expect(problems).toEqual([]);
    expect(matched(lexicon, text)).toEqual(found);
  });

  test('takes over the members of those it includes, and what is excepted from them', () => {
    const { lexicon, problems } = compiled({
      'classes/want.yml': wordClass('Want', 'verbs: [want]\nexcept: [want ad]'),
      'classes/need.yml': wordClass('Need', 'verbs: [need]'),
      'classes/desire.yml': wordClass('Desire', 'include: [Want, Need]\nwords: [crave]'),
      'perspective/wants.yml': category('wants', ['#Desire']),
    });
    expect(problems).toEqual([]);
    expect(matched(lexicon, 'They needed and want what others crave, a want ad')).toEqual([
      'needed',
      'want',
      'crave',
    ]);
  });

  test('keeps its exceptions inside a choice', () => {
    const { lexicon } = compiled({
      'customers.yml': wordClass('CustomerNoun', 'nouns: [user]\nexcept: [user id]'),
      'perspective/wants.yml': category('wants', ['(#CustomerNoun|somebody) (left|id)']),
    });
    expect(matched(lexicon, 'Users left, user id, somebody left')).toEqual(['Users left', 'somebody left']);
  });

  test('of a folder of one’s own adds to the one that ships', () => {
    const shipped = folderOf({
      'customers.yml': wordClass('CustomerNoun', 'nouns: [customer]'),
      'perspective/lens.yml': LENS,
      'perspective/wants.yml': category('wants', ['#CustomerNoun want']),
      'scope/negation.yml': 'scope: negation\nmeaning: denies\nbefore: [not]\n',
    });
    const own = folderOf({
      'customers.yml': wordClass('CustomerNoun', 'nouns: [patient]\nexcept: [patient zero]'),
      'perspective/wants.yml': category('wants', ['#CustomerNoun wish']),
      'scope/negation.yml': 'scope: negation\nmeaning: denies\nbefore: [no way]\n',
    });
    const { lexicon, problems } = compileLexicon(readLexiconFiles(shipped, own));
    expect(problems).toEqual([]);
    expect(lexicon.categories).toHaveLength(1);
    expect(lexicon.scopes).toEqual(['negation']);
    expect(lexicon.phrases.map(({ words }) => words.join(' '))).toContain('no way');
    expect(matched(lexicon, 'Customers want, patients want, patients wish')).toEqual([
      'Customers want',
      'patients want',
      'patients wish',
    ]);
  });

  test.each<[string, Texts, string[]]>([
    [
      'twice in one folder',
      {
        'classes/a.yml': wordClass('Want', 'words: [want]'),
        'classes/b.yml': wordClass('Want', 'words: [wish]'),
      },
      [expect.stringMatching(/^1:8: #Want is already defined in .*a\.yml: merge the two$/)],
    ],
    [
      'including one that is not there',
      {
        'classes/a.yml': wordClass('Desire', 'include: [Wnat]'),
        'classes/b.yml': wordClass('Want', 'words: [wish]'),
      },
      ['3:11: there is no class #Wnat: did you mean #Want?'],
    ],
    [
      'including itself',
      { 'classes/a.yml': wordClass('Want', 'include: [Want]\nwords: [want]') },
      ['3:11: #Want and #Want include each other: remove one include'],
    ],
    [
      'in a circle',
      {
        'classes/a.yml': wordClass('Want', 'include: [Need]'),
        'classes/b.yml': wordClass('Need', 'include: [Want]'),
      },
      [
        '3:11: #Need and #Want include each other: remove one include',
        '3:11: #Want and #Need include each other: remove one include',
      ],
    ],
    [
      'of triggers twice in one folder',
      {
        'scope/a.yml': 'scope: negation\nmeaning: denies\nbefore: [not]\n',
        'scope/b.yml': 'scope: negation\nmeaning: denies\nbefore: [no]\n',
      },
      [expect.stringMatching(/^1:8: scope "negation" is already defined in .*a\.yml: merge the two$/)],
    ],
  ])('%s is refused', (_what, texts, problems) => {
    expect(problemsOf(texts)).toEqual(problems);
  });
});

describe('an entry', () => {
  test.each<[string, Texts, unknown[]]>([
    [
      'naming a class with a typo',
      {
        'classes/want.yml': wordClass('Want', 'words: [want]'),
        'perspective/wants.yml': category('wants', ['they (now|#Wnat) it']),
      },
      ['6:23: "they (now|#Wnat) it": there is no class #Wnat: did you mean #Want?'],
    ],
    [
      'naming a class that is like none',
      { 'perspective/wants.yml': category('wants', ['they #Xylophone']) },
      ['6:18: "they #Xylophone": there is no class #Xylophone'],
    ],
    [
      'with a broken pattern',
      { 'perspective/wants.yml': category('wants', ['they (want']) },
      [expect.stringMatching(/^6:18: "they \(want": "\(" has no partner/)],
    ],
    [
      'given twice, the blanks apart',
      { 'perspective/wants.yml': category('wants', ['they want', 'they  want']) },
      [expect.stringMatching(/^9:12: "they {2}want" is already at .*wants\.yml:6: remove one of the two$/)],
    ],
    [
      'given twice in two files',
      {
        'perspective/a.yml': category('wants', ['they want']),
        'perspective/b.yml': category('needs', ['they want']),
      },
      [expect.stringMatching(/^6:12: "they want" is already at .*a\.yml:6: remove one of the two$/)],
    ],
    [
      'that would have the name of another',
      { 'perspective/wants.yml': category('wants', ['they want', 'they? want']) },
      [
        expect.stringMatching(
          /^9:12: "they\? want" would be called "wants\/they-want", as .*:6 is: give it an id of its own$/,
        ),
      ],
    ],
    [
      'given on both sides',
      {
        'perspective/a.yml': category('wants', ['they want']),
        'perspective/b.yml': category('sales', ['they want'], 'side: focused\n'),
      },
      [
        expect.stringMatching(
          /^6:12: "they want" also stands for the centric side at .*a\.yml:6: keep it on one$/,
        ),
      ],
    ],
    [
      'of a category that takes the other side elsewhere',
      {
        'perspective/a.yml': category('wants', ['they want']),
        'perspective/b.yml': category('wants', ['they wish'], 'side: focused\n'),
      },
      ['3:7: "wants" is centric in another file: say the same here'],
    ],
  ])('%s is refused by line and column', (_what, texts, problems) => {
    expect(problemsOf(texts)).toEqual(problems);
  });

  test('of a lens without lens.yml is refused', () => {
    const { problems } = compileLexicon(
      readLexiconFiles(folderOf({ 'perspective/wants.yml': category('wants', ['want']) })),
    );
    expect(problems).toMatchObject([{ code: 'unknown-lens', line: 2, column: 7 }]);
  });

  test('of a lens with two lens.yml is refused', () => {
    expect(problemsOf({ 'more/lens.yml': LENS })).toEqual([
      '1:7: lens "perspective" has a lens.yml already: remove one',
    ]);
  });

  test('that is broken leaves the others in force', () => {
    const { lexicon, problems } = compiled({
      'perspective/wants.yml': category('wants', ['they (want', 'they wish']),
    });
    expect(problems).toHaveLength(1);
    expect(matched(lexicon, 'they wish')).toEqual(['they wish']);
  });

  test.each([
    ['#Customer .? to', 'customer-to'],
    ['^ (want|need) .{0,4} it $', 'want-need-it'],
    ["they !don't {go/verb}", 'they-don-t-go-verb'],
  ])('%s is called %s', (match, slug) => {
    expect(slugOf(match)).toBe(slug);
  });

  test('keeps an id of its own', () => {
    const text = category('wants', ['they want']).replace('    yes', '    id: theirs\n    yes');
    expect(compiled({ 'perspective/wants.yml': text }).lexicon.entries[0]?.id).toBe('wants/theirs');
  });
});

describe('a choice', () => {
  test('of words, roots and classes matches each of them', () => {
    const { lexicon } = compiled({
      'classes/want.yml': wordClass('Want', 'words: [want, look for]'),
      'perspective/wants.yml': category('wants', ['they (#Want|{need/verb}|are keen on) it']),
    });
    const text = 'they want it they look for it they needed it they are keen on it they take it';
    expect(matched(lexicon, text)).toEqual([
      'they want it',
      'they look for it',
      'they needed it',
      'they are keen on it',
    ]);
  });

  test('that names #Customer is filled in with it', () => {
    const { lexicon } = compiled({
      'perspective/wants.yml': category('wants', ['(#Customer|somebody) wants']),
    });
    const matcher = new Matcher(lexicon);
    const sheet = matcher.lay('Anna wants, somebody wants');
    matcher.fill(sheet, 0, matcher.filled('Customer'), 1);
    expect(matcher.find(sheet).map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 4],
    ]);
  });

  test.each([
    ['(#Number|#Percent) of', '40 of, 7,000 of, some of, percent of', ['40 of', '7,000 of', 'percent of']],
    ['#Number of', '24 7 support, 24 of, 7 of', ['24 of', '7 of']],
    ['(#Number|24 7) support', '24 7 support', ['24 7 support']],
  ])('%s knows digits, also those that stand in some phrase', (pattern, text, found) => {
    const { lexicon } = compiled({
      'classes/percent.yml': wordClass('Percent', 'words: [percent]'),
      'classes/always.yml': wordClass('Always', 'words: [24/7]'),
      'perspective/wants.yml': category('wants', [pattern]),
    });
    expect(matched(lexicon, text)).toEqual(found);
  });

  test('written twice is compiled once', () => {
    const { lexicon } = compiled({
      'perspective/wants.yml': category('wants', ['they (want|wish)', 'we (wish|want)']),
    });
    const [one, other] = lexicon.entries.map(({ steps }) => steps[1]?.class);
    expect(one).toBe(other);
  });
});
