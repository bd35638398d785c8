import { CentricityError, type Tally } from '../model/index.js';
import type { StoredConversation, StoredUtterance } from '../store/index.js';
import { ownPerspective } from './groups.js';
import { type Inquiry, sideOf, teamName } from './inquiry.js';
import { piecesOf, reasonsFor, type SideOf } from './pieces.js';
import type { ConversationView, StatementView, TeamLine, TurnView } from './views.js';

/**
 * One conversation, for whoever brought it. Others get no words and no numbers: a single conversation, taken from
 * its team's sum, would give the rest away. Samples are open to all.
 * @throws CentricityError `not-found`
 */
export async function conversationView(inquiry: Inquiry, id: number): Promise<ConversationView> {
  const found = await inquiry.store.conversation(id);
  if (found === undefined) {
    throw new CentricityError('not-found', 'There is no such conversation. It may have been removed.');
  }
  const { title, channel, startedAt, utterances } = found;
  const open = found.sample || inquiry.own.has(found.importId);
  return {
    id,
    title: open ? title : `A ${channel}`,
    channel,
    ...(startedAt !== undefined && { startedAt }),
    utterances,
    teams: open ? teamsIn(found) : [],
    transcript: transcriptOf(inquiry, found, open),
  };
}

function transcriptOf(
  inquiry: Inquiry,
  found: StoredConversation,
  open: boolean,
): ConversationView['transcript'] {
  if (found.textErasedAt !== undefined) return { kind: 'erased', at: found.textErasedAt };
  if (!open) return { kind: 'not-yours' };
  const sides = sideOf(inquiry);
  return { kind: 'shown', turns: found.said.map((utterance) => turnOf(utterance, sides)) };
}

function turnOf(
  { speaker, side, team, audience, startMs, text, statements }: StoredUtterance,
  sides: SideOf,
): TurnView {
  return {
    speaker,
    side,
    ...(side !== 'customer' && { team: teamName(team).name }),
    audience,
    ...(startMs !== undefined && { startMs }),
    text,
    statements: statements.map((statement) => statementOf(statement, sides)),
  };
}

function statementOf(statement: StoredUtterance['statements'][number], sides: SideOf): StatementView {
  const { position, label, centric, focused, customer } = statement;
  const reasons = reasonsFor(statement, sides);
  return { position, pieces: piecesOf(statement, reasons), label, centric, focused, customer, reasons };
}

/** What each team said here; only for those who may read the words themselves, so nothing is left to hide. */
function teamsIn({ id, said, voices }: StoredConversation): readonly TeamLine[] {
  const teams = new Map(voices.filter(({ statements }) => statements > 0).map(({ team }) => [team.id, team]));
  return [...teams.values()].map((team) => {
    const turns = said.filter((turn) => turn.team.id === team.id && turn.statements.length > 0);
    const labels = turns.flatMap(({ statements }) => statements.map(({ label }) => label));
    const people = new Set(turns.map(({ speaker }) => speaker)).size;
    const countedPeople = new Set(turns.filter(counts).map(({ speaker }) => speaker)).size;
    return {
      team: teamName(team),
      ...ownPerspective([tallyOf(String(id), labels)], { people, countedPeople }),
    };
  });
}

function counts({ statements }: StoredUtterance): boolean {
  return statements.some(({ label }) => label === 'centric' || label === 'focused' || label === 'mixed');
}

function tallyOf(conversation: string, labels: readonly StatementView['label'][]): Tally {
  const tally = {
    conversation,
    statements: labels.length,
    centric: 0,
    focused: 0,
    mixed: 0,
    neutral: 0,
    none: 0,
  };
  for (const label of labels) tally[label] += 1;
  return tally;
}
