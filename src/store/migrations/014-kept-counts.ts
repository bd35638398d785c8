import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { keepEverything } from '../write/keep.js';
import { clustered, runAll } from './sql.js';

const tables = `
create table kept_talk (
  team_id integer not null,
  since text not null,
  channel text not null,
  analyzer text not null,
  conversations integer not null,
  spoken_conversations integer not null,
  about_conversations integer not null,
  counted_conversations integer not null,
  statements integer not null,
  centric integer not null,
  focused integer not null,
  mixed integer not null,
  neutral integer not null,
  none integer not null,
  words integer not null,
  turns integer not null,
  centric_centric real not null,
  centric_focused real not null,
  centric_neither real not null,
  focused_focused real not null,
  focused_neither real not null,
  neither_neither real not null,
  about_about integer not null,
  about_statements integer not null,
  words_words integer not null,
  turns_turns integer not null,
  primary key (team_id, since, channel, analyzer)
) ${clustered};
create index kept_talk_gone on kept_talk (team_id) where conversations = 0;

create table kept_parts (
  team_id integer not null,
  since text not null,
  conversation_id integer not null,
  statements integer not null,
  centric integer not null,
  focused integer not null,
  mixed integer not null,
  none integer not null,
  primary key (team_id, since, conversation_id)
) ${clustered};
create index kept_parts_gone on kept_parts (team_id) where statements = 0;

create table kept_categories (
  team_id integer not null,
  since text not null,
  category_id integer not null,
  conversations integer not null,
  statements integer not null,
  words integer not null,
  turns integer not null,
  replies integer not null,
  statements_statements integer not null,
  statements_about integer not null,
  statements_all integer not null,
  words_words integer not null,
  words_all integer not null,
  turns_turns integer not null,
  turns_all integer not null,
  replies_replies integer not null,
  replies_turns integer not null,
  primary key (team_id, since, category_id)
) ${clustered};
create index kept_categories_gone on kept_categories (team_id) where conversations = 0;

create table kept_sets (
  team_id integer not null,
  since text not null,
  lens text not null,
  members text not null,
  conversations integer not null,
  primary key (team_id, since, lens, members)
) ${clustered};
create index kept_sets_gone on kept_sets (team_id) where conversations = 0;

create table kept_entries (
  team_id integer not null,
  since text not null,
  entry_id integer not null,
  statements integer not null,
  primary key (team_id, since, entry_id)
) ${clustered};
create index kept_entries_gone on kept_entries (team_id) where statements = 0;

create table kept_people (
  team_id integer not null,
  since text not null,
  person_id integer not null,
  channel text not null,
  statements integer not null,
  counted integer not null,
  primary key (team_id, since, person_id, channel)
) ${clustered};
create index kept_people_gone on kept_people (team_id) where statements = 0;

create table kept_heard_people (
  category_id integer not null,
  team_id integer not null,
  since text not null,
  person_id integer not null,
  statements integer not null,
  primary key (category_id, team_id, since, person_id)
) ${clustered};
create index kept_heard_people_gone on kept_heard_people (team_id) where statements = 0;

create table kept_theme_people (
  category_id integer not null,
  team_id integer not null,
  since text not null,
  person_id integer not null,
  conversations integer not null,
  primary key (category_id, team_id, since, person_id)
) ${clustered};
create index kept_theme_people_gone on kept_theme_people (team_id) where conversations = 0;

create table kept_replies (
  team_id integer not null,
  since text not null,
  person_id integer not null,
  channel text not null,
  answers_team_id integer not null,
  conversations integer not null,
  counted integer not null,
  primary key (team_id, since, person_id, channel, answers_team_id)
) ${clustered};
create index kept_replies_gone on kept_replies (team_id) where conversations = 0;

create table kept_exchanges (
  team_id integer not null,
  other_team_id integer not null,
  conversations integer not null,
  counted_conversations integer not null,
  turns integer not null,
  centric integer not null,
  focused integer not null,
  mixed integer not null,
  centric_centric real not null,
  centric_focused real not null,
  focused_focused real not null,
  primary key (team_id, other_team_id)
) ${clustered};
create index kept_exchanges_gone on kept_exchanges (team_id) where conversations = 0;

create table kept_imports (
  import_id integer not null,
  team_id integer not null,
  conversations integer not null,
  utterances integer not null,
  statements integer not null,
  primary key (import_id, team_id)
) ${clustered};
create index kept_imports_gone on kept_imports (team_id) where conversations = 0;

create index conversations_by_analyzer on conversations (analyzer) where text_erased_at is null;
`;

/**
 * What pages tell, added up: by team (and all of them, as -1), by the days that a week and a month share (and always), so that
 * no page counts conversations. Beside each sum stand the sums of squares and products over conversations that its interval
 * follows from. Everything that was stored before is counted now.
 */
export async function keptCounts(db: Kysely<Schema>): Promise<void> {
  await runAll(db, tables);
  await keepEverything(db);
}
