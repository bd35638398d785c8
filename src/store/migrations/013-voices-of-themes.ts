import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { runAll } from './sql.js';

const heardBy = `
alter table category_counts add column voices text not null default '[]';
update category_counts set voices = (
  select json_group_array(distinct utterances.voice)
  from matches
  join entries on entries.id = matches.entry_id
  join statements on statements.conversation_id = matches.conversation_id and statements.position = matches.statement
  join utterances on utterances.conversation_id = matches.conversation_id and utterances.position = statements.utterance
  where matches.conversation_id = category_counts.conversation_id
    and entries.category_id = category_counts.category_id
    and statements.team_id = category_counts.team_id
    and matches.state != 'dismissed'
)
where category_id in (select id from categories where lens = 'perspective');
`;

/** Who spoke of a theme, by their positions in the conversation. Of talk whose words are gone it is not known any more. */
export async function voicesOfThemes(db: Kysely<Schema>): Promise<void> {
  await runAll(db, heardBy);
}
