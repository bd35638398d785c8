import { createRequire } from 'node:module';
import type { CompiledLexicon } from '../../lexicon/index.js';

/** The part of natural's WordNet that is used here. */
interface WordNet {
  lookup(word: string, done: (found: readonly { readonly synonyms: readonly string[] }[]) => void): void;
}

/** Says in which word class a word would feel at home: the one that holds most of its synonyms in WordNet. */
export function classFinder(lexicon: CompiledLexicon): (word: string) => Promise<string | undefined> {
  const require = createRequire(import.meta.url);
  const { WordNet } = require('natural/lib/natural/wordnet/index.js') as { WordNet: new () => WordNet };
  const wordnet = new WordNet();
  const synonymsOf = (word: string) =>
    new Promise<string[]>((resolve) => {
      wordnet.lookup(word, (found) => resolve(found.flatMap(({ synonyms }) => synonyms)));
    });
  return async (word) => {
    const votes = new Map<number, number>();
    for (const synonym of new Set(await synonymsOf(word))) {
      if (synonym === word) continue;
      for (const number of lexicon.words[synonym.replaceAll('_', ' ')] ?? []) {
        const name = lexicon.classNames[number];
        if (name !== undefined && !name.includes('.')) votes.set(number, (votes.get(number) ?? 0) + 1);
      }
    }
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return best === undefined ? undefined : lexicon.classNames[best[0]];
  };
}
