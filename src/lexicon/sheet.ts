import type { Tokens } from './tokens.js';

/** A member of a class that stands at some position: which class, and how many words it covers. */
export interface Span {
  readonly class: number;
  readonly length: number;
}

/**
 * One statement laid out for matching: its words, and which classes begin where.
 * Reused from statement to statement; nothing of it may be kept.
 */
export class Sheet {
  count = 0;
  /** Vocabulary number of each word; 0 is a word the lexicon does not know. */
  types = new Int32Array(64);
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  words: string[] = [];
  /** Members of several words, and whatever "who is meant" adds, by position. */
  readonly spans: (Span[] | undefined)[] = [];
  /** Classes that an `except` phrase takes away from a word, by position. */
  readonly shields: (number[] | undefined)[] = [];
  /** Classes that stand anywhere in the statement. */
  readonly present: number[] = [];
  readonly #stamps: Uint32Array;
  #stamp = 0;

  constructor(classCount: number) {
    this.#stamps = new Uint32Array(classCount);
  }

  /** Empties the sheet and makes room for `words` words. */
  reset(words: number): void {
    if (words > this.types.length) {
      this.types = new Int32Array(words * 2);
      this.starts = new Int32Array(words * 2);
      this.ends = new Int32Array(words * 2);
    }
    for (let at = 0; at < this.count; at++) {
      this.spans[at] = undefined;
      this.shields[at] = undefined;
    }
    this.count = 0;
    this.words.length = 0;
    this.present.length = 0;
    this.#stamp++;
  }

  push(type: number, tokens: Tokens, at: number): void {
    const to = this.count++;
    this.types[to] = type;
    this.starts[to] = tokens.starts[at] ?? 0;
    this.ends[to] = tokens.ends[at] ?? 0;
    this.words[to] = tokens.words[at] ?? '';
  }

  note(classNumber: number): void {
    if (this.#stamps[classNumber] === this.#stamp) return;
    this.#stamps[classNumber] = this.#stamp;
    this.present.push(classNumber);
  }

  has(classNumber: number): boolean {
    return this.#stamps[classNumber] === this.#stamp;
  }

  addSpan(at: number, classNumber: number, length: number): void {
    const spans = this.spans[at];
    if (spans === undefined) this.spans[at] = [{ class: classNumber, length }];
    else spans.push({ class: classNumber, length });
    this.note(classNumber);
  }

  addShield(at: number, classNumber: number): void {
    const shields = this.shields[at];
    if (shields === undefined) this.shields[at] = [classNumber];
    else shields.push(classNumber);
  }
}
