import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The file that holds the organisation's own words for whom it serves. */
export const customerWordsName = 'customers.yml';

/** Where they are kept in a data directory, whether or not there are any. */
export function wordsPlace(dataDirectory: string): string {
  return join(dataDirectory, 'words');
}

/** The folder of customer words, where there are any: a language folder that is read after all others. */
export function wordsFolder(dataDirectory: string): string | undefined {
  const folder = wordsPlace(dataDirectory);
  return existsSync(join(folder, customerWordsName)) ? folder : undefined;
}
