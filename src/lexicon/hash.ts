import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CentricityError } from '../model/index.js';

/**
 * The vocabulary files of a language folder, as paths relative to it, in order of name.
 * @throws CentricityError `no-lexicons` where there is no such folder
 */
export function lexiconFileNames(folder: string): string[] {
  return entriesBelow(folder)
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && /\.ya?ml$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function entriesBelow(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    const mend = 'name a folder that holds lexicon files such as customers.yml';
    throw new CentricityError('no-lexicons', `cannot read the folder ${folder}: ${mend}`, { cause: error });
  }
}

/** SHA-256 over the names and texts of all vocabulary files of the folders. */
export function hashLexiconFiles(...folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of lexiconFileNames(folder)) {
      hash
        .update(name)
        .update('\0')
        .update(readFileSync(join(folder, name)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}
