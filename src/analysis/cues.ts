import type { CompiledLexicon, Vocabulary } from '../lexicon/index.js';

const UNKNOWN = -2;
/** The number of a cue that a closed table does not hold. */
const NEVER = -1;

/** Who said the sentences before: what they leave behind differs. */
export type Before = 'customer' | 'us';

/** The cues that begin with one word. */
export interface WordCues {
  readonly word: string;
  cue: number;
  readonly before: { customer: number; us: number };
  /** Rows of two words, by the vocabulary number of the second. */
  readonly rows: Map<number, number>;
}

/**
 * Gives every kind of evidence a number. Names are what the weights file shows; the look-ups avoid building names,
 * since they run for every word. An open table numbers what it has not seen (for fitting); a closed one answers -1.
 */
export class Cues {
  readonly names: string[] = [];
  readonly #lexicon: CompiledLexicon;
  readonly #open: boolean;
  readonly #byName = new Map<string, number>();
  readonly #words: (WordCues | undefined)[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #classes: Int32Array;
  readonly #before: { readonly customer: Int32Array; readonly us: Int32Array };
  readonly #entries: Int32Array;
  readonly #categories: Int32Array;

  /** @param names the cues of a fitted model; without them the table is open */
  constructor(lexicon: CompiledLexicon, vocabulary: Vocabulary, names?: readonly string[]) {
    this.#lexicon = lexicon;
    this.#vocabulary = vocabulary;
    this.#open = names === undefined;
    const classes = lexicon.classNames.length;
    const table = (size: number) => new Int32Array(size).fill(UNKNOWN);
    this.#classes = table(classes);
    this.#before = { customer: table(classes), us: table(classes) };
    this.#entries = table(lexicon.entries.length);
    this.#categories = table(lexicon.categories.length);
    for (const name of names ?? []) this.#fileWord(name, this.#number(name));
  }

  /** `word:x`, `row:x y` and `before-us:x` are reached by their first word. */
  #fileWord(name: string, number: number): void {
    const colon = name.indexOf(':');
    const kind = name.slice(0, colon);
    const [first = '', second = ''] = name.slice(colon + 1).split(' ');
    if (kind === 'word') this.#wordCues(first).cue = number;
    else if (kind === 'row') this.#wordCues(first).rows.set(this.#vocabulary.add(second), number);
    else if (kind === 'before-us') this.#wordCues(first).before.us = number;
    else if (kind === 'before-customer') this.#wordCues(first).before.customer = number;
  }

  #number(name: string): number {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    this.#byName.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  #wordCues(word: string): WordCues {
    const type = this.#vocabulary.add(word);
    const known = this.#words[type];
    if (known !== undefined) return known;
    const cues: WordCues = { word, cue: NEVER, before: { customer: NEVER, us: NEVER }, rows: new Map() };
    this.#words[type] = cues;
    return cues;
  }

  /** The cues that begin with a word, by its vocabulary number; undefined where a closed table has none. */
  of(type: number): WordCues | undefined {
    const known = this.#words[type];
    if (known !== undefined || !this.#open || type === 0) return known;
    const word = this.#vocabulary.words[type]!;
    const cues = this.#wordCues(word);
    cues.cue = this.#number(`word:${word}`);
    return cues;
  }

  /** The cue of two words in a row; the second by its vocabulary number. */
  row(first: WordCues, second: number): number {
    const known = first.rows.get(second);
    if (known !== undefined || !this.#open) return known ?? NEVER;
    const number = this.#number(`row:${first.word} ${this.#vocabulary.words[second]}`);
    first.rows.set(second, number);
    return number;
  }

  /** The cue of a word in the sentences before. */
  beforeWord(cues: WordCues, speaker: Before): number {
    if (cues.before[speaker] < 0 && this.#open)
      cues.before[speaker] = this.#number(`before-${speaker}:${cues.word}`);
    return cues.before[speaker];
  }

  /** Numbers a name once and remembers it in `table`. */
  #resolve(table: Int32Array, index: number, name: string): number {
    const number = this.#open ? this.#number(name) : (this.#byName.get(name) ?? NEVER);
    table[index] = number;
    return number;
  }

  #className(index: number): string {
    return this.#lexicon.classNames[index] ?? '';
  }

  class(index: number): number {
    const known = this.#classes[index]!;
    return known === UNKNOWN ? this.#resolve(this.#classes, index, `class:${this.#className(index)}`) : known;
  }

  beforeClass(speaker: Before, index: number): number {
    const table = this.#before[speaker];
    const known = table[index]!;
    return known === UNKNOWN
      ? this.#resolve(table, index, `before-${speaker}:#${this.#className(index)}`)
      : known;
  }

  entry(index: number): number {
    const known = this.#entries[index]!;
    return known === UNKNOWN
      ? this.#resolve(this.#entries, index, `entry:${this.#lexicon.entries[index]!.id}`)
      : known;
  }

  category(index: number): number {
    const known = this.#categories[index]!;
    if (known !== UNKNOWN) return known;
    const { lens, name } = this.#lexicon.categories[index]!;
    return this.#resolve(this.#categories, index, `category:${lens}.${name}`);
  }

  /** A cue of the situation, by its own name. */
  form(name: string): number {
    return this.#open ? this.#number(`form:${name}`) : (this.#byName.get(`form:${name}`) ?? NEVER);
  }
}
