import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { clustered, runAll } from './sql.js';

const tables = `
create table own_labels (
  conversation_id integer not null references conversations (id) on delete cascade,
  utterance integer not null,
  start integer not null,
  "end" integer not null,
  centric integer not null,
  focused integer not null,
  labelled_at text not null,
  primary key (conversation_id, utterance, start, "end")
) ${clustered};
`;

/** What people of the organisation said of its own statements, kept by place, so that new words of the lexicons leave it alone. */
export async function ownLabels(db: Kysely<Schema>): Promise<void> {
  await runAll(db, tables);
}
