import type { Turn } from '../format.js';
import type { Piece } from './collect.js';

/** A speech longer than this is cut where the next line begins. */
const LONGEST_SPEECH = 20_000;

/** A turn before its words. */
type Begun = Pick<Turn, 'speaker' | 'startMs' | 'line'>;

/** Puts turns together line by line, and keeps what is finished until it is taken. */
export class TurnWriter {
  readonly #between: ' ' | '\n';
  #done: Piece[] = [];
  #turn: Begun | undefined;
  #parts: string[] = [];
  #length = 0;

  constructor(between: ' ' | '\n' = ' ') {
    this.#between = between;
  }

  /** The turn being written, without its words. */
  get current(): Begun | undefined {
    return this.#turn;
  }

  get isFull(): boolean {
    return this.#length > LONGEST_SPEECH;
  }

  /** Ends the turn before and begins another. */
  begin(turn: Begun, text = ''): void {
    this.end();
    this.#turn = turn;
    this.add(text);
  }

  add(text: string): void {
    const words = text.trim();
    if (words !== '') this.#parts.push(words);
    this.#length += words.length;
  }

  /** Ends the turn; where it has a `reason` against it, it is set aside. */
  end(reason?: string): void {
    const text = this.#parts.length === 1 ? (this.#parts[0] ?? '') : this.#parts.join(this.#between);
    const turn = this.#turn;
    this.#turn = undefined;
    this.#parts = [];
    this.#length = 0;
    if (text === '') return;
    if (turn && reason === undefined) {
      const { speaker, startMs, line } = turn;
      this.#done.push({ kind: 'turn', turn: { speaker, text, startMs, line } });
    } else this.aside(reason ?? NOBODY);
  }

  /** Something that is no speech. */
  aside(reason: string): void {
    this.#done.push({ kind: 'aside', reason });
  }

  /** What was finished since the last call. */
  take(): readonly Piece[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  /** Ends the last turn, and gives what was finished since the last call. */
  rest(): readonly Piece[] {
    this.end();
    return this.take();
  }
}

const NOBODY = 'text before the first speaker';
