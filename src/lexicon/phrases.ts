import type { Sheet, Span } from './sheet.js';

/** Phrases as a tree of their words: what ends here, and how it may go on. */
interface Node {
  readonly next: Map<number, Node>;
  span?: Span;
  shields?: readonly number[];
}

const NONE: readonly number[] = [];
/** Pairs of words fall on this many bits. */
const PAIRS = 1 << 19;

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 13;
}

/** Members of several words, found word by word; words by their vocabulary numbers. */
export class Phrases {
  readonly #first: (Node | undefined)[];
  /** Pairs of words that begin a phrase, as bits by their hash: most others are told at a glance. */
  readonly #pairs = new Uint32Array(PAIRS >> 5);

  /** @param words how many words there are */
  constructor(words: number) {
    this.#first = new Array<undefined>(words).fill(undefined);
  }

  /** @param shields classes that the phrase takes away from its words */
  add(words: readonly number[], span: Span, shields: readonly number[]): void {
    const [first = 0, ...rest] = words;
    let node: Node = this.#first[first] ?? { next: new Map() };
    this.#first[first] = node;
    for (const word of rest) {
      const next: Node = node.next.get(word) ?? { next: new Map() };
      node.next.set(word, next);
      node = next;
    }
    if (span.classes.length > 0) node.span = span;
    if (shields.length > 0) node.shields = shields;
    const pair = pairOf(first, words[1] ?? 0);
    this.#pairs[pair >> 5]! |= 1 << (pair & 31);
  }

  /** Whether a phrase may begin with these two words. */
  mayBegin(first: number, second: number): boolean {
    const pair = pairOf(first, second);
    return (this.#pairs[pair >> 5]! & (1 << (pair & 31))) !== 0;
  }

  /** Notes the phrases that begin at a word, the short ones first. */
  lay(sheet: Sheet, at: number): void {
    let node = this.#first[sheet.types[at]!];
    for (let end = at + 1; end < sheet.count && node !== undefined; end++) {
      node = node.next.get(sheet.types[end]!);
      if (node?.span !== undefined) sheet.addSpan(at, node.span);
      for (const number of node?.shields ?? NONE)
        for (let word = at; word <= end; word++) sheet.addShield(word, number);
    }
  }
}
