import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { compileLexicon } from '../../lexicon/compile.js';
import { readLexiconFiles } from '../../lexicon/files.js';
import type { CompiledLexicon } from '../../lexicon/index.js';
import { compiledName } from './analyzer.js';
import { replaceFile } from './replace-file.js';
import { customerWordsName, wordsFolder, wordsPlace } from './words-folder.js';

const ownClass = z.object({ nouns: z.array(z.coerce.string()).default([]) });

/** The organisation's own customer words, in the order they were given. */
export function customerWords(dataDirectory: string): readonly string[] {
  const folder = wordsFolder(dataDirectory);
  if (folder === undefined) return [];
  return ownClass.parse(parse(readFileSync(join(folder, customerWordsName), 'utf8'))).nouns;
}

/** Words as people list them: divided by commas or lines, each once. */
export function wordsIn(text: string): readonly string[] {
  const words = text.split(/[,\n]/).map((word) => word.trim().toLowerCase().replace(/\s+/g, ' '));
  return [...new Set(words.filter((word) => word !== ''))];
}

/** Customer words that can be used, with the lexicons and them compiled; or what is wrong with them and how to mend it. */
export type Tried =
  | { readonly kind: 'sound'; readonly lexicon: CompiledLexicon }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Tries customer words out with the language folders that they will be read after. */
export function tryCustomerWords(words: readonly string[], folders: readonly string[]): Tried {
  const odd = words.filter((word) => !/^[\p{L}\p{N}][\p{L}\p{N}' -]*$/u.test(word));
  if (odd.length > 0)
    return {
      kind: 'faulty',
      faults: odd.map(
        (word) => `"${word}" is no word or phrase: use letters, digits, spaces, hyphens, apostrophes.`,
      ),
    };
  const folder = mkdtempSync(join(tmpdir(), 'centricity-words-'));
  try {
    writeFileSync(join(folder, customerWordsName), textOf(words));
    const { lexicon, problems } = compileLexicon(readLexiconFiles(...folders, folder));
    if (problems.length === 0) return { kind: 'sound', lexicon };
    const faults = problems.map(({ file, message }) =>
      file.startsWith(folder) ? message : `${file}: ${message}`,
    );
    return { kind: 'faulty', faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Keeps customer words that have been tried out, with what came of that: it need not be compiled again.
 * @param compiled the lexicons with them, as JSON
 * @throws CentricityError `data-unusable`
 */
export function keepCustomerWords(dataDirectory: string, words: readonly string[], compiled: string): void {
  const folder = wordsPlace(dataDirectory);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  replaceFile(join(folder, customerWordsName), textOf(words));
  replaceFile(join(folder, compiledName), compiled);
}

/** Only the lexicons say who a customer is from now on. */
export function dropCustomerWords(dataDirectory: string): void {
  for (const name of [customerWordsName, compiledName])
    rmSync(join(wordsPlace(dataDirectory), name), { force: true });
}

function textOf(words: readonly string[]): string {
  return `# Written by the settings page: what this organisation calls those it serves.\n${stringify({
    class: 'CustomerNoun',
    meaning: 'whom this organisation serves, in its own words',
    nouns: words,
  })}`;
}
