import type { PerspectiveSide } from '../model/index.js';
import { mayQuote, personalSpans } from '../privacy/index.js';
import type { Evidence as Said } from '../store/index.js';
import { type Behind, behind, explainedIn } from './behind.js';
import { type Group, nameOf, scopeOf } from './groups.js';
import { type Inquiry, sideOf } from './inquiry.js';
import { piecesOf } from './pieces.js';
import { redactedPieces, redactedReasons } from './redacted.js';
import type { Evidence, Quote } from './views.js';

const QUOTES = 4;

/** One seed for all: whoever looks, and whenever, sees the same sentences, so none is picked. */
export const SEED = 20_261_001;

/**
 * Sentences of a group for both sides, drawn at random among those beyond doubt; none where it is too small to be quoted.
 * @param only sentences that hold this category
 */
export async function evidenceFor(
  inquiry: Inquiry,
  group: Group,
  only: { readonly lens?: string; readonly category?: string } = {},
): Promise<Evidence> {
  const { store, floor, ledger } = inquiry;
  const { people } = ledger.people(group);
  if (!isInvented(inquiry) && !mayQuote(people, floor)) {
    return { kind: 'hidden', reason: 'too-few-people', minimum: floor.quote };
  }
  const hidden = ledger.veils.ratio.hidden(nameOf(group));
  if (hidden !== undefined) return hidden;
  const draw = async (side: PerspectiveSide) => {
    const least = inquiry.beyondDoubt[side];
    const question = { ...scopeOf(group), ...only, side, least, limit: QUOTES, seed: SEED };
    const said = await store.evidence(question);
    return Promise.all(said.map((statement) => quote(inquiry, statement)));
  };
  const [centric, focused] = await Promise.all([draw('centric'), draw('focused')]);
  return { kind: 'shown', centric, focused };
}

/** The people of sample conversations are invented: as long as there are no others, they may be quoted. */
export function isInvented({ ledger }: Pick<Inquiry, 'ledger'>): boolean {
  const { conversations, sampleConversations } = ledger.totals;
  return conversations > 0 && sampleConversations === conversations;
}

async function quote(inquiry: Inquiry, said: Said): Promise<Quote> {
  const { conversation, position } = said;
  const weighed = await behind(said, sideOf(inquiry), async () => {
    const found = await inquiry.store.conversation(conversation);
    return found && explainedIn(inquiry, found)(position);
  });
  return redactedQuote(inquiry, said, weighed);
}

/** A sentence without anything personal, its words marked that did something; its place only for those who may go there. */
export async function redactedQuote(
  inquiry: Inquiry,
  said: Said,
  { spans, reasons }: Behind,
): Promise<Quote> {
  const { label, startedAt, conversation, position, importId } = said;
  const invented = isInvented(inquiry);
  const personal = invented ? [] : await personalSpans(said.text, await inquiry.store.namesIn(conversation));
  return {
    pieces: redactedPieces(piecesOf(said.text, spans, reasons), personal),
    reasons: redactedReasons(reasons, spans, personal),
    label,
    ...(startedAt !== undefined && { startedAt }),
    ...((invented || inquiry.own.has(importId)) && { place: { conversation, position } }),
  };
}
