import type { Shown, Tally, TooLittle } from '../model/index.js';
import { clusterInterval, type Part, type Scale, total } from './cluster.js';

/** Fewer counted statements than this give no number: at 6 of 10 the interval already reaches from 31 to 83 %. */
export const LEAST_STATEMENTS = 10;

/** `count` of `of` in one conversation: statements with a theme of all statements, words of all words. */
export interface Counted {
  readonly conversation: string;
  readonly count: number;
  readonly of: number;
}

/**
 * Centricity ratio: (centric + ½ mixed) / (centric + focused + mixed), pooled over conversations, so that a long one
 * weighs more than a short one.
 * @param tallies one or more rows per conversation; rows of one conversation are put together
 * @param people distinct people who said the counted statements
 */
export function centricityRatio(tallies: readonly Tally[], people: number): Shown | TooLittle {
  return measured(
    byConversation(tallies, (tally) => ({
      top: tally.centric + tally.mixed / 2,
      bottom: tally.centric + tally.focused + tally.mixed,
    })),
    people,
    'share',
  );
}

/** Customer share: statements that speak of customers / all statements of the organisation's side. */
export function customerShare(tallies: readonly Tally[], people: number): Shown | TooLittle {
  return measured(
    byConversation(tallies, (tally) => ({ top: tally.statements - tally.none, bottom: tally.statements })),
    people,
    'share',
  );
}

/** Any other share, such as a theme's: Σ count / Σ of, where each `count` is part of its `of`. Value in 0..1. */
export function shareOf(counted: readonly Counted[], people: number): Shown | TooLittle {
  return measured(byConversation(counted, fromCounted), people, 'share');
}

/** How often something comes per 100 statements, turns or words; may exceed 100. Value and interval are per 100. */
export function ratePer100(counted: readonly Counted[], people: number): Shown | TooLittle {
  const rate = measured(byConversation(counted, fromCounted), people, 'rate');
  if (rate.kind !== 'shown') return rate;
  return { ...rate, value: rate.value * 100, low: rate.low * 100, high: rate.high * 100 };
}

function fromCounted(row: Counted): Part {
  return { top: row.count, bottom: row.of };
}

function byConversation<Row extends { readonly conversation: string }>(
  rows: readonly Row[],
  partOf: (row: Row) => Part,
): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const row of rows) {
    const { top, bottom } = partOf(row);
    const before = parts.get(row.conversation);
    parts.set(
      row.conversation,
      before ? { top: before.top + top, bottom: before.bottom + bottom } : { top, bottom },
    );
  }
  return [...parts.values()];
}

function measured(parts: readonly Part[], people: number, scale: Scale): Shown | TooLittle {
  const { top, bottom } = total(parts);
  if (bottom < LEAST_STATEMENTS) return { kind: 'too-little', n: bottom, needed: LEAST_STATEMENTS };
  const conversations = parts.filter((part) => part.bottom > 0).length;
  return {
    kind: 'shown',
    value: top / bottom,
    ...clusterInterval(parts, scale),
    n: bottom,
    people,
    conversations,
  };
}
