import { CompiledQuery, type Kysely } from 'kysely';
import { ALWAYS } from '../kept-schema.js';
import type { Schema } from '../schema.js';
import { slices } from './ids.js';
import { drafts, type Keeping, keepings, together } from './keepings.js';

/** Adds what some conversations add to the sums of a kept table, or takes it away. */
function adding({ table, keys, sums, rows }: Keeping, sign: '' | '-', always: boolean): string {
  const names = Object.keys(sums);
  const asked = keys.map((key) => (always && key === 'since' ? `'${ALWAYS}' as since` : key));
  // Without `where`, the words after it would be taken for those of a join.
  return `insert into ${table} (${[...keys, ...names].join(', ')})
    select ${[...asked, ...Object.values(sums).map((each) => `${sign}sum(${each})`)].join(', ')}
    from ${rows} where true
    group by ${keys.filter((key) => !(always && key === 'since')).join(', ')}
    on conflict do update set ${names.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(', ')}`;
}

/** Every kept row has a sum that is nought only when nothing is left of it. */
function clearing({ table, sums }: Keeping): string {
  return `delete from ${table} where ${'conversations' in sums ? 'conversations' : 'statements'} = 0`;
}

function textsFor(sign: '' | '-'): readonly string[] {
  return keepings.flatMap((keeping) =>
    (keeping.always ? [false, true] : [false]).map((always) => adding(keeping, sign, always)),
  );
}

const added = textsFor('');
const takenAway = textsFor('-');
const cleared = keepings.map(clearing);

async function run(db: Kysely<Schema>, texts: readonly string[], ids: readonly number[]): Promise<void> {
  for (const [name, rows] of Object.entries(drafts))
    await execute(db, `create temp table if not exists ${name} as ${rows}`, '[]');
  for (const some of slices(ids)) {
    for (const [name, rows] of Object.entries(drafts))
      await execute(db, `insert into temp.${name} ${rows}`, JSON.stringify(some));
    for (const text of [...together, ...texts]) await execute(db, text);
    for (const name of Object.keys(drafts)) await execute(db, `delete from temp.${name}`);
  }
}

async function execute(db: Kysely<Schema>, text: string, ids?: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(text, text.includes('?') ? [ids] : []));
}

/** Adds conversations to what is kept for pages, in the transaction that writes them. */
export async function keep(db: Kysely<Schema>, ids: readonly number[]): Promise<void> {
  await run(db, added, ids);
}

/** Takes conversations out of what is kept, before anything of them is changed or deleted. */
export async function unkeep(db: Kysely<Schema>, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await run(db, takenAway, ids);
  for (const text of cleared) await execute(db, text);
}

/** Changes conversations that are there, and keeps what they add to the sums in step. */
export async function rekeep<Result>(
  db: Kysely<Schema>,
  ids: readonly number[],
  change: () => Promise<Result>,
): Promise<Result> {
  await unkeep(db, ids);
  const result = await change();
  await keep(db, ids);
  return result;
}

/** Keeps all that is stored: for a store that was filled before anything was kept. */
export async function keepEverything(db: Kysely<Schema>): Promise<void> {
  const rows = await db.selectFrom('conversations').select('id').orderBy('id').execute();
  await keep(
    db,
    rows.map(({ id }) => id),
  );
}
