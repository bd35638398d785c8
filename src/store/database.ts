import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { CentricityError } from '../model/index.js';
import { migrate, type Tell } from './migrations/index.js';
import type { Schema } from './schema.js';

/** Takes the write lock when a transaction begins, so that it waits there instead of failing half-way. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database });
  }
}

const KEPT_STATEMENTS = 200;

/** Keeps prepared statements for when the same text comes again: an import runs a few texts a million times. */
function remembering(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = statements.get(text) ?? database.prepare(text);
      // Set again, so that the oldest in the map is the one used longest ago.
      statements.delete(text);
      statements.set(text, known);
      const [oldest] = statements.keys();
      if (statements.size > KEPT_STATEMENTS && oldest !== undefined) statements.delete(oldest);
      return known;
    },
  };
}

/** Two connections to one file: pages are read from the last committed state while an import writes. */
export interface Connections {
  readonly reader: Kysely<Schema>;
  readonly writer: Kysely<Schema>;
  close(): void;
}

const words: Readonly<Record<string, (path: string) => string>> = {
  SQLITE_NOTADB: (path) =>
    `${path} is not a Centricity database. Move that file away, or name another directory with --data.`,
  SQLITE_CORRUPT: (path) =>
    `${path} is damaged. Restore it from a backup, or move it away and import the files again.`,
  SQLITE_BUSY: (path) => `${path} is being written by another program. Try again when it has finished.`,
  SQLITE_FULL: (path) => `There is no room left on the disk that holds ${path}. Free some and try again.`,
  ENOENT: (path) =>
    `${path} cannot be made: its directory does not exist. Make it, or choose another with --data.`,
  ENOTDIR: (path) => `${path} cannot be made: its parent is a file. Choose another directory with --data.`,
  EISDIR: (path) => `${path} is a directory, not a database file. Choose another place with --data.`,
  ENOSPC: (path) => `There is no room left on the disk that holds ${path}. Free some and try again.`,
};

const notWritable = (path: string): string =>
  `${path} cannot be written. Give this user the right to write there, or choose another directory with --data.`;

function inWords(error: unknown, path: string): unknown {
  if (error instanceof CentricityError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const known = Object.keys(words).find((key) => code.startsWith(key));
  const denied = /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code);
  if (known === undefined && !denied) return error;
  const message = known === undefined ? notWritable(path) : words[known]?.(path);
  return new CentricityError(
    known === 'SQLITE_NOTADB' ? 'store-not-a-database' : 'store-unusable',
    message ?? '',
    {
      cause: error,
    },
  );
}

/** Makes the file before SQLite does, so that it and its -wal and -shm are for the owner only. */
function keepPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
}

function openWriter(path: string): Database.Database {
  keepPrivate(path);
  const database = new Database(path, { timeout: 5000 });
  try {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = normal');
    database.pragma('foreign_keys = on');
    // Deleted words must not stay behind in the file.
    database.pragma('secure_delete = on');
    // In kilobytes, and in pages (64 MB): an import writes many pages of the indexes again and again, and each time
    // that they are put back into the file it waits for the disk.
    database.pragma('cache_size = -16000');
    database.pragma('wal_autocheckpoint = 16000');
    // What is being added up is made for a moment, and is small.
    database.pragma('temp_store = memory');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens or makes the database file and brings it to this version's schema.
 *
 * @throws CentricityError `store-not-a-database`, `store-newer`, or `store-unusable` with the mend.
 */
export async function connect(path: string, tell?: Tell): Promise<Connections> {
  try {
    const forWriting = openWriter(path);
    const plugins = [new CamelCasePlugin()];
    const writer = new Kysely<Schema>({ dialect: new ImmediateDialect(remembering(forWriting)), plugins });
    try {
      await migrate(writer, path, tell);
      const forReading = new Database(path, { readonly: true, timeout: 5000 });
      const reader = new Kysely<Schema>({
        dialect: new SqliteDialect({ database: remembering(forReading) }),
        plugins,
      });
      const close = (): void => {
        forReading.close();
        forWriting.close();
      };
      return { reader, writer, close };
    } catch (error) {
      forWriting.close();
      throw error;
    }
  } catch (error) {
    throw inWords(error, path);
  }
}
