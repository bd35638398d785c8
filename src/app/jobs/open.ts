import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CentricityError } from '../../model/index.js';
import { maskNames, pseudonymiser } from '../../privacy/index.js';
import { openStore, type Store } from '../../store/index.js';

/** Where the data lives when nobody says otherwise. */
export const defaultDirectory = 'var';

export const databaseName = 'centricity.sqlite';
export const keyName = 'secret.key';

const KEY_BYTES = 32;

/** What is at home in one data directory. */
export interface DataDirectory {
  readonly path: string;
  readonly store: Store;
  /** The secret that pseudonyms and cookies are made with. */
  readonly key: Buffer;
}

/** A system call's error as a sentence about a path. */
function refused(what: string, path: string, error: unknown): CentricityError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new CentricityError(
    'data-unusable',
    `${what} ${path} (${reason}). Give this user the right to write there, or choose another directory with --data.`,
    { cause: error },
  );
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw refused('Cannot make the data directory', path, error);
  }
}

function makeKey(path: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  try {
    // `wx`: of two processes that start at once, one makes the key and the other reads it.
    writeFileSync(path, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  } catch (error) {
    if (existsSync(path)) return readKey(path);
    throw refused('Cannot write the secret key', path, error);
  }
}

function readKey(path: string): Buffer {
  const text = readFileSync(path, 'utf8').trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  throw new CentricityError(
    'bad-key',
    `${path} does not hold a key of 64 hexadecimal digits. Put back the file as it was made.`,
  );
}

/** The key from `CENTRICITY_KEY_FILE`, else the file beside the database, made with a new database only. */
function keyFor(directory: string): Buffer {
  const path = process.env.CENTRICITY_KEY_FILE ?? join(directory, keyName);
  if (existsSync(path)) return readKey(path);
  if (!existsSync(join(directory, databaseName))) return makeKey(path);
  throw new CentricityError(
    'key-missing',
    `${path} is missing, but ${join(directory, databaseName)} was made with it. Put the key back, or name its place in ` +
      'CENTRICITY_KEY_FILE. If it is lost, move the database away and import the files again.',
  );
}

/** Where a data directory is, whether or not it exists. */
export function dataPath(directory: string = defaultDirectory): string {
  return resolve(directory);
}

/**
 * Opens a data directory, making it, its key and its database where they do not exist.
 *
 * @throws CentricityError `data-unusable`, `key-missing`, `bad-key`, or what `openStore` throws.
 */
export async function openDataDirectory(directory?: string): Promise<DataDirectory> {
  const path = dataPath(directory);
  makeDirectory(path);
  const key = keyFor(path);
  const store = await openStore(join(path, databaseName), {
    pseudonymOf: pseudonymiser(key),
    maskNames,
    tell: (words) => process.stderr.write(`${words}\n`),
  });
  return { path, store, key };
}
