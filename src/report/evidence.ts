import type { PerspectiveSide } from '../model/index.js';
import { mayQuote, personalSpans } from '../privacy/index.js';
import type { Evidence as Said } from '../store/index.js';
import { type Group, nameOf, scopeOf } from './groups.js';
import { type Inquiry, sideOf } from './inquiry.js';
import { piecesOf, reasonsFor } from './pieces.js';
import { redactedPieces, redactedReasons } from './redacted.js';
import type { Evidence, Quote } from './views.js';

const QUOTES = 4;

/** One seed for all: whoever looks, and whenever, sees the same sentences, so none is picked. */
const SEED = 20_261_001;

/**
 * Sentences of a group for both sides, drawn at random; none where it is too small to be quoted.
 * @param only sentences that hold this category
 */
export async function evidenceFor(
  inquiry: Inquiry,
  group: Group,
  only: { readonly lens?: string; readonly category?: string } = {},
): Promise<Evidence> {
  const { store, floor, ledger } = inquiry;
  const invented = onlySamples(inquiry);
  const { people } = ledger.people(group);
  if (!invented && !mayQuote(people, floor)) {
    return { kind: 'hidden', reason: 'too-few-people', minimum: floor.quote };
  }
  const hidden = ledger.veils.ratio.hidden(nameOf(group));
  if (hidden !== undefined) return hidden;
  const draw = async (side: PerspectiveSide) => {
    const said = await store.evidence({ ...scopeOf(group), ...only, side, limit: QUOTES, seed: SEED });
    return Promise.all(said.map((statement) => quote(inquiry, statement, invented)));
  };
  const [centric, focused] = await Promise.all([draw('centric'), draw('focused')]);
  return { kind: 'shown', centric, focused };
}

/** The people of sample conversations are invented: as long as there are no others, they may be quoted. */
function onlySamples({ ledger }: Inquiry): boolean {
  const { conversations, sampleConversations } = ledger.totals;
  return conversations > 0 && sampleConversations === conversations;
}

async function quote(inquiry: Inquiry, said: Said, invented: boolean): Promise<Quote> {
  const { label, startedAt, conversation, position, importId } = said;
  const reasons = reasonsFor(said, sideOf(inquiry));
  const spans = invented ? [] : await personalSpans(said.text, await inquiry.store.namesIn(conversation));
  const pieces = piecesOf(said, reasons);
  return {
    pieces: redactedPieces(pieces, spans),
    reasons: redactedReasons(reasons, said.matches, spans),
    label,
    ...(startedAt !== undefined && { startedAt }),
    ...((invented || inquiry.own.has(importId)) && { place: { conversation, position } }),
  };
}
