/** A written word and what it was cut into. */
export interface Spelling {
  /** As written, ASCII letters in lower case. */
  readonly written: string;
  /** Its vocabulary number, where it is one word; else `pieces` says which. */
  readonly type: number;
  readonly pieces: readonly Numbered[] | undefined;
}

/** How one written word is cut: offsets from its beginning. */
export interface Piece {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

interface Numbered {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

const SLOTS = 1 << 17;
/** Nobody writes a longer word twice. */
const LONGEST_REMEMBERED = 64;

/** A code unit with ASCII capitals made small. */
function folded(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** The beginning of a hash, and its next step (FNV-1a): the tokeniser takes the steps as it passes the letters. */
export const HASH_SEED = 0x811c9dc5;

/** The hash with one more code unit, ASCII capitals folded. */
export function hashed(hash: number, code: number): number {
  return Math.imul(hash ^ folded(code), 0x01000193);
}

/**
 * Numbers words, and remembers how written words are cut, keyed by their letters in place: a word that was met before
 * costs no new string. Number 0 is every word that is not known.
 */
export class Vocabulary {
  /** Words by their number. */
  readonly words: string[] = [''];
  readonly #types = new Map<string, number>();
  /** Each slot holds the last spelling that fell on it, so that rare words cannot fill it up. */
  #slots: (Spelling | undefined)[] = [];
  readonly #learns: boolean;

  /** @param learns whether unknown words get numbers of their own as they are met */
  constructor(learns = false) {
    this.#learns = learns;
  }

  /** The number of a word, added where it has none yet. */
  add(word: string): number {
    const known = this.#types.get(word);
    if (known !== undefined) return known;
    if (!this.#learns && this.#slots.length > 0) this.#slots = [];
    this.#types.set(word, this.words.length);
    return this.words.push(word) - 1;
  }

  /** The number of a word, or 0. */
  typeOf(word: string): number {
    return this.#learns ? this.add(word) : (this.#types.get(word) ?? 0);
  }

  /** The hash of the letters between two offsets, capitals folded. */
  hash(text: string, start: number, end: number): number {
    let hash = HASH_SEED;
    for (let at = start; at < end; at++) hash = hashed(hash, text.charCodeAt(at));
    return hash;
  }

  /**
   * How the written word between two offsets is cut, if it was met before; else `cut` says, and it is remembered.
   * @param hash of the same letters, where it is known already
   */
  spell(
    text: string,
    start: number,
    end: number,
    cut: (written: string) => readonly Piece[],
    hash: number = this.hash(text, start, end),
  ): Spelling {
    if (end - start > LONGEST_REMEMBERED) return this.#spelled(text.slice(start, end), cut);
    if (this.#slots.length === 0) this.#slots = new Array<Spelling | undefined>(SLOTS).fill(undefined);
    const slot = hash & (SLOTS - 1);
    const known = this.#slots[slot];
    if (known !== undefined && isAt(known.written, text, start, end)) return known;
    const spelling = this.#spelled(text.slice(start, end), cut);
    this.#slots[slot] = spelling;
    return spelling;
  }

  #spelled(written: string, cut: (written: string) => readonly Piece[]): Spelling {
    const pieces = cut(lowered(written)).map(({ word, start, end }) => ({
      type: this.typeOf(word),
      start,
      end,
    }));
    const own = written.length > LONGEST_REMEMBERED ? written : ownCopy(written);
    const [only] = pieces;
    if (pieces.length === 1 && only?.start === 0 && only.end === written.length)
      return { written: own, type: only.type, pieces: undefined };
    return { written: own, type: 0, pieces };
  }
}

/** The word with ASCII capitals folded, in memory of its own: a slice would keep the whole text it was cut from. */
function ownCopy(written: string): string {
  return String.fromCharCode(
    ...Array.from({ length: written.length }, (_, at) => folded(written.charCodeAt(at))),
  );
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
