import type { Problem } from '../../model/index.js';

/** Words by category, as other programs for counting words keep them. */
export interface Dictionary {
  readonly categories: readonly WordCategory[];
}

export interface WordCategory {
  readonly name: string;
  /** Words and phrases; in dictionaries that are read, `*` may stand for any letters and `?` for one. */
  readonly words: readonly string[];
}

/** A dictionary and what of its file could not be understood. */
export interface ReadDictionary extends Dictionary {
  readonly problems: readonly Problem[];
}

/** Collects words under categories in the order in which these come up, each word once. */
export class WordCollector {
  readonly #words = new Map<string, Set<string>>();

  category(name: string): Set<string> {
    const words = this.#words.get(name) ?? new Set();
    this.#words.set(name, words);
    return words;
  }

  categories(): WordCategory[] {
    return [...this.#words].map(([name, words]) => ({ name, words: [...words] }));
  }
}

/** Every word of a dictionary with the numbers of its categories, in order of the alphabet. */
export function byWord({ categories }: Dictionary): (readonly [string, readonly number[]])[] {
  const places = new Map<string, number[]>();
  categories.forEach(({ words }, at) => {
    for (const word of words) places.set(word, [...(places.get(word) ?? []), at]);
  });
  return [...places].sort(([one], [other]) => (one < other ? -1 : 1));
}
