import type { PerspectiveSide } from '../model/index.js';
import { mayQuote } from '../privacy/index.js';
import type { Evidence as Said, Scope } from '../store/index.js';
import { type Inquiry, sideOf } from './inquiry.js';
import { piecesOf, reasonsFor } from './pieces.js';
import type { Evidence, Quote } from './views.js';

const QUOTES = 4;

/** One seed for all: whoever looks, and whenever, sees the same sentences, so none is picked. */
const SEED = 20_261_001;

/** Sentences for both sides, drawn at random; none where the group is too small to be quoted. */
export async function evidenceFor(inquiry: Inquiry, scope: Scope): Promise<Evidence> {
  if (!(await quotable(inquiry, scope))) {
    return { kind: 'hidden', reason: 'too-few-people', minimum: inquiry.floor.quote };
  }
  const draw = async (side: PerspectiveSide) => {
    const said = await inquiry.store.evidence({ ...scope, side, limit: QUOTES, seed: SEED });
    return said.map((statement) => quote(inquiry, statement));
  };
  const [centric, focused] = await Promise.all([draw('centric'), draw('focused')]);
  return { kind: 'shown', centric, focused };
}

/** The people of sample conversations are invented: as long as there are no others, they may be quoted. */
async function quotable({ store, floor }: Inquiry, scope: Scope): Promise<boolean> {
  const [{ people }, { conversations, sampleConversations }] = await Promise.all([
    store.people(scope),
    store.totals(),
  ]);
  return mayQuote(people, floor) || (conversations > 0 && sampleConversations === conversations);
}

function quote(inquiry: Inquiry, said: Said): Quote {
  const reasons = reasonsFor(said, sideOf(inquiry));
  return {
    pieces: piecesOf(said, reasons),
    label: said.label,
    ...(said.startedAt !== undefined && { startedAt: said.startedAt }),
    conversation: said.conversation,
    position: said.position,
  };
}
