/** How one written word is cut: offsets from its beginning. */
export interface Piece {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of a written word, by its vocabulary number. */
export interface Numbered {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** Written words that are remembered: each slot holds the last one that fell on it, so that rare words cannot fill them up. */
const SLOTS = 1 << 15;
/** Numbers in a slot: two hashes of a written word, its length, and its spelling. */
const SLOT = 4;

/** A code unit with ASCII capitals made small. */
function folded(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** The beginnings of two hashes, and their next steps: the tokeniser takes the steps as it passes the letters. */
export const HASH_SEED = 0x811c9dc5;
export const OTHER_SEED = 0;

/** The hash with one more code unit, ASCII capitals folded (FNV-1a). */
export function hashed(hash: number, code: number): number {
  return Math.imul(hash ^ folded(code), 0x01000193);
}

/** The same for the other hash (Bernstein's, times 33). */
export function hashedOther(hash: number, code: number): number {
  return (Math.imul(hash, 33) + folded(code)) | 0;
}

/**
 * Numbers words, and remembers how written words are cut: a word that was met before costs one look into a table of
 * numbers. Words are told apart there by two hashes and their length. Number 0 is every word that is not known.
 */
export class Vocabulary {
  /** Words by their number. */
  readonly words: string[] = [''];
  readonly #types = new Map<string, number>();
  /** Empty until the first word is spelled. */
  #slots = new Int32Array(0);
  /** By slot: the pieces of a written word that was cut. */
  #pieces: (readonly Numbered[])[] = [];
  readonly #learns: boolean;

  /** @param learns whether unknown words get numbers of their own as they are met */
  constructor(learns = false) {
    this.#learns = learns;
  }

  /** The number of a word, added where it has none yet. */
  add(word: string): number {
    const known = this.#types.get(word);
    if (known !== undefined) return known;
    if (!this.#learns) this.#forget();
    this.#types.set(word, this.words.length);
    return this.words.push(word) - 1;
  }

  #forget(): void {
    if (this.#slots.length > 0) this.#slots = new Int32Array(0);
  }

  /** The number of a word, or 0. */
  typeOf(word: string): number {
    return this.#learns ? this.add(word) : (this.#types.get(word) ?? 0);
  }

  /**
   * The number of the word between two offsets, or, where it is cut into several, a negative one that `piecesOf` knows
   * until the next word is spelled. `cut` says how, unless the word is remembered.
   */
  spell(text: string, start: number, end: number, cut: (written: string) => readonly Piece[]): number {
    let hash = HASH_SEED;
    let other = OTHER_SEED;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      hash = hashed(hash, code);
      other = hashedOther(other, code);
    }
    return this.spellHashed(text, start, end, cut, hash, other);
  }

  /** The same where the hashes of the word's letters are known already. */
  spellHashed(
    text: string,
    start: number,
    end: number,
    cut: (written: string) => readonly Piece[],
    hash: number,
    other: number,
  ): number {
    const slots = this.#slots;
    const row = (hash & (SLOTS - 1)) * SLOT;
    if (slots[row] === hash && slots[row + 1] === other && slots[row + 2] === end - start)
      return slots[row + 3]!;
    return this.#remember(text.slice(start, end), cut, hash, other);
  }

  /** What a word was cut into, by the negative number that spelling it gave. */
  piecesOf(spelled: number): readonly Numbered[] {
    return this.#pieces[-spelled - 1]!;
  }

  #remember(
    written: string,
    cut: (written: string) => readonly Piece[],
    hash: number,
    other: number,
  ): number {
    const pieces = cut(lowered(written)).map(({ word, start, end }) => ({
      type: this.typeOf(word),
      start,
      end,
    }));
    if (this.#slots.length === 0) this.#slots = new Int32Array(SLOTS * SLOT);
    const slot = hash & (SLOTS - 1);
    const [only] = pieces;
    const whole = pieces.length === 1 && only?.start === 0 && only.end === written.length;
    if (!whole) this.#pieces[slot] = pieces;
    const spelled = whole ? only.type : -slot - 1;
    this.#slots.set([hash, other, written.length, spelled], slot * SLOT);
    return spelled;
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
