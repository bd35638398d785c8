import type { Kysely } from 'kysely';
import { CentricityError } from '../../model/index.js';
import type { Schema } from '../schema.js';
import { firstTables } from './001-first-tables.js';
import { nightlyTables } from './002-nightly-tables.js';
import { replies } from './003-replies.js';
import { mappings } from './004-mappings.js';
import { languages } from './005-languages.js';
import { heard } from './006-heard.js';
import { sources } from './007-sources.js';
import { quotableStatements } from './008-quotable-statements.js';
import { ownLabels } from './009-own-labels.js';
import { repliesToThemes } from './011-replies-to-themes.js';
import { voicesOfThemes } from './013-voices-of-themes.js';
import { keptCounts } from './014-kept-counts.js';

/** One step of the schema. A step that has been released is never edited: another one follows it. */
interface Migration {
  readonly name: string;
  /** Whether it goes through everything that was stored, and so takes its time in a large store. */
  readonly recounts?: true;
  up(db: Kysely<Schema>): Promise<void>;
}

const migrations: readonly Migration[] = [
  { name: '001-first-tables', up: firstTables },
  { name: '002-nightly-tables', up: nightlyTables },
  { name: '003-replies', up: replies },
  { name: '004-mappings', up: mappings },
  { name: '005-languages', up: languages },
  { name: '006-heard', up: heard },
  { name: '007-sources', up: sources },
  { name: '008-quotable-statements', up: quotableStatements },
  { name: '009-own-labels', up: ownLabels },
  { name: '011-replies-to-themes', up: repliesToThemes },
  { name: '013-voices-of-themes', up: voicesOfThemes, recounts: true },
  { name: '014-kept-counts', up: keptCounts, recounts: true },
];

async function appliedNames(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('appliedAt', 'text', (column) => column.notNull())
    .execute();
  const rows = await db.selectFrom('migrations').select('name').execute();
  return new Set(rows.map((row) => row.name));
}

/** Takes a sentence for the person who waits. */
export type Tell = (words: string) => void;

async function announce(db: Kysely<Schema>, name: string, tell: Tell): Promise<void> {
  const { stored } = await db
    .selectFrom('conversations')
    .select(({ fn }) => fn.countAll<number>().as('stored'))
    .executeTakeFirstOrThrow();
  if (stored === 0) return;
  tell(
    `The store is brought to this version once (${name}): conversations to count anew: ${stored.toLocaleString('en')}. ` +
      'A million take minutes; if it is stopped, it begins this step again the next time.',
  );
}

/**
 * Brings the database to the schema of this version, each step in a transaction of its own.
 *
 * @param tell is told, before it begins, of each step that may take minutes.
 * @throws CentricityError `store-newer` when a later version of the program has been here before.
 */
export async function migrate(db: Kysely<Schema>, path: string, tell: Tell = () => {}): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const unknown = [...(await appliedNames(transaction))].filter(
      (name) => !migrations.some((migration) => migration.name === name),
    );
    if (unknown.length === 0) return;
    throw new CentricityError(
      'store-newer',
      `${path} was written by a newer version of Centricity (it knows "${unknown[0]}"). ` +
        'Install that version or name another directory with --data.',
    );
  });
  for (const { name, up, recounts } of migrations) {
    await db.transaction().execute(async (transaction) => {
      // Read again inside the transaction: another process may have applied it a moment ago.
      if ((await appliedNames(transaction)).has(name)) return;
      if (recounts) await announce(transaction, name, tell);
      await up(transaction);
      await transaction
        .insertInto('migrations')
        .values({ name, appliedAt: new Date().toISOString() })
        .execute();
    });
  }
}
