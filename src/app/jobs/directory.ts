import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileSource, type Source } from '../../ingest/index.js';
import { CentricityError } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import { type ImportProgress, type ImportResult, importFile, type Labeller } from './import-file.js';
import { comparable, type ImportOptions } from './import-options.js';

/** What reading a directory found. */
export interface DirectoryResult {
  /** Files that had not changed since they were read the last time. */
  readonly untouched: number;
  /** What became of each of the others. */
  readonly read: readonly ImportResult[];
}

/** Who hears how it goes. */
export interface Listeners {
  readonly onFile?: (result: ImportResult) => void;
  readonly onProgress?: (progress: ImportProgress) => void;
}

interface File {
  /** Its path below the directory, with `/`. */
  readonly name: string;
  /** Changes when the file does. */
  readonly state: string;
  readonly changedMs: number;
}

function fileAt(directory: string, path: string): File {
  const { size, mtimeMs } = statSync(path);
  const name = relative(directory, path).split(sep).join('/');
  return { name, state: `${size} ${mtimeMs}`, changedMs: mtimeMs };
}

/** Every file below a directory but hidden ones, the oldest first: where two tell of one ticket, the newer has its way. */
function filesBelow(directory: string): readonly File[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => fileAt(directory, join(entry.parentPath, entry.name)))
      .filter(({ name }) => !name.split('/').some((part) => part.startsWith('.')))
      .sort((one, other) => one.changedMs - other.changedMs || (one.name < other.name ? -1 : 1));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CentricityError('cannot-open', `The directory ${directory} cannot be read (${reason}).`, {
      cause: error,
    });
  }
}

/** A file of the directory: its path below it is its name, and so the identity of a transcript. */
function sourceAt(directory: string, name: string): Source {
  return { ...fileSource(join(directory, name)), name };
}

/**
 * Imports what is new or changed in a directory of exports. A file that was changed replaces what it brought before;
 * one that cannot be read is told and does not stop the others. How far it got is remembered with what was stored.
 *
 * @param options.source names the directory in the store, so that two of them may hold the same ticket numbers
 * @throws CentricityError `cannot-open` where the directory itself cannot be read
 */
export async function importDirectory(
  store: Store,
  analyzer: Labeller,
  directory: string,
  options: ImportOptions & { readonly source: string },
  { onFile, onProgress }: Listeners = {},
): Promise<DirectoryResult> {
  const cursors = await store.cursors(options.source);
  // Not by which analyzer: what is stored is labelled anew from the store.
  const how = createHash('sha256').update(comparable(options)).digest('hex').slice(0, 16);
  const read: ImportResult[] = [];
  let untouched = 0;
  for (const { name, state } of filesBelow(directory)) {
    const cursor = { source: options.source, name, value: `${state} ${how}` };
    if (cursors.get(name) === cursor.value) {
      untouched += 1;
      continue;
    }
    const reading = { ...options, stableNames: true, cursor };
    const result = await importFile(store, analyzer, sourceAt(directory, name), reading, onProgress);
    onFile?.(result);
    read.push(result);
  }
  return { untouched, read };
}
