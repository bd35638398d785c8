import type { Hidden, Interval, Measured, TooLittle } from '../model/index.js';

/** The difference between two numbers in the units they have, with its 95 % interval. */
interface Difference extends Interval {
  readonly value: number;
}

/** What became of a number from one period, or group, to another. */
export type Change =
  | ({ readonly kind: 'change'; readonly direction: 'up' | 'down' } & Difference)
  | ({ readonly kind: 'no-clear-change' } & Difference)
  | { readonly kind: 'cannot-compare'; readonly because: TooLittle | Hidden | Masked | OtherWords };

/** One of the two is told only as "under 5 %" or "over 95 %". */
export interface Masked {
  readonly kind: 'masked';
}

/** The two were labelled by different lexicons or weights: what differs may be the ruler. */
export interface OtherWords {
  readonly kind: 'other-words';
}

/**
 * Compares two numbers from different conversations. It is a change only if the interval of the difference leaves out
 * zero. The interval comes from the two given ones (Newcombe 1998, method 10; Zou and Donner 2008), so it carries
 * whatever they carry: clustering and classifier error.
 */
export function compare(before: Measured, after: Measured): Change {
  if (before.kind !== 'shown') return { kind: 'cannot-compare', because: before };
  if (after.kind !== 'shown') return { kind: 'cannot-compare', because: after };
  if (before.masked || after.masked) return { kind: 'cannot-compare', because: { kind: 'masked' } };
  const value = after.value - before.value;
  const low = value - Math.hypot(after.value - after.low, before.high - before.value);
  const high = value + Math.hypot(after.high - after.value, before.value - before.low);
  const difference = { value, low, high };
  if (low > 0) return { kind: 'change', direction: 'up', ...difference };
  if (high < 0) return { kind: 'change', direction: 'down', ...difference };
  return { kind: 'no-clear-change', ...difference };
}
