import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { slices } from '../write/ids.js';

/** What the store holds under these ids of a source. */
export async function known(
  db: Kysely<Schema>,
  source: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly fingerprint: string; readonly analyzer: string }>> {
  const found = new Map<string, { fingerprint: string; analyzer: string }>();
  for (const some of slices(ids)) {
    const rows = await db
      .selectFrom('conversations')
      .select(['externalId', 'fingerprint', 'analyzer'])
      .where('source', '=', source)
      .where('externalId', 'in', some)
      .execute();
    for (const { externalId, ...row } of rows) found.set(externalId, row);
  }
  return found;
}
