import type { CompiledLexicon } from '../lexicon/index.js';

const UNKNOWN = -2;
const NEVER = -1;

/**
 * Gives every kind of evidence a number. Names are what the weights file shows; the look-ups avoid building names,
 * since they run for every word. An open table numbers what it has not seen (for fitting); a closed one answers -1.
 */
export class Cues {
  readonly names: string[] = [];
  readonly #lexicon: CompiledLexicon;
  readonly #open: boolean;
  readonly #byName = new Map<string, number>();
  readonly #words = new Map<string, number>();
  readonly #rows = new Map<string, Map<string, number>>();
  readonly #before = { customer: new Map<string, number>(), us: new Map<string, number>() };
  readonly #classes: Int32Array;
  readonly #beforeClasses: { readonly customer: Int32Array; readonly us: Int32Array };
  readonly #frames: Int32Array;
  readonly #entries: Int32Array;
  readonly #categories: Int32Array;

  /** @param names the cues of a fitted model; without them the table is open */
  constructor(lexicon: CompiledLexicon, names?: readonly string[]) {
    this.#lexicon = lexicon;
    this.#open = names === undefined;
    const classes = lexicon.classNames.length;
    const table = (size: number) => new Int32Array(size).fill(UNKNOWN);
    this.#classes = table(classes);
    this.#beforeClasses = { customer: table(classes), us: table(classes) };
    this.#frames = table(classes * classes);
    this.#entries = table(lexicon.entries.length);
    this.#categories = table(lexicon.categories.length);
    for (const name of names ?? []) this.#number(name);
    for (const name of names ?? []) this.#fileWords(name);
  }

  /** `word:x`, `row:x y` and `before:x` are reached by their words. */
  #fileWords(name: string): void {
    const number = this.#byName.get(name)!;
    const [kind = '', ...rest] = name.split(':');
    const text = rest.join(':');
    if (kind === 'word') this.#words.set(text, number);
    else if (kind === 'before-customer') this.#before.customer.set(text, number);
    else if (kind === 'before-us') this.#before.us.set(text, number);
    else if (kind === 'row') {
      const [first = '', second = ''] = text.split(' ');
      this.#rowsOf(first).set(second, number);
    }
  }

  #number(name: string): number {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    this.#byName.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  #rowsOf(first: string): Map<string, number> {
    const known = this.#rows.get(first);
    if (known !== undefined) return known;
    const rows = new Map<string, number>();
    this.#rows.set(first, rows);
    return rows;
  }

  /** Numbers a name once and remembers it in `table`. */
  #resolve(table: Int32Array, index: number, nameOf: () => string): number {
    const known = table[index]!;
    if (known !== UNKNOWN) return known;
    const name = nameOf();
    const number = this.#open ? this.#number(name) : (this.#byName.get(name) ?? NEVER);
    table[index] = number;
    return number;
  }

  #spoken(table: Map<string, number>, word: string, kind: string): number {
    const known = table.get(word);
    if (known !== undefined) return known;
    if (!this.#open) return NEVER;
    const number = this.#number(`${kind}:${word}`);
    table.set(word, number);
    return number;
  }

  #className(index: number): string {
    return this.#lexicon.classNames[index] ?? '';
  }

  word(word: string): number {
    return this.#spoken(this.#words, word, 'word');
  }

  row(first: string, second: string): number {
    const rows = this.#open ? this.#rowsOf(first) : this.#rows.get(first);
    const known = rows?.get(second);
    if (known !== undefined || !this.#open) return known ?? NEVER;
    const number = this.#number(`row:${first} ${second}`);
    rows?.set(second, number);
    return number;
  }

  beforeWord(speaker: 'customer' | 'us', word: string): number {
    return this.#spoken(this.#before[speaker], word, `before-${speaker}`);
  }

  class(index: number): number {
    return this.#resolve(this.#classes, index, () => `class:${this.#className(index)}`);
  }

  beforeClass(speaker: 'customer' | 'us', index: number): number {
    return this.#resolve(
      this.#beforeClasses[speaker],
      index,
      () => `before-${speaker}:#${this.#className(index)}`,
    );
  }

  frame(first: number, second: number): number {
    const index = first * this.#lexicon.classNames.length + second;
    return this.#resolve(
      this.#frames,
      index,
      () => `frame:${this.#className(first)} ${this.#className(second)}`,
    );
  }

  entry(index: number): number {
    return this.#resolve(this.#entries, index, () => `entry:${this.#lexicon.entries[index]!.id}`);
  }

  category(index: number): number {
    const { lens, name } = this.#lexicon.categories[index]!;
    return this.#resolve(this.#categories, index, () => `category:${lens}.${name}`);
  }

  form(name: string): number {
    return this.#open ? this.#number(`form:${name}`) : (this.#byName.get(`form:${name}`) ?? NEVER);
  }
}
