import { THEMES } from '../../model/index.js';
import { ALL_TEAMS } from '../kept-schema.js';

/** How one kept table follows from what is counted in each conversation. Names are those of the database. */
export interface Keeping {
  readonly table: string;
  readonly keys: readonly string[];
  /** Each sum, as what one row adds to it. */
  readonly sums: Readonly<Record<string, string>>;
  readonly rows: string;
  /** Whether it is also added up over all stretches of days. */
  readonly always: boolean;
}

/**
 * Tables of the conversations at hand, made once for all that is kept of them: each with the rows that it holds.
 *
 * The order of a cross join is kept. Left to itself SQLite begins with all that was ever stored, and every write takes longer than the one before.
 */
export const drafts: Readonly<Record<string, string>> = {
  touched: `select id, import_id, channel, analyzer, utterances, statements as said,
      coalesce(max(date(substr(started_at, 1, 10), '-6 days', 'weekday 1'), substr(started_at, 1, 7) || '-01'), '') as since
    from conversations where id in (select value from json_each(?))`,
  talk: `select since, channel, analyzer, id, team_id, statements, centric, focused, mixed, neutral, none, words, turns
    from touched cross join tallies on conversation_id = id`,
  heard: `select since, id, team_id, category_id, statements, words, turns, replies
    from touched cross join category_counts on conversation_id = id`,
};

/** The same of all teams of a conversation together. */
export const together: readonly string[] = [
  `insert into temp.talk select since, channel, analyzer, id, ${ALL_TEAMS}, sum(statements), sum(centric), sum(focused),
    sum(mixed), sum(neutral), sum(none), sum(words), sum(turns) from temp.talk group by id`,
  `insert into temp.heard select since, id, ${ALL_TEAMS}, category_id, sum(statements), sum(words), sum(turns), sum(replies)
    from temp.heard group by id, category_id`,
];

const SETS = `(select since, team_id, lens, group_concat(category_id, ',' order by category_id) as members
  from temp.heard join categories on categories.id = category_id and lens <> '${THEMES}'
  group by heard.id, team_id, lens)`;

/** Talk between two teams in each conversation, both ways together. */
const EXCHANGES = `(select min(team_id, answers_team_id) as team_id, max(team_id, answers_team_id) as other_team_id,
    sum(turns) as turns, sum(centric) as centric, sum(focused) as focused, sum(mixed) as mixed
  from temp.touched cross join exchanges on conversation_id = id
  group by id, 1, 2) as between_teams`;

const BROUGHT = `(select import_id, ${ALL_TEAMS} as team_id, utterances, said from temp.touched
  union all
  select import_id, team_id, 0, 0 from temp.talk join temp.touched using (id) where team_id <> ${ALL_TEAMS})`;

const THEME_VOICES = `(select category_id, voices.team_id, since, person_id
  from temp.touched cross join category_counts on category_counts.conversation_id = touched.id
  join categories on categories.id = category_id and lens = '${THEMES}'
  cross join json_each(category_counts.voices) as heard_by
  cross join voices on voices.conversation_id = touched.id and voices.position = heard_by.value)`;

const ABOUT = '(talk.statements - none)';

function squares(table: string): Readonly<Record<string, string>> {
  const parts = {
    centric: `(${table}.centric + ${table}.mixed / 2.0)`,
    focused: `(${table}.focused + ${table}.mixed / 2.0)`,
  };
  return {
    centric_centric: `${parts.centric} * ${parts.centric}`,
    centric_focused: `${parts.centric} * ${parts.focused}`,
    focused_focused: `${parts.focused} * ${parts.focused}`,
  };
}

const same = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));

export const keepings: readonly Keeping[] = [
  {
    table: 'kept_talk',
    keys: ['team_id', 'since', 'channel', 'analyzer'],
    sums: {
      conversations: '1',
      spoken_conversations: 'statements > 0',
      about_conversations: `${ABOUT} > 0`,
      counted_conversations: 'centric + focused + mixed > 0',
      ...same('statements', 'centric', 'focused', 'mixed', 'neutral', 'none', 'words', 'turns'),
      ...squares('talk'),
      centric_neither: '(centric + mixed / 2.0) * (neutral + none)',
      focused_neither: '(focused + mixed / 2.0) * (neutral + none)',
      neither_neither: '(neutral + none) * (neutral + none)',
      about_about: `${ABOUT} * ${ABOUT}`,
      about_statements: `${ABOUT} * statements`,
      words_words: 'words * words',
      turns_turns: 'turns * turns',
    },
    rows: 'temp.talk',
    always: false,
  },
  {
    table: 'kept_parts',
    keys: ['team_id', 'since', 'conversation_id'],
    sums: same('statements', 'centric', 'focused', 'mixed', 'none'),
    rows: `(select id as conversation_id, * from temp.talk where team_id <> ${ALL_TEAMS} and statements > 0)`,
    always: false,
  },
  {
    table: 'kept_categories',
    keys: ['team_id', 'since', 'category_id'],
    sums: {
      conversations: '1',
      statements: 'heard.statements',
      words: 'heard.words',
      turns: 'heard.turns',
      replies: 'replies',
      statements_statements: 'heard.statements * heard.statements',
      statements_about: `heard.statements * ${ABOUT}`,
      statements_all: 'heard.statements * talk.statements',
      words_words: 'heard.words * heard.words',
      words_all: 'heard.words * talk.words',
      turns_turns: 'heard.turns * heard.turns',
      turns_all: 'heard.turns * talk.turns',
      replies_replies: 'replies * replies',
      replies_turns: 'replies * heard.turns',
    },
    rows: 'temp.heard join (select id, team_id, statements, none, words, turns from temp.talk) as talk using (id, team_id)',
    always: true,
  },
  {
    table: 'kept_sets',
    keys: ['team_id', 'since', 'lens', 'members'],
    sums: { conversations: '1' },
    rows: SETS,
    always: true,
  },
  {
    table: 'kept_entries',
    keys: ['team_id', 'since', 'entry_id'],
    sums: same('statements'),
    rows: 'temp.touched cross join heard_entries on conversation_id = id',
    always: true,
  },
  {
    table: 'kept_people',
    keys: ['team_id', 'since', 'person_id', 'channel'],
    sums: same('statements', 'counted'),
    rows: 'temp.touched cross join voices on conversation_id = id and statements > 0',
    always: false,
  },
  {
    table: 'kept_heard_people',
    keys: ['category_id', 'team_id', 'since', 'person_id'],
    sums: same('statements'),
    rows: 'temp.touched cross join heard_categories on conversation_id = id',
    always: false,
  },
  {
    table: 'kept_theme_people',
    keys: ['category_id', 'team_id', 'since', 'person_id'],
    sums: { conversations: '1' },
    rows: THEME_VOICES,
    always: true,
  },
  {
    table: 'kept_replies',
    keys: ['team_id', 'since', 'person_id', 'channel', 'answers_team_id'],
    sums: { conversations: '1', counted: 'replies.counted' },
    rows: `temp.touched cross join replies on replies.conversation_id = id
      join voices on voices.conversation_id = id and voices.position = replies.voice`,
    always: false,
  },
  {
    table: 'kept_exchanges',
    keys: ['team_id', 'other_team_id'],
    sums: {
      conversations: '1',
      counted_conversations: 'centric + focused + mixed > 0',
      ...same('turns', 'centric', 'focused', 'mixed'),
      ...squares('between_teams'),
    },
    rows: EXCHANGES,
    always: false,
  },
  {
    table: 'kept_imports',
    keys: ['import_id', 'team_id'],
    sums: { conversations: '1', utterances: 'utterances', statements: 'said' },
    rows: BROUGHT,
    always: false,
  },
];
