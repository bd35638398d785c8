import type { Match, MatchState } from './statement.js';

/** The lens whose categories are themes: what talk is about, whichever way it is put. */
export const THEMES = 'perspective';

const NOT_DENIED: readonly MatchState[] = ['asserted', 'asked', 'hypothetical', 'quoted'];
const NOT_DISMISSED: readonly MatchState[] = [...NOT_DENIED, 'negated'];

/**
 * The states in which a match makes its category heard. A theme is spoken of also where it is denied ("they do not want
 * it" is about wants); the categories of other lenses say what is so, and are not heard where that is denied.
 */
export function statesHeard(lens: string): readonly MatchState[] {
  return lens === THEMES ? NOT_DISMISSED : NOT_DENIED;
}

/**
 * The categories heard in a statement, each once in order of appearance: `lens.category`. One match in a state that
 * counts is enough. This is the one rule by which categories are counted, shown and judged.
 */
export function categoriesHeard(matches: readonly Match[]): readonly string[] {
  const heard = matches.filter(({ lens, state }) => statesHeard(lens).includes(state));
  return [...new Set(heard.map(({ lens, category }) => `${lens}.${category}`))];
}

/** The matches of every lens but the one of themes that make their category heard. */
export function entriesHeard(matches: readonly Match[]): readonly Match[] {
  return matches.filter(({ lens, state }) => lens !== THEMES && NOT_DENIED.includes(state));
}
