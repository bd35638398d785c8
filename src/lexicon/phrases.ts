import type { Sheet, Span } from './sheet.js';

/** What a phrase brings where it ends. */
interface End {
  span?: Span;
  /** Classes that it takes away from its words. */
  shields?: readonly number[];
}

const NONE: readonly number[] = [];
/**
 * Numbers in a step's row: the node it leaves (one more, since 0 is an empty row), a word, the node it leads to (0 where no
 * phrase goes on), its end.
 */
const STEP = 4;
/** Pairs of words fall on this many bits. */
const PAIRS = 1 << 19;

function hashOf(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/**
 * Members of several words, found word by word; words by their vocabulary numbers. The steps from word to word lie in one
 * hashed table of numbers: a tree of objects would cost a look at distant memory for each of its parts.
 */
export class Phrases {
  readonly #steps: Int32Array;
  readonly #mask: number;
  /** One less than a step's end number; 0 is no end. */
  readonly #ends: End[] = [];
  /** Pairs of words that begin a phrase, as bits by their hash: most others are told at a glance. */
  readonly #pairs = new Uint32Array(PAIRS >> 5);
  /** A phrase's first word is its first node; the others have higher numbers. */
  #nodes: number;

  /**
   * @param words how many words there are
   * @param steps how many steps from word to word there are at most
   */
  constructor(words: number, steps: number) {
    this.#nodes = words;
    const rows = 2 ** Math.ceil(Math.log2(1.5 * steps + 2));
    this.#mask = rows - 1;
    this.#steps = new Int32Array(rows * STEP);
  }

  /** @param shields classes that the phrase takes away from its words */
  add(words: readonly number[], span: Span, shields: readonly number[]): void {
    const [first = 0, ...rest] = words;
    let row = -1;
    for (const word of rest) row = this.#step(row < 0 ? first : this.#nodeAt(row), word);
    const end = this.#endAt(row);
    if (span.classes.length > 0) end.span = span;
    if (shields.length > 0) end.shields = shields;
    const pair = hashOf(first, words[1] ?? 0) & (PAIRS - 1);
    this.#pairs[pair >> 5]! |= 1 << (pair & 31);
  }

  /** The row of a step, added where there is none. */
  #step(node: number, word: number): number {
    const row = this.#rowOf(node, word);
    if (this.#steps[row] === 0) this.#steps.set([node + 1, word, 0, 0], row);
    return row;
  }

  /** The node that a step leads to, for a phrase that goes on from there. */
  #nodeAt(row: number): number {
    if (this.#steps[row + 2] === 0) this.#steps[row + 2] = this.#nodes++;
    return this.#steps[row + 2]!;
  }

  #endAt(row: number): End {
    const number = this.#steps[row + 3]!;
    if (number > 0) return this.#ends[number - 1]!;
    const end: End = {};
    this.#steps[row + 3] = this.#ends.push(end);
    return end;
  }

  /** The row of the step from a node by a word, or the empty one where it would stand. */
  #rowOf(node: number, word: number): number {
    const steps = this.#steps;
    for (let slot = hashOf(node, word) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const row = slot * STEP;
      if (steps[row] === 0 || (steps[row] === node + 1 && steps[row + 1] === word)) return row;
    }
  }

  /** Whether a phrase may begin with these two words. */
  mayBegin(first: number, second: number): boolean {
    const pair = hashOf(first, second) & (PAIRS - 1);
    return (this.#pairs[pair >> 5]! & (1 << (pair & 31))) !== 0;
  }

  /** Notes the phrases that begin at a word, the short ones first. */
  lay(sheet: Sheet, at: number): void {
    let node = sheet.types[at]!;
    for (let next = at + 1; next < sheet.count; next++) {
      const row = this.#rowOf(node, sheet.types[next]!);
      if (this.#steps[row] === 0) return;
      node = this.#steps[row + 2]!;
      const end = this.#steps[row + 3]!;
      if (end > 0) lay(sheet, at, next, this.#ends[end - 1]!);
      if (node === 0) return;
    }
  }
}

function lay(sheet: Sheet, at: number, last: number, { span, shields = NONE }: End): void {
  if (span !== undefined) sheet.addSpan(at, span);
  for (const number of shields) for (let word = at; word <= last; word++) sheet.addShield(word, number);
}
