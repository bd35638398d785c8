import type { Problem } from '../model/index.js';
import type { MoreProblems, ProblemFound } from './format.js';

/** Of one kind of problem, this many are told one by one. */
const MOST_ALIKE = 1000;

/**
 * What could not be read in a file: the first thousand problems of each kind, and how many more there were. A million
 * broken lines then cost little more than a million sound ones.
 */
export class ProblemLog {
  readonly #counts = new Map<string, number>();
  #waiting: ProblemFound[] = [];

  /** Whether further problems of this kind are only counted, so that nobody need find words for them. */
  isFull(code: string): boolean {
    return (this.#counts.get(code) ?? 0) >= MOST_ALIKE;
  }

  add(problem: Problem): void {
    if (!this.isFull(problem.code)) this.#waiting.push({ kind: 'problem', problem });
    this.count(problem.code);
  }

  /** Adds a problem, whose words are found only where somebody will read them. */
  tell(code: string, line: number, words: () => string): void {
    if (this.isFull(code)) this.count(code);
    else this.add({ code, message: words(), line });
  }

  /** Counts problems that nobody will read one by one. */
  count(code: string, times = 1): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + times);
  }

  /** The problems since the last call, in their order. */
  take(): readonly ProblemFound[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  /** Of which kinds there were more than were told. */
  more(): readonly MoreProblems[] {
    return [...this.#counts]
      .filter(([, count]) => count > MOST_ALIKE)
      .map(([code, count]) => ({ kind: 'more', code, count: count - MOST_ALIKE }));
  }

  /** How many problems there were in all. */
  get size(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
