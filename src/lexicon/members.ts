import type { CompiledLexicon } from './compiled.js';
import type { Kinds } from './kinds.js';
import { NO_SPAN, type Sheet, type Span } from './sheet.js';
import type { Vocabulary } from './vocabulary.js';

const NONE: readonly number[] = [];

/** Which words and spans are members of which classes. */
export class Members {
  readonly #lexicon: CompiledLexicon;
  readonly #words: number;
  /** By a class's number: its words as bits. Common words lie close together, so that what is asked of them is at hand. */
  readonly #bits: Uint32Array;
  /** 32-bit words of a class's bits. */
  readonly #width: number;
  /** By a word's number: its classes that have a name. */
  readonly #namedOf: (readonly number[])[];

  readonly #kinds: Kinds;

  /** @param vocabulary holds every word of the lexicon */
  constructor(lexicon: CompiledLexicon, vocabulary: Vocabulary, kinds: Kinds) {
    this.#lexicon = lexicon;
    this.#kinds = kinds;
    this.#words = vocabulary.words.length;
    this.#width = (this.#words >> 5) + 1;
    this.#bits = new Uint32Array(this.#width * lexicon.classCount);
    this.#namedOf = new Array<readonly number[]>(this.#words).fill(NONE);
    for (const [word, classes] of Object.entries(lexicon.words)) {
      const type = vocabulary.typeOf(word);
      this.#namedOf[type] = this.namedAmong(classes);
      for (const number of classes) this.#bits[number * this.#width + (type >> 5)]! |= 1 << (type & 31);
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
    return type < this.#words && (this.#bits[number * this.#width + (type >> 5)]! & (1 << (type & 31))) !== 0;
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
    if (!alone && !this.#spans(sheet, at, number, length)) return false;
    return sheet.shields[at]?.includes(number) !== true;
  }

  /** Whether a member of several words begins at `at`, shields left aside. */
  isSpanned(sheet: Sheet, at: number, number: number): boolean {
    const { spans, nextSpan } = sheet;
    for (let index = sheet.firstSpan[at]!; index !== NO_SPAN; index = nextSpan[index]!)
      if (this.#holds(spans[index]!, number)) return true;
    return false;
  }

  /** Whether a span is a member of the class. */
  #holds({ kind, classes }: Span, number: number): boolean {
    if (!this.#kinds.mayHold(kind, number)) return false;
    return number < this.#lexicon.classNames.length || isAmong(classes, number);
  }

  #spans(sheet: Sheet, at: number, number: number, length: number): boolean {
    const { spans, nextSpan } = sheet;
    for (let index = sheet.firstSpan[at]!; index !== NO_SPAN; index = nextSpan[index]!) {
      const span = spans[index]!;
      if (span.length === length && this.#holds(span, number)) return true;
    }
    return false;
  }

  /** Length in words of the longest member of the class that begins at `at`, or 0. */
  lengthAt(sheet: Sheet, at: number, number: number): number {
    let longest = this.is(sheet.types[at]!, number) ? 1 : 0;
    const { spans, nextSpan } = sheet;
    for (let index = sheet.firstSpan[at]!; index !== NO_SPAN; index = nextSpan[index]!) {
      const span = spans[index]!;
      if (span.length > longest && this.#holds(span, number)) longest = span.length;
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
