import type { Shown, TooLittle } from '../model/index.js';
import { type Counted, ratePer100, shareOf } from './share.js';
import { wilson } from './wilson.js';

/** Talk that carried one theme in one conversation, beside all talk of the same people in it. */
export interface ThemeTalk extends Amounts {
  readonly theme: string;
  readonly conversation: string;
}

interface Amounts {
  readonly words: number;
  readonly allWords: number;
  readonly turns: number;
  readonly allTurns: number;
  /** Turns of somebody else that came right after a turn with the theme. */
  readonly replies: number;
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
 * @param talk a row per theme and conversation; a conversation in which the theme was silent belongs in it with noughts
 * @param people how many spoke at all, and how many of each theme
 */
export function engagement(
  talk: readonly ThemeTalk[],
  people: { readonly all: number; readonly of: ReadonlyMap<string, number> },
): readonly Engagement[] {
  const words = new Map<string, number>();
  for (const row of talk) words.set(row.theme, (words.get(row.theme) ?? 0) + row.words);
  return [...words]
    .sort(([one, oneWords], [other, otherWords]) => otherWords - oneWords || (one < other ? -1 : 1))
    .map(([theme]) => engagementOf(theme, talk, { all: people.all, sayers: people.of.get(theme) ?? 0 }));
}

function engagementOf(
  theme: string,
  talk: readonly ThemeTalk[],
  { all, sayers }: { readonly all: number; readonly sayers: number },
): Engagement {
  const rows = talk.filter((row) => row.theme === theme);
  const counted = (count: keyof Amounts, of: keyof Amounts): readonly Counted[] =>
    rows.map((row) => ({ conversation: row.conversation, count: row[count], of: row[of] }));
  const conversations = new Set(rows.map((row) => row.conversation)).size;
  return {
    theme,
    people: shareOfPeople(sayers, all, conversations),
    words: shareOf(counted('words', 'allWords'), all),
    turns: shareOf(counted('turns', 'allTurns'), all),
    replies: ratePer100(counted('replies', 'turns'), all),
  };
}

/** People are counted once each, whatever they said where: they are independent of each other as statements are not. */
function shareOfPeople(sayers: number, people: number, conversations: number): Shown | TooLittle {
  if (people === 0) return { kind: 'too-little', n: 0, needed: 1 };
  const interval = wilson(sayers, people);
  return { kind: 'shown', value: sayers / people, ...interval, n: people, people, conversations };
}
