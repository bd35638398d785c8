import type { Range } from './plan.js';

/** Some words in a row that are a member of classes: a phrase, or a customer where "who is meant" found one. */
export interface Span {
  /** Counts the spans of a matcher. */
  readonly id: number;
  /** How many words it covers. */
  readonly length: number;
  /** In order of their numbers. */
  readonly classes: readonly number[];
  /** Those that have a name and are no triggers of scope. */
  readonly named: readonly number[];
  /** The classes that have a name, as bits. */
  readonly present: Uint32Array;
  /** The others, each as one of 32 bits: where that is missing, so is the class. */
  readonly nameless: number;
  /** The entries it wakes. */
  readonly plans: Range;
}

/** Sets of named classes, a bit each. */
export class ClassBits {
  /** 32-bit words of a set. */
  readonly width: number;
  readonly #named: number;

  /** @param named how many classes have a name; those with higher numbers are in no set */
  constructor(named: number) {
    this.#named = named;
    this.width = Math.ceil(named / 32);
  }

  setOf(classes: readonly number[]): Uint32Array {
    const set = new Uint32Array(this.width);
    for (const number of classes) if (number < this.#named) set[number >> 5]! |= 1 << (number & 31);
    return set;
  }
}

/** A word by itself; one where a phrase of a named class begins; one where a customer or number stands, or a shield. */
export const ORDINARY = 0;
export const SPANNED = 1;
export const IRREGULAR = 2;

/**
 * One statement laid out for matching: its words, and which classes begin where.
 * Reused from statement to statement; nothing of it may be kept.
 */
export class Sheet {
  count = 0;
  /** Vocabulary number of each word; 0 is a word the lexicon does not know. */
  readonly types: number[] = [];
  /** Offsets of each word in the text that was laid out. */
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** Members of several words, and whatever "who is meant" adds, by position. */
  readonly spans: (Span[] | undefined)[] = [];
  /** Classes that an `except` phrase takes away from a word, by position. */
  readonly shields: (number[] | undefined)[] = [];
  /** What is to be known of a word besides its own classes, by position. */
  readonly special: number[] = [];
  /** Words right behind a span, by position: 1 for such a word. */
  readonly behind: number[] = [];
  /** The named classes that stand anywhere in the statement, as bits. */
  readonly present: Uint32Array;
  /** Positions below this may hold spans or shields. */
  #used = 0;

  constructor({ width }: ClassBits) {
    this.present = new Uint32Array(width);
  }

  /** Forgets the last statement. */
  clear(): void {
    for (let at = 0; at < this.#used; at++) {
      this.spans[at] = undefined;
      this.shields[at] = undefined;
    }
    this.#used = 0;
    for (let at = 0; at <= this.count; at++) this.behind[at] = 0;
    this.present.fill(0);
    this.count = 0;
  }

  /** Adds a word and gives its place. */
  addWord(type: number, start: number, end: number): number {
    const at = this.count++;
    this.types[at] = type;
    this.starts[at] = start;
    this.ends[at] = end;
    this.special[at] = ORDINARY;
    return at;
  }

  /** Whether a named class stands in the statement. */
  has(classNumber: number): boolean {
    return (this.present[classNumber >> 5]! & (1 << (classNumber & 31))) !== 0;
  }

  addSpan(at: number, span: Span): void {
    const spans = this.spans[at];
    if (spans === undefined) this.spans[at] = [span];
    else spans.push(span);
    if (at >= this.#used) this.#used = at + 1;
    if (span.named.length > 0 && this.special[at] === ORDINARY) this.special[at] = SPANNED;
    this.behind[at + span.length] = 1;
    for (let word = 0; word < this.present.length; word++) this.present[word]! |= span.present[word]!;
  }

  /** Adds a span of a class that is filled in per statement. */
  addFilled(at: number, span: Span): void {
    this.addSpan(at, span);
    this.special[at] = IRREGULAR;
  }

  addShield(at: number, classNumber: number): void {
    const shields = this.shields[at];
    if (shields === undefined) this.shields[at] = [classNumber];
    else shields.push(classNumber);
    this.special[at] = IRREGULAR;
    if (at >= this.#used) this.#used = at + 1;
  }
}
