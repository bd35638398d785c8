import type { Kinds } from './kinds.js';

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
  /** Whether there are any of those. */
  readonly tells: boolean;
  /** Where the row of its kind begins. */
  readonly kind: number;
}

/** Where no span, or no further one, begins. */
export const NO_SPAN = -1;

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
  /** Members of several words, and whatever "who is meant" adds, as they were laid. */
  readonly spans: Span[] = [];
  /** By position, the first of `spans` that begins there; by span, the next one that begins at the same place. `NO_SPAN` ends both. */
  readonly firstSpan: number[] = [];
  readonly nextSpan: number[] = [];
  /** Classes that an `except` phrase takes away from a word, by position. */
  readonly shields: (number[] | undefined)[] = [];
  /** What is to be known of a word besides its own classes, by position. */
  readonly special: number[] = [];
  /** Words right behind a span, by position: 1 for such a word. */
  readonly behind: number[] = [];
  /** The named classes that stand anywhere in the statement, as bits. */
  readonly present: Int32Array;
  #spanCount = 0;
  /** Positions below this may hold shields. */
  #shielded = 0;
  readonly #kinds: Kinds;

  constructor(kinds: Kinds) {
    this.#kinds = kinds;
    this.present = new Int32Array(kinds.width);
  }

  /** Forgets the last statement. */
  clear(): void {
    for (let at = 0; at < this.#shielded; at++) this.shields[at] = undefined;
    this.#shielded = 0;
    this.#spanCount = 0;
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
    this.firstSpan[at] = NO_SPAN;
    return at;
  }

  /** Whether a named class stands in the statement. */
  has(classNumber: number): boolean {
    return (this.present[classNumber >> 5]! & (1 << (classNumber & 31))) !== 0;
  }

  addSpan(at: number, span: Span): void {
    this.#append(at, span);
    if (span.tells && this.special[at] === ORDINARY) this.special[at] = SPANNED;
    this.behind[at + span.length] = 1;
    const { rows } = this.#kinds;
    for (let word = 0; word < this.present.length; word++) this.present[word]! |= rows[span.kind + word]!;
  }

  #append(at: number, span: Span): void {
    const added = this.#spanCount++;
    this.spans[added] = span;
    this.nextSpan[added] = NO_SPAN;
    let last = this.firstSpan[at]!;
    if (last === NO_SPAN) {
      this.firstSpan[at] = added;
      return;
    }
    while (this.nextSpan[last]! !== NO_SPAN) last = this.nextSpan[last]!;
    this.nextSpan[last] = added;
  }

  /** Whether a span begins at a place. */
  isSpanned(at: number): boolean {
    return at < this.count && this.firstSpan[at] !== NO_SPAN;
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
    if (at >= this.#shielded) this.#shielded = at + 1;
  }
}
