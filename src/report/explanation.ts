import { CentricityError, type Conversation } from '../model/index.js';
import type { StoredConversation } from '../store/index.js';
import { isOpen, statementOf, storedConversation } from './conversation.js';
import { type Explained, type Inquiry, sideOf } from './inquiry.js';
import type { ExplanationView, Weighed } from './views.js';

/**
 * Why one statement has its label, worked out anew from the words and those before them.
 * @param position the statement's place in its conversation
 * @throws CentricityError `not-found`, also for those who may not read the conversation
 */
export async function explanationView(
  inquiry: Inquiry,
  id: number,
  position: number,
): Promise<ExplanationView> {
  const found = await storedConversation(inquiry, id);
  const turn = found.said.find(({ statements }) => statements.some((said) => said.position === position));
  const statement = turn?.statements.find((said) => said.position === position);
  if (turn === undefined || statement === undefined || !isOpen(inquiry, found)) {
    throw new CentricityError('not-found', 'There is no such statement, or it is not yours to read.');
  }
  const utterance = found.said.indexOf(turn);
  const again = inquiry
    .explain(asConversation(found))
    .find((said) => said.utterance === utterance && said.start === statement.start);
  return {
    conversation: id,
    title: found.title,
    statement: statementOf(statement, sideOf(inquiry)),
    weighed: again === undefined ? [] : weighedIn(again),
    current: again?.label === statement.label,
  };
}

function weighedIn({ matches, explanation, text }: Explained): readonly Weighed[] {
  return [
    ...matches.map(({ entry, text: words, weight }) => ({
      text: words,
      name: entry,
      centric: weight?.centric ?? 0,
      focused: weight?.focused ?? 0,
    })),
    ...(explanation?.cues ?? []).map(({ start, end, ...cue }) => ({ ...cue, text: text.slice(start, end) })),
    ...(explanation === undefined ? [] : [{ name: 'background', ...explanation.background }]),
  ];
}

function asConversation({ externalId, title, channel, said }: StoredConversation): Conversation {
  const sides = new Map(said.map(({ speaker, side }) => [speaker, side]));
  return {
    id: externalId,
    title,
    channel,
    speakers: [...sides].map(([speaker, side]) => ({ key: speaker, label: speaker, side })),
    utterances: said.map(({ speaker, text, audience }) => ({ speaker, text, audience })),
    setAside: [],
  };
}
