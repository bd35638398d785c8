import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { CentricityError } from '../../model/index.js';
import type { Dictionary, ReadDictionary } from './dictionary.js';
import { dicText, readDic } from './dictionary-dic.js';
import { dicxText, readDicx } from './dictionary-dicx.js';
import { quantedaText, readQuanteda } from './dictionary-quanteda.js';

/** The formats by the names used for `--format`. */
export const FORMATS = ['dic', 'dicx', 'quanteda'] as const;
export type Format = (typeof FORMATS)[number];

const readers: Readonly<Record<string, (text: string) => ReadDictionary | Promise<ReadDictionary>>> = {
  '.dic': readDic,
  '.dicx': readDicx,
  '.yml': readQuanteda,
  '.yaml': readQuanteda,
};

const writers: Readonly<Record<Format, (dictionary: Dictionary) => string | Promise<string>>> = {
  dic: dicText,
  dicx: dicxText,
  quanteda: quantedaText,
};

/**
 * Reads a dictionary: LIWC's `.dic` and `.dicx`, quanteda's YAML. UTF-8, or Windows-1252 where it is not.
 * @throws CentricityError `unknown-dictionary`, `cannot-open`, `bad-dictionary` where nothing in it can be used
 */
export async function readDictionary(path: string): Promise<ReadDictionary> {
  const read = readers[extname(path).toLowerCase()];
  if (read === undefined)
    throw new CentricityError(
      'unknown-dictionary',
      `${path}: dictionaries end in ${Object.keys(readers).join(', ')}. Rename the file by what it is.`,
    );
  const dictionary = await read(decoded(bytesOf(path)));
  if (dictionary.categories.some(({ words }) => words.length > 0)) return dictionary;
  const [first] = dictionary.problems;
  const why = first === undefined ? 'it holds no words' : first.message;
  throw new CentricityError('bad-dictionary', `${basename(path)}: ${why}`);
}

/** A dictionary as the text of a file. */
export async function dictionaryText(dictionary: Dictionary, format: Format): Promise<string> {
  return writers[format](dictionary);
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CentricityError('cannot-open', `${path} cannot be opened: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
