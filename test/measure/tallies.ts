import { seeded } from '../../src/measure/random.js';
import type { Tally } from '../../src/model/index.js';

/** A tally of one conversation; what is not named is nought. */
export function tally(conversation: string, counts: Partial<Tally>): Tally {
  const { centric = 0, focused = 0, mixed = 0, neutral = 0, none = 0 } = counts;
  const statements = centric + focused + mixed + neutral + none;
  return { conversation, statements, centric, focused, mixed, neutral, none };
}

/** `count` conversations of `length` counted statements, centric with a chance that differs from one to the next. */
export function conversations(count: number, length: number, seed = 7): Tally[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const chance = 0.3 + 0.4 * random();
    const centric = Array.from({ length }, random).filter((draw) => draw < chance).length;
    return tally(`c${index}`, { centric, focused: length - centric, none: length });
  });
}

/** The same rows in another order. */
export function shuffled<Row>(rows: readonly Row[], seed: number): Row[] {
  const random = seeded(seed);
  return rows
    .map((row) => ({ row, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ row }) => row);
}
