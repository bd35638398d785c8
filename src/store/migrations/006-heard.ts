import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { clustered, runAll } from './sql.js';

const tables = `
create table heard_categories (
  category_id integer not null references categories (id),
  team_id integer not null references teams (id),
  conversation_id integer not null references conversations (id) on delete cascade,
  voice integer not null,
  person_id integer not null references people (id),
  month text,
  statements integer not null,
  primary key (category_id, team_id, conversation_id, voice)
) ${clustered};
create index heard_categories_by_conversation on heard_categories (conversation_id);

create table heard_entries (
  entry_id integer not null references entries (id),
  team_id integer not null references teams (id),
  conversation_id integer not null references conversations (id) on delete cascade,
  month text,
  statements integer not null,
  primary key (entry_id, team_id, conversation_id)
) ${clustered};
create index heard_entries_by_conversation on heard_entries (conversation_id);
`;

/**
 * What is heard of every lens but the perspective: each category by who said it, so that nobody is given away and nobody
 * dominates, and each entry, so that conditions can be ticked off without reading matches. Month and person stand in each
 * row, so that a page adds up one table and joins none. Talk stored before held no such
 * lens; it gets its rows when it is labelled anew.
 */
export async function heard(db: Kysely<Schema>): Promise<void> {
  await runAll(db, tables);
}
