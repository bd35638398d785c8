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
  /** Members of several words, and whatever "who is meant" adds, by position. */
  readonly spans: (Span[] | undefined)[] = [];
  /** Classes that an `except` phrase takes away from a word, by position. */
  readonly shields: (number[] | undefined)[] = [];
  /** Classes that stand anywhere in the statement. */
  readonly present: number[] = [];
  /** Of each class that is present, the first and the last place where it begins. */
  readonly firstAt: Int32Array;
  readonly lastAt: Int32Array;
  readonly #stamps: Uint32Array;
  #stamp = 0;

  constructor(classCount: number) {
    this.#stamps = new Uint32Array(classCount);
    this.firstAt = new Int32Array(classCount);
    this.lastAt = new Int32Array(classCount);
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
    this.present.length = 0;
    this.#stamp++;
  }

  push(tokens: Tokens, at: number): void {
    const to = this.count++;
    this.types[to] = tokens.types[at] ?? 0;
    this.starts[to] = tokens.starts[at] ?? 0;
    this.ends[to] = tokens.ends[at] ?? 0;
  }

  /** Notes that a class stands at a place. */
  note(classNumber: number, at: number): void {
    if (this.#stamps[classNumber] === this.#stamp) {
      if (at > this.lastAt[classNumber]!) this.lastAt[classNumber] = at;
      else if (at < this.firstAt[classNumber]!) this.firstAt[classNumber] = at;
      return;
    }
    this.#stamps[classNumber] = this.#stamp;
    this.firstAt[classNumber] = at;
    this.lastAt[classNumber] = at;
    this.present.push(classNumber);
  }

  has(classNumber: number): boolean {
    return this.#stamps[classNumber] === this.#stamp;
  }

  addSpan(at: number, classNumber: number, length: number): void {
    const spans = this.spans[at];
    if (spans === undefined) this.spans[at] = [{ class: classNumber, length }];
    else spans.push({ class: classNumber, length });
    this.note(classNumber, at);
  }

  addShield(at: number, classNumber: number): void {
    const shields = this.shields[at];
    if (shields === undefined) this.shields[at] = [classNumber];
    else shields.push(classNumber);
  }
}
