import type { Analyzer } from '../../analysis/index.js';
import { wordsOf } from '../../lexicon/index.js';
import { type Key, keyness, phrasesOf } from './keyness.js';
import type { SampleText } from './texts.js';

/** A phrase that may deserve an entry, with sentences to judge it by. */
export interface Suggestion extends Key {
  readonly why: 'centric' | 'focused' | 'near-miss';
  readonly examples: readonly string[];
}

const EXAMPLES = 3;
const LEAST_Z = 2;

interface Pile {
  readonly counts: Map<string, number>;
  readonly sentences: { readonly text: string; readonly phrases: ReadonlySet<string> }[];
}

function newPile(): Pile {
  return { counts: new Map(), sentences: [] };
}

function drop(pile: Pile, text: string, phrases: ReadonlySet<string>): void {
  pile.sentences.push({ text, phrases });
  for (const phrase of phrases) pile.counts.set(phrase, (pile.counts.get(phrase) ?? 0) + 1);
}

/** Phrases inside a longer one that is said in just the same sentences say nothing of their own. */
function withoutParts(keys: readonly Key[]): Key[] {
  return keys.filter(
    ({ phrase, here }) =>
      !keys.some(
        (longer) =>
          longer.phrase !== phrase && ` ${longer.phrase} `.includes(` ${phrase} `) && longer.here === here,
      ),
  );
}

function suggestFrom(
  why: Suggestion['why'],
  pile: Pile,
  rest: Pile,
  known: (phrase: string) => boolean,
  most: number,
): Suggestion[] {
  const keys = keyness(pile.counts, rest.counts).filter(({ phrase, z }) => z >= LEAST_Z && !known(phrase));
  return withoutParts(keys.slice(0, most * 4))
    .slice(0, most)
    .map((key) => ({
      ...key,
      why,
      examples: pile.sentences
        .filter(({ phrases }) => phrases.has(key.phrase))
        .slice(0, EXAMPLES)
        .map(({ text }) => text),
    }));
}

/**
 * Lists phrases that the lexicon may lack. In a labelled corpus: phrases of centric, and of focused, statements in which
 * no entry of that side matched, against all other statements. In any corpus: phrases of statements that speak of
 * customers though nothing matched, against statements that do not speak of them.
 * @param most how many of each kind
 */
export async function suggest(
  analyzer: Analyzer,
  texts: AsyncIterable<SampleText>,
  most = 40,
): Promise<readonly Suggestion[]> {
  const { categories, words } = analyzer.lexicon;
  const missed = { centric: newPile(), focused: newPile() };
  const others = { centric: newPile(), focused: newPile() };
  const nearMiss = newPile();
  const rest = newPile();
  const sideOf = (lens: string, name: string) =>
    categories.find((category) => category.lens === lens && category.name === name)?.side;
  for await (const sample of texts) {
    const { matches, customer } = analyzer.tag(sample);
    const phrases = phrasesOf(wordsOf(sample.text));
    for (const side of ['centric', 'focused'] as const) {
      const matched = matches.some(({ lens, category }) => sideOf(lens, category) === side);
      if (sample[side] === true && !matched) drop(missed[side], sample.text, phrases);
      else if (sample[side] === false) drop(others[side], sample.text, phrases);
    }
    drop(customer && matches.length === 0 ? nearMiss : rest, sample.text, phrases);
  }
  const known = (phrase: string) => (words[phrase]?.length ?? 0) > 0 && !phrase.includes(' ');
  return [
    ...suggestFrom('centric', missed.centric, others.centric, known, most),
    ...suggestFrom('focused', missed.focused, others.focused, known, most),
    ...suggestFrom('near-miss', nearMiss, rest, known, most),
  ];
}
