import type { CompiledLexicon } from './compiled.js';
import type { Sheet, Span } from './sheet.js';
import type { Vocabulary } from './vocabulary.js';

const NONE: readonly number[] = [];

/** Which words and spans are members of which classes. */
export class Members {
  readonly #lexicon: CompiledLexicon;
  readonly #words: number;
  /** By a word's number: its classes as bits, and those with a name. */
  readonly #bits: Uint32Array;
  readonly #width: number;
  readonly #namedOf: (readonly number[])[];

  /** @param vocabulary holds every word of the lexicon */
  constructor(lexicon: CompiledLexicon, vocabulary: Vocabulary) {
    this.#lexicon = lexicon;
    this.#words = vocabulary.words.length;
    this.#width = (lexicon.classCount >> 5) + 1;
    this.#bits = new Uint32Array(this.#width * this.#words);
    this.#namedOf = new Array<readonly number[]>(this.#words).fill(NONE);
    for (const [word, classes] of Object.entries(lexicon.words)) {
      const type = vocabulary.typeOf(word);
      this.#namedOf[type] = this.namedAmong(classes);
      for (const number of classes) this.#bits[type * this.#width + (number >> 5)]! |= 1 << (number & 31);
    }
  }

  /** Those of some classes that have a name and are no triggers of scope. */
  namedAmong(classes: readonly number[]): readonly number[] {
    const { classNames } = this.#lexicon;
    return classes.filter((number) => number < classNames.length && !classNames[number]!.includes('.'));
  }

  /** The named classes of a word by its vocabulary number; triggers of scope left out. */
  namedOf(type: number): readonly number[] {
    return this.#namedOf[type] ?? NONE;
  }

  /** Whether a word by itself is a member of the class. */
  is(type: number, number: number): boolean {
    return ((this.#bits[type * this.#width + (number >> 5)] ?? 0) & (1 << (number & 31))) !== 0;
  }

  /** By a word's vocabulary number, 1 where it is by itself a member of one of the classes. */
  startersOf(classes: readonly number[]): Uint8Array {
    return Uint8Array.from({ length: this.#words }, (_, type) =>
      Number(type > 0 && classes.some((number) => this.is(type, number))),
    );
  }

  /** Whether a member of the class, of just so many words, begins at `at`. */
  stands(sheet: Sheet, at: number, number: number, length: number): boolean {
    const alone = length === 1 && this.is(sheet.types[at]!, number);
    if (!alone && !this.#isSpanned(sheet, at, number, length)) return false;
    return sheet.shields[at]?.includes(number) !== true;
  }

  /** Whether a member of the class begins at `at`, shields left aside. */
  mayStand(sheet: Sheet, at: number, number: number): boolean {
    if (this.is(sheet.types[at]!, number)) return true;
    const spans = sheet.spans[at];
    if (spans !== undefined) for (const span of spans) if (this.#holds(span, number)) return true;
    return false;
  }

  /** Whether a span is a member of the class: those with a name have a bit of their own. */
  #holds({ present, nameless, classes }: Span, number: number): boolean {
    if (number < this.#lexicon.classNames.length) return (present[number >> 5]! & (1 << (number & 31))) !== 0;
    return (nameless & (1 << (number & 31))) !== 0 && isAmong(classes, number);
  }

  #isSpanned({ spans }: Sheet, at: number, number: number, length: number): boolean {
    const here = spans[at];
    if (here === undefined) return false;
    for (const span of here) if (span.length === length && this.#holds(span, number)) return true;
    return false;
  }

  /** Length in words of the longest member of the class that begins at `at`, or 0. */
  lengthAt(sheet: Sheet, at: number, number: number): number {
    let longest = this.is(sheet.types[at]!, number) ? 1 : 0;
    const spans = sheet.spans[at];
    if (spans !== undefined) {
      for (const span of spans) if (span.length > longest && this.#holds(span, number)) longest = span.length;
    }
    return longest > 0 && sheet.shields[at]?.includes(number) === true ? 0 : longest;
  }
}

/** Whether a number is in a sorted list; lists of phrases such as "would be" are long. */
function isAmong(sorted: readonly number[], number: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === number;
}
