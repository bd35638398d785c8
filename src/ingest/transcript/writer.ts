import type { Turn } from '../format.js';
import type { Piece } from './collect.js';

/** A speech longer than this is cut where the next line begins. */
const LONGEST_SPEECH = 20_000;

/** Puts turns together line by line: what a line adds, and what is finished when the next turn begins. */
export class TurnWriter {
  readonly #between: ' ' | '\n';
  #turn: Omit<Turn, 'text'> | undefined;
  #parts: string[] = [];
  #length = 0;

  constructor(between: ' ' | '\n' = ' ') {
    this.#between = between;
  }

  /** The turn being written, without its words. */
  get current(): Omit<Turn, 'text'> | undefined {
    return this.#turn;
  }

  get isFull(): boolean {
    return this.#length > LONGEST_SPEECH;
  }

  /** Ends the turn before and begins another. */
  begin(turn: Omit<Turn, 'text'>, text = ''): Piece[] {
    const before = this.end();
    this.#turn = turn;
    this.add(text);
    return before;
  }

  add(text: string): void {
    const words = text.trim();
    if (words !== '') this.#parts.push(words);
    this.#length += words.length;
  }

  /** Ends the turn; where it has a `reason` against it, it is set aside. */
  end(reason?: string): Piece[] {
    const text = this.#parts.join(this.#between);
    const turn = this.#turn;
    this.#turn = undefined;
    this.#parts = [];
    this.#length = 0;
    if (text === '') return [];
    return turn && reason === undefined
      ? [{ kind: 'turn', turn: { ...turn, text } }]
      : [{ kind: 'aside', reason: reason ?? NOBODY }];
  }
}

const NOBODY = 'text before the first speaker';
