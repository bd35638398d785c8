import { setImmediate } from 'node:timers/promises';
import type { Ledger } from './ledger.js';

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: whoever else visits is answered between two. */
function ownTurn(): Promise<unknown> {
  turn = turn.then(() => setImmediate());
  return turn;
}

/** Answers that hold as long as the store does not change: they go with the ledger of its state. */
export class Kept<Value> {
  readonly #answers = new WeakMap<Ledger, Map<string, Promise<Value>>>();

  /** The answer to a question, worked out when it is first asked. One that failed is worked out again. */
  get(ledger: Ledger, question: string, answer: () => Promise<Value>): Promise<Value> {
    const answers = this.#answers.get(ledger) ?? new Map<string, Promise<Value>>();
    this.#answers.set(ledger, answers);
    const known = answers.get(question);
    if (known !== undefined) return known;
    const asked = ownTurn().then(answer);
    answers.set(question, asked);
    asked.catch(() => answers.delete(question));
    return asked;
  }
}

/** A page that waits for something longer than this takes what was true a moment ago. */
const PATIENCE_MS = 80;

interface Earlier<Value> {
  readonly removals: number;
  readonly value: Value;
}

/**
 * The same for what takes longer to work out than a page may: meanwhile the answer to an earlier state of the same store is given,
 * unless something has been taken out of it since. For what stands by itself: beside other numbers it would be of another time than they.
 */
export class KeptPatiently<Value> {
  readonly #kept = new Kept<Value>();
  readonly #latest = new WeakMap<object, Map<string, Earlier<Value>>>();

  /** @param ripen makes a new answer ready, as long as there is an earlier one to give. Never fails. */
  get(
    ledger: Ledger,
    question: string,
    answer: () => Promise<Value>,
    ripen?: (value: Value) => Promise<void>,
  ): Promise<Value> {
    const { removals } = ledger;
    const latest = this.#latest.get(ledger.reckoner) ?? new Map<string, Earlier<Value>>();
    this.#latest.set(ledger.reckoner, latest);
    const before = latest.get(question);
    const isGood = before?.removals === removals;
    const asked = this.#kept.get(ledger, question, async () => {
      const value = await answer();
      if (isGood) await ripen?.(value);
      latest.set(question, { removals, value });
      return value;
    });
    return isGood ? Promise.race([asked, laterThan(PATIENCE_MS, before.value)]) : asked;
  }
}

export function laterThan<Value>(ms: number, value: Value): Promise<Value> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, value).unref();
  });
}
