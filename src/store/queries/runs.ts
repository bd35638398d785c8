import type { Kysely } from 'kysely';
import type { Run } from '../answers.js';
import type { Outcome } from '../changes.js';
import type { Schema } from '../schema.js';

/** What jobs did, the latest first. */
export async function runs(
  db: Kysely<Schema>,
  { kind, limit }: { readonly kind?: string; readonly limit: number },
): Promise<readonly Run[]> {
  const rows = await db
    .selectFrom('runs')
    .selectAll()
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ finishedAt, outcome, ...row }) => ({
    ...row,
    ...(finishedAt === null ? {} : { finishedAt }),
    outcome: outcome === null ? {} : (JSON.parse(outcome) as Outcome),
  }));
}
