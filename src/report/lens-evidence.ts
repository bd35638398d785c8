import type { Hidden, Match, Measured } from '../model/index.js';
import { mayQuote } from '../privacy/index.js';
import type { HeardQuestion, Evidence as Said } from '../store/index.js';
import { isInvented, type Quotable, quotable, quoteFor, SEED } from './evidence.js';
import { type Group, nameOf, scopeOf } from './groups.js';
import { type Inquiry, sideOf } from './inquiry.js';
import { Kept } from './kept.js';
import type { CategoryEvidence } from './lens-views.js';
import { reasonsFor } from './pieces.js';
import type { Quote } from './said.js';

/** Sentences in which a category was heard; none where its number, or the group, is hidden or too small to be quoted. */
export async function categoryEvidence(
  inquiry: Inquiry,
  group: Group,
  { lens, category, number }: { readonly lens: string; readonly category: string; readonly number: Measured },
  limit: number,
): Promise<CategoryEvidence> {
  const hidden = mayNotQuote(inquiry, group) ?? (number.kind === 'hidden' ? number : undefined);
  if (hidden !== undefined) return { category, said: hidden };
  const quotes = await heardQuotes(inquiry, group, { lens, categories: [category] }, limit);
  return { category, said: { kind: 'shown', quotes } };
}

/** Why nobody of a group may be quoted; undefined where they may. */
export function mayNotQuote(inquiry: Inquiry, group: Group): Hidden | undefined {
  const { floor, ledger } = inquiry;
  const { people } = ledger.people(group);
  if (!isInvented(inquiry) && !mayQuote(people, floor))
    return { kind: 'hidden', reason: 'too-few-people', minimum: floor.quote };
  const name = nameOf(group);
  return ledger.veils.share.hidden(name) ?? ledger.veils.ratio.hidden(name);
}

/** Drawn and redacted once for each state of the store: the draw goes over all conversations in which it was heard. */
const drawn = new Kept<readonly Quotable[]>();

/** Sentences drawn by chance, with the words marked in which it was heard. The caller has asked `mayNotQuote`. */
export async function heardQuotes(
  inquiry: Inquiry,
  group: Group,
  question: HeardQuestion,
  limit: number,
): Promise<readonly Quote[]> {
  const asked = { ...scopeOf(group), ...question, limit, seed: SEED };
  const quotables = await drawn.get(inquiry.ledger, JSON.stringify(asked), async () =>
    Promise.all((await inquiry.store.heardEvidence(asked)).map((said) => marked(inquiry, said, question))),
  );
  return quotables.map((each) => quoteFor(inquiry, each));
}

function marked(inquiry: Inquiry, said: Said, question: HeardQuestion): Promise<Quotable> {
  const spans = said.matches.filter((match) => isMeant(match, question));
  return quotable(inquiry, said, { spans, reasons: reasonsFor({ matches: spans }, sideOf(inquiry)) });
}

function isMeant({ lens, category, entry }: Match, question: HeardQuestion): boolean {
  if (lens !== question.lens) return false;
  return 'entries' in question ? question.entries.includes(entry) : question.categories.includes(category);
}
