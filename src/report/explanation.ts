import { CentricityError } from '../model/index.js';
import { explainedIn } from './behind.js';
import { isOpen, statementOf, storedConversation } from './conversation.js';
import { type Explained, type Inquiry, sideOf } from './inquiry.js';
import type { ExplanationView, Weighed } from './views.js';
import { conversationTitle } from './words.js';

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
  const statement = found.said
    .flatMap(({ statements }) => statements)
    .find((said) => said.position === position);
  if (statement === undefined || !isOpen(inquiry, found)) {
    throw new CentricityError('not-found', 'There is no such statement, or it is not yours to read.');
  }
  const again = explainedIn(inquiry, found)(position);
  return {
    conversation: id,
    title: conversationTitle(found),
    statement: await statementOf(statement, sideOf(inquiry), async () => again),
    weighed: again === undefined ? [] : weighedIn(again),
    spoken: again?.explanation?.spoken ?? true,
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
