import { type Kysely, sql } from 'kysely';
import type { OwnLabelled } from '../own-answers.js';
import type { Schema } from '../schema.js';
import { dated } from './since.js';

/** Every statement labelled by a person that still stands as it was labelled. */
export async function ownLabels(db: Kysely<Schema>): Promise<readonly OwnLabelled[]> {
  const rows = await db
    .selectFrom('ownLabels')
    // The order of a cross join is kept: the labels are few, and the statements would be read one and all.
    .crossJoin('statements')
    .innerJoin('conversations', 'conversations.id', 'ownLabels.conversationId')
    .whereRef('statements.conversationId', '=', 'ownLabels.conversationId')
    .whereRef('statements.utterance', '=', 'ownLabels.utterance')
    .whereRef('statements.start', '=', 'ownLabels.start')
    .whereRef('statements.end', '=', 'ownLabels.end')
    .select(['statements.teamId as team', 'statements.label as machine'])
    .select(['ownLabels.centric', 'ownLabels.focused'])
    .select(sql<string | null>`substr(conversations.started_at, 1, 10)`.as('since'))
    .execute();
  return rows.map(({ centric, focused, ...row }) => ({
    ...dated(row),
    centric: centric === 1,
    focused: focused === 1,
  }));
}
