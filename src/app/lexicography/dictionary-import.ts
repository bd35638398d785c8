import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Document, isSeq, parse, stringify } from 'yaml';
import { z } from 'zod';
import { type CompiledLexicon, scopeClass, wordsOf } from '../../lexicon/index.js';
import { packageRoot } from '../jobs/analyzer.js';
import type { Dictionary, WordCategory } from './dictionary.js';
import { createExpander, isWild } from './dictionary-wildcards.js';
import { classNameOf, refuseTaken, titleOf, writeNew } from './lens-new.js';

/** A wildcard and the known words that stand for it now. */
export interface Expansion {
  readonly category: string;
  readonly wildcard: string;
  readonly words: readonly string[];
}

export interface Imported {
  readonly files: readonly string[];
  /** How many words and phrases the lens has, by the name of its category. */
  readonly categories: Readonly<Record<string, number>>;
  readonly expansions: readonly Expansion[];
  /** What could not be taken over, each with its reason. */
  readonly left: readonly string[];
}

const examplesSchema = z.object({ yes: z.string(), no: z.array(z.string()) });
const EXAMPLES_SHOWN = 3;
const LINE_WIDTH = 110;

interface Gathered extends WordCategory {
  readonly expansions: readonly Expansion[];
  /** Words as written, and under which wildcard. */
  readonly members: ReadonlyMap<string, string | undefined>;
  readonly left: readonly string[];
}

/** Category names as file names: each once, whatever they were called in the dictionary. */
function fileNames(categories: readonly WordCategory[]): string[] {
  const taken = new Set<string>();
  return categories.map(({ name }) => {
    const plain = name
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '');
    const base = /^[a-z]/.test(plain) ? plain : `category-${plain}`.replace(/-$/, '');
    let unused = base;
    for (let number = 2; taken.has(unused); number++) unused = `${base}-${number}`;
    taken.add(unused);
    return unused;
  });
}

/** What the words of a dictionary are looked up in. */
interface Language {
  expand(phrase: string): string[];
  /** Noise of speech, which is skipped and can be part of no pattern. */
  readonly noise: ReadonlySet<string>;
}

function noiseIn({ words, classNames }: CompiledLexicon): ReadonlySet<string> {
  const noise = classNames.indexOf(scopeClass('disfluencies', 'before'));
  return new Set(Object.keys(words).filter((word) => words[word]!.includes(noise)));
}

function gather(name: string, words: readonly string[], { expand, noise }: Language): Gathered {
  const members = new Map<string, string | undefined>();
  const expansions: Expansion[] = [];
  const left: string[] = [];
  for (const word of words) {
    if (wordsOf(word).length === 0) left.push(`${name}: "${word}" holds no word, only signs`);
    else if (noise.has(word)) left.push(`${name}: "${word}" is noise of speech, which is skipped`);
    else if (!isWild(word)) members.set(word, undefined);
    else {
      const known = expand(word);
      expansions.push({ category: name, wildcard: word, words: known });
      if (known.length === 0) left.push(`${name}: no known word is like "${word}"`);
      for (const one of known) if (!members.has(one)) members.set(one, word);
    }
  }
  return { name, words: [...members.keys()], expansions, members, left };
}

/** The words of a category, those of a wildcard below a remark that names it. */
function classText(name: string, meaning: string, members: Gathered['members']): string {
  const document = new Document({ class: name, meaning, words: [...members.keys()] });
  const list = document.get('words', true);
  let before: string | undefined;
  [...members.values()].forEach((wildcard, at) => {
    const item: unknown = isSeq(list) ? list.items[at] : undefined;
    if (wildcard !== undefined && wildcard !== before && typeof item === 'object' && item !== null)
      Object.assign(item, { commentBefore: ` ${wildcard}` });
    before = wildcard;
  });
  return document.toString({ lineWidth: LINE_WIDTH });
}

function categoryText(
  lens: string,
  file: string,
  from: string,
  className: string,
  words: readonly string[],
): string {
  const path = join(packageRoot, 'lexicons', 'import', 'examples.yml');
  const { yes, no } = examplesSchema.parse(parse(readFileSync(path, 'utf8')));
  const members = new Set(words.map((word) => wordsOf(word).join(' ')));
  const isFree = (sentence: string) => {
    const text = ` ${wordsOf(sentence).join(' ')} `;
    return ![...members].some((member) => text.includes(` ${member} `));
  };
  const examples = words.slice(0, EXAMPLES_SHOWN).map((word) => yes.replace('{word}', word));
  const entry = { match: `#${className}`, yes: examples, no: [no.find(isFree) ?? no.at(-1)] };
  return stringify(
    { category: file, lens, meaning: `words of "${from}"`, entries: [entry] },
    { lineWidth: LINE_WIDTH },
  );
}

/**
 * Writes a dictionary as a lens: a category for each of its own, with one entry that matches any of its words, and the
 * words as a class. Wildcards become the known words they stand for. Categories without words are left out.
 * @param dictionary with the file that it was read from
 * @param folder a language folder of one's own; made where there is none
 * @param lexicon the one that ships: its words are known, and its noises of speech skipped
 * @throws CentricityError `bad-lens-name`, `lens-exists`, `file-exists`
 */
export function importDictionary(
  { categories, source }: Dictionary & { readonly source: string },
  lens: string,
  folder: string,
  lexicon: CompiledLexicon,
): Imported {
  refuseTaken(lens, folder);
  const language = { expand: createExpander(lexicon), noise: noiseIn(lexicon) };
  const names = fileNames(categories);
  const gathered = categories.map(({ words }, at) => gather(names[at]!, words, language));
  const file = basename(source);
  const files: Record<string, string> = {
    [`${lens}/lens.yml`]: stringify({
      lens,
      title: titleOf(lens),
      question: `Which words of ${file} are said?`,
      source: file,
    }),
  };
  gathered.forEach(({ name, words, members }, at) => {
    if (words.length === 0) return;
    const from = categories[at]!.name;
    const className = classNameOf(`${lens}-${name}`);
    files[`${lens}/${name}.yml`] = categoryText(lens, name, from, className, words);
    files[`classes/${lens}-${name}.yml`] = classText(className, `words of "${from}" in ${file}`, members);
  });
  const empty = gathered.filter(({ words }) => words.length === 0);
  return {
    files: writeNew(folder, files),
    categories: Object.fromEntries(
      gathered.flatMap(({ name, words }) => (words.length === 0 ? [] : [[name, words.length]])),
    ),
    expansions: gathered.flatMap(({ expansions }) => expansions),
    left: [...gathered.flatMap(({ left }) => left), ...empty.map(({ name }) => `${name}: holds no words`)],
  };
}
