import type { Ledger } from './ledger.js';

/** Answers that hold as long as the store does not change: they go with the ledger of its state. */
export class Kept<Value> {
  readonly #answers = new WeakMap<Ledger, Map<string, Promise<Value>>>();

  /** The answer to a question, worked out when it is first asked. One that failed is worked out again. */
  get(ledger: Ledger, question: string, answer: () => Promise<Value>): Promise<Value> {
    const answers = this.#answers.get(ledger) ?? new Map<string, Promise<Value>>();
    this.#answers.set(ledger, answers);
    const known = answers.get(question);
    if (known !== undefined) return known;
    const asked = answer();
    answers.set(question, asked);
    asked.catch(() => answers.delete(question));
    return asked;
  }
}
