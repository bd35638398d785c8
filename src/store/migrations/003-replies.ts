import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { clustered, runAll } from './sql.js';

const tables = `
create table replies (
  conversation_id integer not null references conversations (id) on delete cascade,
  voice integer not null,
  answers_team_id integer not null references teams (id),
  counted integer not null,
  primary key (conversation_id, voice, answers_team_id)
) ${clustered};
`;

/**
 * How many people stand behind the talk between two teams, and whether one of them dominates it. Talk stored before
 * gets its rows when it is labelled anew; until then nobody stands behind it, and it is hidden.
 */
export async function replies(db: Kysely<Schema>): Promise<void> {
  await runAll(db, tables);
}
