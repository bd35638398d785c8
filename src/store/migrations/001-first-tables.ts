import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { clustered, identity, runAll } from './sql.js';

const tables = `
create table teams (
  id ${identity},
  name text not null unique
);

create table people (
  id ${identity},
  pseudonym text not null unique
);

create table marks (
  name text primary key,
  value text not null
);

create table directory (
  pseudonym text primary key,
  name text not null
);

create table imports (
  id ${identity},
  file_name text not null,
  sha256 text not null,
  bytes integer not null,
  source text not null,
  format text not null,
  options text not null,
  analyzer text not null,
  state text not null,
  sample integer not null,
  superseded integer not null,
  started_at text not null,
  finished_at text,
  conversations integer not null,
  unchanged integer not null,
  replaced integer not null,
  utterances integer not null,
  statements integer not null,
  problems integer not null
);
create index imports_by_content on imports (sha256);

create table import_problems (
  import_id integer not null references imports (id) on delete cascade,
  position integer not null,
  code text not null,
  message text not null,
  line integer,
  "column" integer,
  primary key (import_id, position)
) ${clustered};

create table import_set_aside (
  import_id integer not null references imports (id) on delete cascade,
  reason text not null,
  count integer not null,
  primary key (import_id, reason)
) ${clustered};

create table conversations (
  id ${identity},
  source text not null,
  external_id text not null,
  fingerprint text not null,
  analyzer text not null,
  title text not null,
  channel text not null,
  started_at text,
  import_id integer not null references imports (id) on delete cascade,
  utterances integer not null,
  statements integer not null,
  stored_at text not null,
  text_erased_at text,
  unique (source, external_id)
);
create index conversations_by_import on conversations (import_id);
create index conversations_by_time on conversations (started_at);
create index conversations_by_age on conversations (stored_at);

create table voices (
  conversation_id integer not null references conversations (id) on delete cascade,
  position integer not null,
  person_id integer not null references people (id),
  team_id integer not null references teams (id),
  side text not null,
  turns integer not null,
  words integer not null,
  statements integer not null,
  counted integer not null,
  primary key (conversation_id, position)
) ${clustered};
create index voices_by_team on voices (team_id, conversation_id);
create index voices_by_person on voices (person_id);

create table utterances (
  conversation_id integer not null references conversations (id) on delete cascade,
  position integer not null,
  voice integer not null,
  audience text not null,
  text text not null,
  start_ms integer,
  end_ms integer,
  at text,
  line integer,
  primary key (conversation_id, position)
) ${clustered};

create table statements (
  conversation_id integer not null references conversations (id) on delete cascade,
  position integer not null,
  utterance integer not null,
  start integer not null,
  "end" integer not null,
  audience text not null,
  label text not null,
  centric real not null,
  focused real not null,
  customer integer not null,
  team_id integer not null references teams (id),
  shuffle integer not null,
  primary key (conversation_id, position)
) ${clustered};
create index statements_by_label on statements (team_id, label, shuffle);

create table categories (
  id ${identity},
  lens text not null,
  name text not null,
  unique (lens, name)
);

create table entries (
  id ${identity},
  category_id integer not null references categories (id),
  name text not null,
  unique (category_id, name)
);

create table matches (
  conversation_id integer not null references conversations (id) on delete cascade,
  statement integer not null,
  position integer not null,
  entry_id integer not null references entries (id),
  start integer not null,
  "end" integer not null,
  state text not null,
  weight_centric real,
  weight_focused real,
  primary key (conversation_id, statement, position)
) ${clustered};

create table tallies (
  conversation_id integer not null references conversations (id) on delete cascade,
  team_id integer not null references teams (id),
  statements integer not null,
  centric integer not null,
  focused integer not null,
  mixed integer not null,
  neutral integer not null,
  none integer not null,
  words integer not null,
  turns integer not null,
  people integer not null,
  primary key (team_id, conversation_id)
) ${clustered};
create index tallies_by_conversation on tallies (conversation_id);

create table category_counts (
  conversation_id integer not null references conversations (id) on delete cascade,
  team_id integer not null references teams (id),
  category_id integer not null references categories (id),
  statements integer not null,
  centric integer not null,
  focused integer not null,
  mixed integer not null,
  words integer not null,
  turns integer not null,
  people integer not null,
  primary key (team_id, conversation_id, category_id)
) ${clustered};
create index category_counts_by_conversation on category_counts (conversation_id);

create table exchanges (
  conversation_id integer not null references conversations (id) on delete cascade,
  team_id integer not null references teams (id),
  answers_team_id integer not null references teams (id),
  turns integer not null,
  people integer not null,
  centric integer not null,
  focused integer not null,
  mixed integer not null,
  primary key (conversation_id, team_id, answers_team_id)
) ${clustered};

insert into teams (id, name) values (0, '');
`;

/** Conversations with their words, the counts kept beside them, and where they came from. */
export async function firstTables(db: Kysely<Schema>): Promise<void> {
  await runAll(db, tables);
}
