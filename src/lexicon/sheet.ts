import { newTokens, type Tokens } from './tokens.js';

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
  readonly tokens: Tokens = newTokens();
  /** Vocabulary number of each word; 0 is a word the lexicon does not know. */
  readonly types = this.tokens.types;
  readonly starts = this.tokens.starts;
  readonly ends = this.tokens.ends;
  /** Members of several words, and whatever "who is meant" adds, by position. */
  readonly spans: (Span[] | undefined)[] = [];
  /** Classes that an `except` phrase takes away from a word, by position. */
  readonly shields: (number[] | undefined)[] = [];
  /** Named classes that stand anywhere in the statement. */
  readonly present: number[] = [];
  readonly #stamps: Uint32Array;
  #stamp = 0;
  #used = 0;

  constructor(classCount: number) {
    this.#stamps = new Uint32Array(classCount);
  }

  get count(): number {
    return this.tokens.count;
  }

  /** Forgets the last statement; to be called when the words of the next one stand in `tokens`. */
  reset(): void {
    for (let at = 0; at < this.#used; at++) {
      this.spans[at] = undefined;
      this.shields[at] = undefined;
    }
    this.#used = this.tokens.count;
    this.present.length = 0;
    this.#stamp++;
  }

  /** Notes that a class stands in the statement. */
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
