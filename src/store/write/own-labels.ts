import type { Kysely } from 'kysely';
import type { OwnAnswer, OwnPlace } from '../own-answers.js';
import type { Schema } from '../schema.js';

/** Keeps what a person said of a statement; a later answer replaces an earlier one. Gives whether there is such a statement. */
export async function saveOwnLabel(
  db: Kysely<Schema>,
  { conversation, utterance, start, end }: OwnPlace,
  { centric, focused }: OwnAnswer,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const statement = await transaction
      .selectFrom('statements')
      .select('statements.position')
      .where('statements.conversationId', '=', conversation)
      .where('statements.utterance', '=', utterance)
      .where('statements.start', '=', start)
      .where('statements.end', '=', end)
      .executeTakeFirst();
    if (statement === undefined) return false;
    const answer = {
      centric: centric ? 1 : 0,
      focused: focused ? 1 : 0,
      labelledAt: new Date().toISOString(),
    } as const;
    await transaction
      .insertInto('ownLabels')
      .values({ conversationId: conversation, utterance, start, end, ...answer })
      .onConflict((conflict) =>
        conflict.columns(['conversationId', 'utterance', 'start', 'end']).doUpdateSet(answer),
      )
      .execute();
    return true;
  });
}
