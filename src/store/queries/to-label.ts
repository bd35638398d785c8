import { type Kysely, sql } from 'kysely';
import type { Label } from '../../model/index.js';
import type { OwnPlace, ToLabel } from '../own-answers.js';
import type { Schema } from '../schema.js';
import { chanceAt } from './chance.js';

/** A draw that hits what has been labelled already is done again, this often. */
const DRAWS = 100;

/** How many statements of a label a team said in one conversation, as it is kept for pages. */
const COUNTED: Readonly<Record<Label, string>> = {
  centric: 'centric',
  focused: 'focused',
  mixed: 'mixed',
  neutral: '(kept_parts.statements - centric - focused - mixed - none)',
  none: 'none',
};

/**
 * A statement drawn at random among those of a team with one of these labels that nobody has labelled yet: first a conversation, by
 * how many of them it holds, then one of these. So each is as likely as any other, and none is looked for among millions.
 */
export async function toLabel(db: Kysely<Schema>, asked: ToLabel): Promise<OwnPlace | undefined> {
  const { labelled } = await db
    .selectFrom('ownLabels')
    .select(({ fn }) => fn.countAll<number>().as('labelled'))
    .executeTakeFirstOrThrow();
  const parts = await partsWith(db, asked);
  const all = parts.reduce((sum, { statements }) => sum + statements, 0);
  for (let turn = 0; turn < DRAWS && all > 0; turn += 1) {
    let place = Math.floor(chanceAt(labelled + 1, turn) * all);
    const part = parts.find(({ statements }) => {
      place -= statements;
      return place < 0;
    });
    if (part === undefined) continue;
    const drawn = (await statementsIn(db, asked, part.conversation))[place + part.statements];
    if (drawn?.isLabelled === 0) return drawn.place;
  }
  return firstLeft(db, asked, parts);
}

interface Part {
  readonly conversation: number;
  readonly statements: number;
}

/** The conversations in which a team said something of these labels, and how much; those whose words are still there. */
async function partsWith(db: Kysely<Schema>, { team, labels }: ToLabel): Promise<readonly Part[]> {
  const statements = sql<number>`${sql.raw(labels.map((label) => COUNTED[label]).join(' + '))}`;
  return db
    .selectFrom('keptParts')
    .innerJoin('conversations', 'conversations.id', 'keptParts.conversationId')
    .where('keptParts.teamId', '=', team)
    .where('conversations.textErasedAt', 'is', null)
    .where(statements, '>', 0)
    .select(['keptParts.conversationId as conversation', statements.as('statements')])
    .orderBy('keptParts.conversationId')
    .execute();
}

/** The statements of a conversation that may be drawn, and whether somebody has labelled them. */
async function statementsIn(db: Kysely<Schema>, { team, labels }: ToLabel, conversation: number) {
  const rows = await db
    .selectFrom('statements')
    .where('statements.conversationId', '=', conversation)
    .where('statements.teamId', '=', team)
    .where('statements.label', 'in', [...labels])
    .select(['conversationId as conversation', 'utterance', 'start', 'end'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('ownLabels')
          .select('ownLabels.start')
          .whereRef('ownLabels.conversationId', '=', 'statements.conversationId')
          .whereRef('ownLabels.utterance', '=', 'statements.utterance')
          .whereRef('ownLabels.start', '=', 'statements.start')
          .whereRef('ownLabels.end', '=', 'statements.end'),
      ).as('isLabelled'),
    )
    .orderBy('statements.position')
    .execute();
  return rows.map(({ isLabelled, ...place }) => ({ isLabelled: Number(isLabelled), place }));
}

/** What is left when nearly all has been labelled. */
async function firstLeft(
  db: Kysely<Schema>,
  asked: ToLabel,
  parts: readonly Part[],
): Promise<OwnPlace | undefined> {
  for (const { conversation } of parts) {
    const left = (await statementsIn(db, asked, conversation)).find(({ isLabelled }) => isLabelled === 0);
    if (left !== undefined) return left.place;
  }
  return undefined;
}
