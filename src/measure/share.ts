import type { Shown, Tally, TooLittle } from '../model/index.js';
import { clusterInterval, type DesignEffect, designEffect, intervalWith, type Scale } from './cluster.js';
import { type Part, type Sums, sumsOf } from './sums.js';

/** Fewer counted statements than this give no number: at 6 of 10 the interval already reaches from 31 to 83 %. */
export const LEAST_STATEMENTS = 10;

/** What one conversation adds to the centricity ratio. */
export function ratioPart({ centric, focused, mixed }: Pick<Tally, 'centric' | 'focused' | 'mixed'>): Part {
  return { top: centric + mixed / 2, bottom: centric + focused + mixed };
}

/** What one conversation adds to the customer share. */
export function customersPart({ statements, none }: Pick<Tally, 'statements' | 'none'>): Part {
  return { top: statements - none, bottom: statements };
}

/**
 * Centricity ratio: (centric + ½ mixed) / (centric + focused + mixed), pooled over conversations, so that a long one
 * weighs more than a short one.
 * @param tallies one or more rows per conversation; rows of one conversation are put together
 * @param people distinct people who said the counted statements
 */
export function centricityRatio(tallies: readonly Tally[], people: number): Shown | TooLittle {
  return measured(byConversation(tallies, ratioPart), people, 'share');
}

/** Customer share: statements that speak of customers / all statements of the organisation's side. */
export function customerShare(tallies: readonly Tally[], people: number): Shown | TooLittle {
  return measured(byConversation(tallies, customersPart), people, 'share');
}

/** Any share of a whole, such as a theme's, where each conversation's top is part of its bottom. Value in 0..1. */
export function shareOf(sums: Sums, people: number): Shown | TooLittle {
  return measured(sums, people, 'share');
}

/** How often something comes per 100 statements, turns or words; may exceed 100. Value and interval are per 100. */
export function ratePer100(sums: Sums, people: number): Shown | TooLittle {
  return per100(measured(sums, people, 'rate'));
}

/**
 * The share, or the rate, of something of which only top and bottom are known. The things that it is a part of, or that make up its
 * bottom, lend the largest of their design effects: a part of what comes in clusters comes in smaller ones (Kish 1965, 5.6).
 * @param lenders rates of those things
 */
export function borrowed(
  { top, bottom }: Part,
  lenders: readonly Sums[],
  people: number,
  scale: Scale,
): Shown | TooLittle {
  const design = lenders
    .filter((sums) => sums.bottom > 0)
    .map((sums) => designEffect(sums, 'rate'))
    .reduce((most, each) => (each.effect > most.effect ? each : most), INDEPENDENT);
  const number = measured({ ...sumsOf([]), top, bottom }, people, scale, design);
  return scale === 'share' ? number : per100(number);
}

const INDEPENDENT: DesignEffect = { effect: 1, degrees: Number.POSITIVE_INFINITY };

function per100<Number extends Shown | TooLittle>(rate: Number): Number {
  if (rate.kind !== 'shown') return rate;
  return { ...rate, value: rate.value * 100, low: rate.low * 100, high: rate.high * 100 };
}

function byConversation<Row extends { readonly conversation: string }>(
  rows: readonly Row[],
  partOf: (row: Row) => Part,
): Sums {
  const parts = new Map<string, Part>();
  for (const row of rows) {
    const { top, bottom } = partOf(row);
    const before = parts.get(row.conversation);
    parts.set(
      row.conversation,
      before ? { top: before.top + top, bottom: before.bottom + bottom } : { top, bottom },
    );
  }
  return sumsOf(parts.values());
}

function measured(sums: Sums, people: number, scale: Scale, design?: DesignEffect): Shown | TooLittle {
  const { bottom, conversations } = sums;
  if (bottom < LEAST_STATEMENTS) return { kind: 'too-little', n: bottom, needed: LEAST_STATEMENTS };
  // A theme may be heard in a statement that is about no customer.
  const told = scale === 'share' && sums.top > bottom ? { ...sums, top: bottom } : sums;
  const interval = design === undefined ? clusterInterval(told, scale) : intervalWith(told, design, scale);
  return { kind: 'shown', value: told.top / bottom, ...interval, n: bottom, people, conversations };
}
