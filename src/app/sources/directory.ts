import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { fileSource, type Source } from '../../ingest/index.js';
import type { Store } from '../../store/index.js';
import { type ImportResult, importFile } from '../jobs/import-file.js';
import { comparable, type ImportOptions } from '../jobs/import-options.js';
import { type File, type Files, filesAt } from './files.js';
import { rehearseFile } from './rehearse.js';
import { type Brought, commonShape, type Night, readingOf, sourceKind } from './source.js';

/** A file of the directory: its path below it is its name, and so the identity of a transcript. */
function sourceAt({ directory }: Files, { name }: File): Source {
  return { ...fileSource(join(directory, name)), name };
}

/** The files with the cursor that each will have once it is read, and whether that is the one it has. */
async function compared(store: Store, through: string, { files }: Files, options: ImportOptions) {
  const cursors = await store.cursors(through);
  // Not by which analyzer: what is stored is labelled anew from the store.
  const how = createHash('sha256').update(comparable(options)).digest('hex').slice(0, 16);
  return files.map((file) => {
    const cursor = { source: through, name: file.name, value: `${file.state} ${how}` };
    return { file, cursor, isKnown: cursors.get(file.name) === cursor.value };
  });
}

/**
 * Imports what is new or changed in a directory of exports. A file that was changed replaces what it brought before;
 * one that cannot be read is told and does not stop the others. How far it got is remembered with what was stored.
 */
async function bring(
  { name, path, format, ...common }: z.output<typeof schema>,
  { store, analyzer, listeners: { onFile, onProgress }, wishes }: Night,
): Promise<Brought> {
  const given = format === undefined ? {} : { format };
  const options: ImportOptions = { ...(await readingOf({ name, ...common })), ...given, stableNames: true };
  const found = filesAt(path);
  const from = wishes.since === undefined ? undefined : Date.parse(wishes.since);
  const read: ImportResult[] = [];
  let untouched = 0;
  for (const { file, cursor, isKnown } of await compared(store, name, found, options)) {
    if (from === undefined ? isKnown : file.changedMs < from) {
      untouched += 1;
      continue;
    }
    if (read.length >= (wishes.limit ?? Number.POSITIVE_INFINITY)) break;
    const source = sourceAt(found, file);
    const result = wishes.dryRun
      ? await rehearseFile(store, analyzer, source, options)
      : await importFile(store, analyzer, source, { ...options, cursor }, onProgress);
    onFile?.(result);
    read.push(result);
  }
  return { untouched, read };
}

const schema = z.strictObject({
  kind: z.literal('directory'),
  ...commonShape,
  /** A directory, a pattern such as `exports/*.csv.gz`, or a file. */
  path: z.string().min(1),
  format: z.string().min(1).optional(),
});

export const directory = sourceKind(schema, bring);
