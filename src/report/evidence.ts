import type { PerspectiveSide } from '../model/index.js';
import { mayQuote, personalSpans } from '../privacy/index.js';
import type { Evidence as Said } from '../store/index.js';
import { type Behind, behind, explainedIn } from './behind.js';
import { type Group, nameOf, scopeOf } from './groups.js';
import { type Inquiry, sideOf } from './inquiry.js';
import { Kept } from './kept.js';
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
    const quotable = await drawn.get(ledger, JSON.stringify(question), async () =>
      Promise.all((await store.evidence(question)).map((said) => weighed(inquiry, said))),
    );
    return quotable.map((each) => quoteFor(inquiry, each));
  };
  const [centric, focused] = await Promise.all([draw('centric'), draw('focused')]);
  return { kind: 'shown', centric, focused };
}

/** The people of sample conversations are invented: as long as there are no others, they may be quoted. */
export function isInvented({ ledger }: Pick<Inquiry, 'ledger'>): boolean {
  const { conversations, sampleConversations } = ledger.totals;
  return conversations > 0 && sampleConversations === conversations;
}

/** A sentence without anything personal, its words marked that did something, and where it stands. */
export interface Quotable {
  readonly quote: Omit<Quote, 'place'>;
  readonly said: Pick<Said, 'conversation' | 'position' | 'importId'>;
}

/** Drawn, weighed and redacted once for each state of the store. */
const drawn = new Kept<readonly Quotable[]>();

async function weighed(inquiry: Inquiry, said: Said): Promise<Quotable> {
  const { conversation, position } = said;
  const why = await behind(said, sideOf(inquiry), async () => {
    const found = await inquiry.store.conversation(conversation);
    return found && explainedIn(inquiry, found)(position);
  });
  return quotable(inquiry, said, why);
}

/** Takes what is personal out of a sentence. */
export async function quotable(inquiry: Inquiry, said: Said, { spans, reasons }: Behind): Promise<Quotable> {
  const { label, startedAt, conversation } = said;
  const names = isInvented(inquiry) ? undefined : await inquiry.store.namesIn(conversation);
  const personal = names === undefined ? [] : await personalSpans(said.text, names);
  return {
    said: { conversation, position: said.position, importId: said.importId },
    quote: {
      pieces: redactedPieces(piecesOf(said.text, spans, reasons), personal),
      reasons: redactedReasons(reasons, spans, personal),
      label,
      ...(startedAt !== undefined && { startedAt }),
    },
  };
}

/** As whoever asks may see it: its place is only for those who may go there. */
export function quoteFor(inquiry: Inquiry, { quote, said }: Quotable): Quote {
  const { conversation, position, importId } = said;
  const mayGoThere = isInvented(inquiry) || inquiry.own.has(importId);
  return { ...quote, ...(mayGoThere && { place: { conversation, position } }) };
}
