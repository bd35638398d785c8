import type { Shown, TooLittle } from '../model/index.js';
import { ratePer100, shareOf } from './share.js';
import type { Sums } from './sums.js';
import { wilson } from './wilson.js';

/** Talk that carried one theme, beside all talk of the same people. */
export interface ThemeTalk {
  readonly theme: string;
  /** Of all words, those that carried it. */
  readonly words: Sums;
  /** Of all turns, those that carried it. */
  readonly turns: Sums;
  /** Turns of somebody else that came right after, out of the turns that carried it. */
  readonly replies: Sums;
}

/** How much talk goes to a theme: which conversations people are most engaged in. */
export interface Engagement {
  readonly theme: string;
  /** Share of the people who spoke of it, 0 to 1; counted from people, not from statements. */
  readonly people: Shown | TooLittle;
  /** Share of all words, 0 to 1. */
  readonly words: Shown | TooLittle;
  /** Share of all turns, 0 to 1. */
  readonly turns: Shown | TooLittle;
  /** Replies per 100 turns that carry the theme. */
  readonly replies: Shown | TooLittle;
}

/**
 * Engagement per theme, the theme with most words first.
 * @param people how many spoke at all, and how many of each theme
 */
export function engagement(
  talk: readonly ThemeTalk[],
  people: { readonly all: number; readonly of: ReadonlyMap<string, number> },
): readonly Engagement[] {
  return [...talk]
    .sort((one, other) => other.words.top - one.words.top || (one.theme < other.theme ? -1 : 1))
    .map(({ theme, words, turns, replies }) => ({
      theme,
      people: shareOfPeople(people.of.get(theme) ?? 0, people.all, words.conversations),
      words: shareOf(words, people.all),
      turns: shareOf(turns, people.all),
      replies: ratePer100(replies, people.all),
    }));
}

/** People are counted once each, whatever they said where: they are independent of each other as statements are not. */
function shareOfPeople(sayers: number, people: number, conversations: number): Shown | TooLittle {
  if (people === 0) return { kind: 'too-little', n: 0, needed: 1 };
  const interval = wilson(sayers, people);
  return { kind: 'shown', value: sayers / people, ...interval, n: people, people, conversations };
}
