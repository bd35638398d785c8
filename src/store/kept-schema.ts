import type { Channel } from '../model/index.js';

/** The row of the kept tables that stands for all teams together. */
export const ALL_TEAMS = -1;
/** Stands for all talk, with and without a date, where it is kept beside that of each stretch of days. */
export const ALWAYS = 'always';

interface Place {
  /** A team, or `ALL_TEAMS`. */
  teamId: number;
  /** First of the days that a week and a month share, `YYYY-MM-DD`; '' without a date; `ALWAYS` in some tables. */
  since: string;
}

/**
 * Sums over the conversations of a place, and sums of squares and products of what each conversation adds: for these a mixed
 * statement is half centric and half focused, `neither` is neutral and none, `about` is all but none.
 */
export interface KeptTalkTable extends Place {
  channel: Channel;
  analyzer: string;
  conversations: number;
  spokenConversations: number;
  aboutConversations: number;
  countedConversations: number;
  statements: number;
  centric: number;
  focused: number;
  mixed: number;
  neutral: number;
  none: number;
  words: number;
  turns: number;
  centricCentric: number;
  centricFocused: number;
  centricNeither: number;
  focusedFocused: number;
  focusedNeither: number;
  neitherNeither: number;
  aboutAbout: number;
  aboutStatements: number;
  wordsWords: number;
  turnsTurns: number;
}

/** What one conversation adds to a place, for numbers that are drawn from few conversations. */
interface KeptPartTable extends Place {
  conversationId: number;
  statements: number;
  centric: number;
  focused: number;
  mixed: number;
  none: number;
}

/** What `KeptTalkTable` holds, for one category; `…All` and `…About` are products with all statements, words, turns, or those about customers. */
interface KeptCategoryTable extends Place {
  categoryId: number;
  conversations: number;
  statements: number;
  words: number;
  turns: number;
  replies: number;
  statementsStatements: number;
  statementsAbout: number;
  statementsAll: number;
  wordsWords: number;
  wordsAll: number;
  turnsTurns: number;
  turnsAll: number;
  repliesReplies: number;
  repliesTurns: number;
}

/** Conversations in which just these categories of a lens were heard. */
interface KeptSetTable extends Place {
  lens: string;
  /** Numbers of categories in order, divided by commas. */
  members: string;
  conversations: number;
}

interface KeptEntryTable extends Place {
  entryId: number;
  statements: number;
}

interface KeptPersonTable extends Place {
  personId: number;
  channel: Channel;
  statements: number;
  counted: number;
}

interface KeptHeardPersonTable extends Place {
  categoryId: number;
  personId: number;
  statements: number;
}

/** In how many conversations a person spoke of a theme. */
interface KeptThemePersonTable extends Place {
  categoryId: number;
  personId: number;
  conversations: number;
}

interface KeptReplyTable extends Place {
  personId: number;
  channel: Channel;
  answersTeamId: number;
  conversations: number;
  counted: number;
}

/** Talk between two teams, both ways together; the first has the smaller number. */
interface KeptExchangeTable {
  teamId: number;
  otherTeamId: number;
  conversations: number;
  countedConversations: number;
  turns: number;
  centric: number;
  focused: number;
  mixed: number;
  centricCentric: number;
  centricFocused: number;
  focusedFocused: number;
}

/** What each import brought that is still there; of a team only in how many conversations it speaks. */
interface KeptImportTable {
  importId: number;
  teamId: number;
  conversations: number;
  utterances: number;
  statements: number;
}

/** Sums that are kept as talk is written, for pages. */
export interface KeptTables {
  keptTalk: KeptTalkTable;
  keptParts: KeptPartTable;
  keptCategories: KeptCategoryTable;
  keptSets: KeptSetTable;
  keptEntries: KeptEntryTable;
  keptPeople: KeptPersonTable;
  keptHeardPeople: KeptHeardPersonTable;
  keptThemePeople: KeptThemePersonTable;
  keptReplies: KeptReplyTable;
  keptExchanges: KeptExchangeTable;
  keptImports: KeptImportTable;
}
