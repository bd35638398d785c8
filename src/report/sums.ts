import { customersPart, type Part, type PlacedTalk, ratioPart, type Sums } from '../measure/index.js';
import type { Channel } from '../model/index.js';
import type { CategorySums, ExchangeSums, TalkSums } from '../store/index.js';

/** How many statements look through the customer's eyes, out of those that look from either side. */
export function ratioIn(talk: Omit<ExchangeSums, 'teamId' | 'otherTeamId'>): Sums {
  const { centricCentric, centricFocused, focusedFocused } = talk;
  return {
    conversations: talk.countedConversations,
    ...ratioPart(talk),
    tops: centricCentric,
    products: centricCentric + centricFocused,
    bottoms: centricCentric + 2 * centricFocused + focusedFocused,
  };
}

/** How many statements are about customers, out of all. */
export function customersIn(talk: TalkSums): Sums {
  return {
    conversations: talk.spokenConversations,
    ...customersPart(talk),
    tops: talk.aboutAbout,
    products: talk.aboutStatements,
    bottoms: allSquared(talk),
  };
}

/** The sums with the single conversations beside them, where these are at hand; those that add nothing do not count. */
export function withParts(sums: Sums, parts: readonly Part[] | undefined): Sums {
  return parts === undefined ? sums : { ...sums, parts: parts.filter(({ bottom }) => bottom > 0) };
}

/**
 * How many statements hold a category, out of all about customers. Here and below a category may be read a moment after all talk, when more of it
 * has been stored.
 */
export function themeIn(talk: TalkSums, theme: CategorySums | undefined): Sums {
  return {
    conversations: talk.aboutConversations,
    top: Math.min(theme?.statements ?? 0, talk.statements - talk.none),
    bottom: talk.statements - talk.none,
    tops: theme?.statementsStatements ?? 0,
    products: theme?.statementsAbout ?? 0,
    bottoms: talk.aboutAbout,
  };
}

/** How many statements hold a category, out of all. */
export function heardIn(talk: TalkSums, category: CategorySums | undefined): Sums {
  return {
    conversations: talk.spokenConversations,
    top: Math.min(category?.statements ?? 0, talk.statements),
    bottom: talk.statements,
    tops: category?.statementsStatements ?? 0,
    products: category?.statementsAll ?? 0,
    bottoms: allSquared(talk),
  };
}

/** How many words carry a theme, out of all. */
export function wordsIn(talk: TalkSums, theme: CategorySums): Sums {
  return {
    conversations: talk.conversations,
    top: Math.min(theme.words, talk.words),
    bottom: talk.words,
    tops: theme.wordsWords,
    products: theme.wordsAll,
    bottoms: talk.wordsWords,
  };
}

/** How many turns carry a theme, out of all. */
export function turnsIn(talk: TalkSums, theme: CategorySums): Sums {
  return {
    conversations: talk.conversations,
    top: Math.min(theme.turns, talk.turns),
    bottom: talk.turns,
    tops: theme.turnsTurns,
    products: theme.turnsAll,
    bottoms: talk.turnsTurns,
  };
}

/** How many replies came to the turns that carry a theme. */
export function repliesIn(theme: CategorySums): Sums {
  return {
    conversations: theme.conversations,
    top: theme.replies,
    bottom: theme.turns,
    tops: theme.repliesReplies,
    products: theme.repliesTurns,
    bottoms: theme.turnsTurns,
  };
}

/** The talk of one channel, for taking out the classifier's error. */
export function placedIn(channel: Channel, talk: TalkSums): PlacedTalk {
  const { centricCentric, centricFocused, centricNeither, focusedFocused, focusedNeither, neitherNeither } =
    talk;
  return {
    channel,
    conversations: talk.spokenConversations,
    counts: [talk.centric + talk.mixed / 2, talk.focused + talk.mixed / 2, talk.neutral + talk.none],
    products: [
      [centricCentric, centricFocused, centricNeither],
      [centricFocused, focusedFocused, focusedNeither],
      [centricNeither, focusedNeither, neitherNeither],
    ],
  };
}

function allSquared(talk: TalkSums): number {
  const { centricCentric, centricFocused, centricNeither, focusedFocused, focusedNeither, neitherNeither } =
    talk;
  const apart = centricFocused + centricNeither + focusedNeither;
  return centricCentric + focusedFocused + neitherNeither + 2 * apart;
}
