import type { CompiledLexicon, Vocabulary } from '../lexicon/index.js';

/** The number of a cue that a closed table does not hold. */
const NEVER = -1;

/**
 * Gives every kind of evidence a number. Names are what the weights file shows. An open table numbers what it has not
 * seen (for fitting); a closed one, that of a fitted model, answers `-1`.
 */
export class Cues {
  readonly names: string[] = [];
  readonly #lexicon: CompiledLexicon;
  readonly #open: boolean;
  readonly #byName = new Map<string, number>();
  readonly #vocabulary: Vocabulary;

  /** @param names the cues of a fitted model, whose words are added to the vocabulary; without them the table is open */
  constructor(lexicon: CompiledLexicon, vocabulary: Vocabulary, names?: readonly string[]) {
    this.#lexicon = lexicon;
    this.#vocabulary = vocabulary;
    this.#open = names === undefined;
    for (const name of names ?? []) {
      this.#add(name);
      const word = WORD.exec(name)?.[1];
      if (word !== undefined) vocabulary.add(word);
    }
  }

  #add(name: string): number {
    this.#byName.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  #number(name: string): number {
    return this.#byName.get(name) ?? (this.#open ? this.#add(name) : NEVER);
  }

  /** The cue of a word by its vocabulary number, said now or (`before-us`, `before-customer`) in the sentences before. */
  word(kind: 'word' | `before-${Before}`, type: number): number {
    return type === 0 ? NEVER : this.#number(`${kind}:${this.#vocabulary.words[type]}`);
  }

  class(index: number): number {
    return this.#number(`class:${this.#lexicon.classNames[index]}`);
  }

  beforeClass(speaker: Before, index: number): number {
    return this.#number(`before-${speaker}:#${this.#lexicon.classNames[index]}`);
  }

  entry(index: number): number {
    return this.#number(`entry:${this.#lexicon.entries[index]!.id}`);
  }

  category(index: number): number {
    const { lens, name } = this.#lexicon.categories[index]!;
    return this.#number(`category:${lens}.${name}`);
  }

  /** A cue of the situation, by its own name. */
  form(name: string): number {
    return this.#number(`form:${name}`);
  }
}

/** The word in the name of a cue; classes in the sentences before begin with `#`. */
const WORD = /^(?:word|before-us|before-customer):(.+)$/;

/** Who said the sentences before: what they leave behind differs. */
export type Before = 'customer' | 'us';
