import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { clustered, identity, runAll } from './sql.js';

const tables = `
create table locks (
  name text primary key,
  life text not null,
  host text not null,
  pid integer not null,
  since text not null,
  beat text not null
);

create table runs (
  id ${identity},
  kind text not null,
  state text not null,
  started_at text not null,
  finished_at text,
  outcome text
);
create index runs_by_kind on runs (kind, id);

create table cursors (
  source text not null,
  name text not null,
  value text not null,
  primary key (source, name)
) ${clustered};

create table erasures (
  pseudonym text primary key,
  erased_at text not null
);
`;

/** What a job that nobody watches needs: that two never overlap, where it stopped, what it did, and whom it leaves out. */
export async function nightlyTables(db: Kysely<Schema>): Promise<void> {
  await runAll(db, tables);
}
