import { seeded } from '../../measure/index.js';
import type { Interval } from '../../model/index.js';

/** A figure with its 95 % interval; absent where there is nothing to count it from. */
export type Figure =
  | ({ readonly kind: 'figure'; readonly value: number } & Interval)
  | { readonly kind: 'none' };

/** Everything that figures are made of, as plain counts and sums: those of two groups add up to those of both. */
export type Tally = Float64Array;

/** How things are tallied. */
export interface Counting<T> {
  /** How many counts and sums there are. */
  readonly size: number;
  add(tally: Tally, thing: T): void;
}

/** What was tallied, and what would have been if chance had brought other conversations. */
export interface Resampled {
  readonly all: Tally;
  readonly draws: readonly Tally[];
  readonly conversations: number;
}

const ROUNDS = 400;
const SEED = 7;

function addTo(to: Tally, from: Tally): void {
  for (let at = 0; at < to.length; at++) to[at]! += from[at]!;
}

/** Tallies whole conversations and draws them anew, since what is said in one hangs together. Seeded. */
export function resample<
  T extends { readonly gold: { readonly source: string; readonly conversation: string } },
>(judgements: readonly T[], { size, add }: Counting<T>): Resampled {
  const byConversation = new Map<string, Tally>();
  for (const judgement of judgements) {
    const key = `${judgement.gold.source}\n${judgement.gold.conversation}`;
    const tally = byConversation.get(key) ?? new Float64Array(size);
    byConversation.set(key, tally);
    add(tally, judgement);
  }
  const units = [...byConversation.values()];
  const all = new Float64Array(size);
  for (const unit of units) addTo(all, unit);
  const random = seeded(SEED);
  const draws = Array.from({ length: ROUNDS }, () => {
    const draw = new Float64Array(size);
    for (let at = 0; at < units.length; at++) addTo(draw, units[Math.floor(random() * units.length)]!);
    return draw;
  });
  return { all, draws, conversations: units.length };
}

/** A figure and its percentile bootstrap interval. @param of gives NaN where there is nothing to divide by */
export function figure({ all, draws }: Resampled, of: (tally: Tally) => number): Figure {
  const value = of(all);
  if (Number.isNaN(value)) return { kind: 'none' };
  const drawn = draws.map(of).filter((one) => !Number.isNaN(one));
  drawn.sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] ?? value;
  return { kind: 'figure', value, low: at(0.025), high: at(0.975) };
}
