/** A written word cut into pieces: for each its vocabulary number and offsets from the written word's beginning. */
export interface Spelling {
  /** As written, ASCII letters in lower case. */
  readonly written: string;
  readonly types: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** How one written word is cut. */
export interface Piece {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const SLOTS = 1 << 17;
/** Beyond this many remembered spellings the table would fill up: rarer ones are then cut each time. */
const MOST_SPELLINGS = 60_000;

/** A code unit with ASCII capitals made small. */
function folded(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/**
 * Numbers words, and remembers how written words are cut, keyed by their letters in place: a word that was met before
 * costs no new string. Number 0 is every word that is not known.
 */
export class Vocabulary {
  /** Words by their number. */
  readonly words: string[] = [''];
  readonly #types = new Map<string, number>();
  readonly #slots: (Spelling | undefined)[] = new Array<Spelling | undefined>(SLOTS);
  readonly #learns: boolean;
  #spellings = 0;

  /** @param learns whether unknown words get numbers of their own as they are met */
  constructor(learns = false) {
    this.#learns = learns;
  }

  /** The number of a word, added where it has none yet. */
  add(word: string): number {
    const known = this.#types.get(word);
    if (known !== undefined) return known;
    this.#types.set(word, this.words.length);
    return this.words.push(word) - 1;
  }

  /** The number of a word, or 0. */
  typeOf(word: string): number {
    return this.#learns ? this.add(word) : (this.#types.get(word) ?? 0);
  }

  /** The hash of the letters between two offsets, capitals folded (FNV-1a). */
  hash(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ folded(text.charCodeAt(at)), 0x01000193);
    return hash >>> 0;
  }

  /** How the written word between two offsets is cut, if it was met before; else `cut` says, and it is remembered. */
  spell(text: string, start: number, end: number, cut: (written: string) => readonly Piece[]): Spelling {
    const hash = this.hash(text, start, end);
    let slot = hash & (SLOTS - 1);
    for (let spelling = this.#slots[slot]; spelling !== undefined; spelling = this.#slots[slot]) {
      if (isAt(spelling.written, text, start, end)) return spelling;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const written = text.slice(start, end);
    const pieces = cut(lowered(written));
    const spelling: Spelling = {
      written: written.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
      types: pieces.map(({ word }) => this.typeOf(word)),
      starts: pieces.map((piece) => piece.start),
      ends: pieces.map((piece) => piece.end),
    };
    if (spelling.types.some((type) => type > 0) && this.#spellings < MOST_SPELLINGS) {
      this.#slots[slot] = spelling;
      this.#spellings++;
    }
    return spelling;
  }
}

/** Lower case of the same length, so that offsets hold: "İ" alone would become two. */
function lowered(written: string): string {
  const lower = written.toLowerCase();
  if (lower.length === written.length) return lower;
  return [...written]
    .map((char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char))
    .join('');
}

function isAt(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let at = 0; at < written.length; at++) {
    if (written.charCodeAt(at) !== folded(text.charCodeAt(start + at))) return false;
  }
  return true;
}
