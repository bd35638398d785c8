import { CentricityError, type Label, type Tally } from '../model/index.js';
import type { StoredConversation, StoredUtterance } from '../store/index.js';
import { behind, explainedIn } from './behind.js';
import { ownPerspective } from './groups.js';
import { type Explained, type Inquiry, sideOf, teamName } from './inquiry.js';
import { piecesOf, type SideOf } from './pieces.js';
import type { ConversationView, StatementView, TeamLine, TurnView } from './views.js';
import { conversationTitle } from './words.js';

/** Which part of a conversation is asked for. */
export interface Part {
  /** Only turns in which this label was given. */
  readonly label?: Label;
  /** The first turn to show, from 1. */
  readonly from?: number;
}

/** So many turns make a page that still loads at once. */
const TURNS = 50;

/** @throws CentricityError `not-found` */
export async function storedConversation({ store }: Inquiry, id: number): Promise<StoredConversation> {
  const found = await store.conversation(id);
  if (found !== undefined) return found;
  throw new CentricityError('not-found', 'There is no such conversation. It may have been removed.');
}

/** Whether the asker may read a conversation's words: they brought the file, or it is a sample. */
export function isOpen({ own }: Inquiry, { importId, sample }: StoredConversation): boolean {
  return sample || own.has(importId);
}

/**
 * One conversation, for whoever brought it. Others get no words and no numbers: a single conversation, taken from
 * its team's sum, would give the rest away. Samples are open to all.
 * @throws CentricityError `not-found`
 */
export async function conversationView(
  inquiry: Inquiry,
  id: number,
  part: Part = {},
): Promise<ConversationView> {
  const found = await storedConversation(inquiry, id);
  const { channel, startedAt, utterances } = found;
  const open = isOpen(inquiry, found);
  return {
    id,
    title: conversationTitle(found, open),
    channel,
    ...(startedAt !== undefined && { startedAt }),
    utterances,
    teams: open ? teamsIn(found) : [],
    transcript: await transcriptOf(inquiry, found, part),
  };
}

async function transcriptOf(
  inquiry: Inquiry,
  found: StoredConversation,
  part: Part,
): Promise<ConversationView['transcript']> {
  if (found.textErasedAt !== undefined) return { kind: 'erased', at: found.textErasedAt };
  if (!isOpen(inquiry, found)) return { kind: 'not-yours' };
  const { label, from = 1 } = part;
  const sides = sideOf(inquiry);
  const explained = explainedIn(inquiry, found);
  const chosen = found.said.filter(
    ({ statements }) => label === undefined || statements.some((said) => said.label === label),
  );
  const turns = chosen.slice(from - 1, from - 1 + TURNS);
  return {
    kind: 'shown',
    ...(label !== undefined && { label }),
    from,
    of: chosen.length,
    turns: await Promise.all(turns.map((utterance) => turnOf(utterance, sides, explained))),
  };
}

async function turnOf(
  { speaker, side, team, audience, startMs, text, statements }: StoredUtterance,
  sides: SideOf,
  explained: (position: number) => Explained | undefined,
): Promise<TurnView> {
  return {
    speaker,
    side,
    ...(side !== 'customer' && { team: teamName(team).name }),
    audience,
    ...(startMs !== undefined && { startMs }),
    text,
    statements: await Promise.all(
      statements.map((statement) => statementOf(statement, sides, async () => explained(statement.position))),
    ),
  };
}

/** A statement as pages show it. @param explain labels it anew, with all that weighed */
export async function statementOf(
  statement: StoredUtterance['statements'][number],
  sides: SideOf,
  explain: () => Promise<Explained | undefined>,
): Promise<StatementView> {
  const { position, text, label, centric, focused, customer } = statement;
  const { spans, reasons } = await behind(statement, sides, explain);
  return { position, pieces: piecesOf(text, spans, reasons), label, centric, focused, customer, reasons };
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
