import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Analyzer } from '../../analysis/index.js';
import { fileSource, type Source } from '../../ingest/index.js';
import { CentricityError } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import { type ImportProgress, type ImportResult, importFile } from './import-file.js';
import type { ImportOptions } from './import-options.js';

/** What one night's run did. */
export interface NightlyResult {
  readonly imported: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly conversations: number;
  readonly statements: number;
  readonly problems: number;
}

/** Every file below a directory in the order of its name, hidden ones left out. */
function filesBelow(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
      .filter((path) => !path.split(sep).some((part) => part.startsWith('.')))
      .sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CentricityError('cannot-open', `The directory ${directory} cannot be read (${reason}).`, {
      cause: error,
    });
  }
}

/** A file of the directory: its path below it is its name, and so the identity of a transcript. */
function sourceIn(directory: string, path: string): Source {
  return { ...fileSource(join(directory, path)), name: path.split(sep).join('/') };
}

/**
 * Imports what is new or changed in a directory of exports. A file that was changed replaces what it brought before;
 * one that cannot be read is told and does not stop the others.
 *
 * @param options.source names the directory in the store, so that two of them may hold the same ticket numbers
 */
export async function nightly(
  store: Store,
  analyzer: Analyzer,
  directory: string,
  options: ImportOptions = {},
  onFile: (result: ImportResult) => void = () => {},
  onProgress?: (progress: ImportProgress) => void,
): Promise<NightlyResult> {
  const results: ImportResult[] = [];
  for (const path of filesBelow(directory)) {
    const how = { ...options, stableNames: true };
    const result = await importFile(store, analyzer, sourceIn(directory, path), how, onProgress);
    onFile(result);
    results.push(result);
  }
  const withState = (state: ImportResult['state']) =>
    results.filter((result) => result.state === state).length;
  const sum = (count: (result: ImportResult) => number) =>
    results.reduce((all, result) => all + count(result), 0);
  return {
    imported: withState('imported'),
    unchanged: withState('unchanged'),
    failed: withState('failed'),
    conversations: sum((result) => result.conversations),
    statements: sum((result) => result.statements),
    problems: sum((result) => result.problems.length),
  };
}
