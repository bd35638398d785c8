import { sql, type Transaction } from 'kysely';
import type { Problem } from '../../model/index.js';
import type { Schema } from '../schema.js';

/** How many tickets of an import stand under another source too: the same number, begun at the same moment. */
async function alsoUnder(
  transaction: Transaction<Schema>,
  importId: number,
  others: readonly string[],
): Promise<readonly { source: string; tickets: number }[]> {
  return transaction
    .selectFrom('conversations as here')
    .innerJoin('conversations as there', (join) =>
      join
        .on('there.source', 'in', others)
        .onRef('there.externalId', '=', 'here.externalId')
        .onRef('there.startedAt', '=', 'here.startedAt'),
    )
    .select(['there.source', ({ fn }) => fn.countAll<number>().as('tickets')])
    .where('here.importId', '=', importId)
    .where('here.channel', '=', 'ticket')
    .groupBy('there.source')
    .orderBy('there.source')
    .execute();
}

/**
 * What to say of tickets that came in under two sources. They count twice: only somebody who knows the systems can tell
 * whether they are the same.
 */
export async function toldTwice(
  transaction: Transaction<Schema>,
  { id, source }: { readonly id: number; readonly source: string },
): Promise<readonly Problem[]> {
  const others = await transaction
    .selectFrom('imports')
    .select('source')
    .distinct()
    .where('source', '!=', source)
    .where(sql<boolean>`conversations > 0`)
    .execute();
  if (others.length === 0) return [];
  const found = await alsoUnder(
    transaction,
    id,
    others.map((other) => other.source),
  );
  return found.map((other) => ({
    code: 'known-elsewhere',
    message:
      `${other.tickets} of these tickets (source "${source}") are in the store under the source "${other.source}" too, ` +
      'with the same numbers and times, and count twice. If they are the same, delete one of the two imports and name ' +
      'the same source for both: "system" in the settings, --source on the command line.',
  }));
}
