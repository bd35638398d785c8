import type { Kysely } from 'kysely';
import type { Known } from '../changes.js';
import type { Schema } from '../schema.js';
import { slices } from '../write/ids.js';

/** What the store holds under these ids of a source. */
export async function known(
  db: Kysely<Schema>,
  source: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const found = new Map<string, Known>();
  for (const some of slices(ids)) {
    const rows = await db
      .selectFrom('conversations')
      .select(['externalId', 'importId', 'fingerprint', 'analyzer'])
      .where('source', '=', source)
      .where('externalId', 'in', some)
      .execute();
    for (const { externalId, ...row } of rows) found.set(externalId, row);
  }
  return found;
}

/** The ids, in their source, of all conversations that an import brought and no later one replaced. */
export async function broughtBy(db: Kysely<Schema>, importId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select('externalId')
    .where('importId', '=', importId)
    .execute();
  return rows.map((row) => row.externalId);
}
