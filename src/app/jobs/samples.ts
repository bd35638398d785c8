import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { fileSource, readRoster } from '../../ingest/index.js';
import { CentricityError } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import { type ImportResult, importFile, type Labeller } from './import-file.js';

const listing = z.array(
  z.strictObject({
    file: z.string(),
    date: z.string().optional(),
    title: z.string().optional(),
    team: z.string().optional(),
  }),
);

function readListing(path: string): z.infer<typeof listing> {
  try {
    return listing.parse(parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new CentricityError(
      'bad-samples',
      `${path} does not list the sample files as it should: ${reason}`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Fills the store with the sample conversations of a folder, marked as samples. What is there already stays.
 * @param folder holds `samples.yml`, `roster.csv` and the files that the listing names
 */
export async function fillWithSamples(
  store: Store,
  analyzer: Labeller,
  folder: string,
): Promise<readonly ImportResult[]> {
  const { roster } = await readRoster(fileSource(join(folder, 'roster.csv')));
  const results: ImportResult[] = [];
  for (const { file, date, title, team } of readListing(join(folder, 'samples.yml'))) {
    const options = {
      roster,
      sample: true,
      ...(date === undefined ? {} : { startedAt: date }),
      ...(title === undefined ? {} : { title }),
      ...(team === undefined ? {} : { team }),
    };
    results.push(await importFile(store, analyzer, fileSource(join(folder, file)), options));
  }
  return results;
}
