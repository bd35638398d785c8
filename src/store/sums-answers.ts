import type { Channel } from '../model/index.js';
import type { Labels, Since } from './answers.js';

/**
 * Sums over conversations of what was said in them. Those named twice are sums of the products of what each conversation holds of
 * either: there a mixed statement is half centric and half focused, `neither` is neutral or none, `about` is all but none.
 */
export interface TalkSums extends Labels {
  readonly conversations: number;
  /** Those with a statement; with one about customers; with one that is centric, focused or mixed. */
  readonly spokenConversations: number;
  readonly aboutConversations: number;
  readonly countedConversations: number;
  readonly statements: number;
  readonly words: number;
  readonly turns: number;
  readonly centricCentric: number;
  readonly centricFocused: number;
  readonly centricNeither: number;
  readonly focusedFocused: number;
  readonly focusedNeither: number;
  readonly neitherNeither: number;
  readonly aboutAbout: number;
  readonly aboutStatements: number;
  readonly wordsWords: number;
  readonly turnsTurns: number;
}

/** What one team, or without one all together, said in one stretch of time and channel. */
export interface TalkCell extends TalkSums, Since {
  readonly team?: number;
  readonly channel: Channel;
  /** The version of lexicons and weights that labelled it. */
  readonly analyzer: string;
}

/** What one team said in one conversation. */
export interface TalkPart extends Since {
  readonly team: number;
  readonly conversation: number;
  readonly statements: number;
  readonly centric: number;
  readonly focused: number;
  readonly mixed: number;
  readonly none: number;
}

/**
 * How much talk of one team, or without one of all together, went to a category: sums over conversations, and sums of products of
 * what each holds of the category, and of all (`…All`) or all about customers (`…About`) that was said in it.
 */
export interface CategorySums {
  readonly team?: number;
  readonly category: string;
  readonly conversations: number;
  readonly statements: number;
  readonly words: number;
  readonly turns: number;
  /** Turns of somebody else right after one of these. */
  readonly replies: number;
  readonly statementsStatements: number;
  readonly statementsAbout: number;
  readonly statementsAll: number;
  readonly wordsWords: number;
  readonly wordsAll: number;
  readonly turnsTurns: number;
  readonly turnsAll: number;
  readonly repliesReplies: number;
  readonly repliesTurns: number;
}

/** Talk between two teams, both ways together: turns of one right after a turn of the other. */
export interface ExchangeSums {
  readonly teamId: number;
  readonly otherTeamId: number;
  readonly conversations: number;
  readonly countedConversations: number;
  readonly turns: number;
  readonly centric: number;
  readonly focused: number;
  readonly mixed: number;
  readonly centricCentric: number;
  readonly centricFocused: number;
  readonly focusedFocused: number;
}
