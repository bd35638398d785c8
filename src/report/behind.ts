import type { Conversation, Label, PerspectiveSide, Statement } from '../model/index.js';
import type { StoredConversation } from '../store/index.js';
import type { Explained, Inquiry } from './inquiry.js';
import { reasonsFor, type SideOf, type Span } from './pieces.js';
import type { CueReason, Reason } from './views.js';

/** What weighed in a label, and where the words of each reason stand. */
export interface Behind {
  readonly spans: readonly Span[];
  readonly reasons: readonly Reason[];
}

/** So many words outside the entries are marked for a side: the rest weighs little. */
const CUES = 2;

const SIDES_OF: Readonly<Record<Label, readonly PerspectiveSide[]>> = {
  centric: ['centric'],
  focused: ['focused'],
  mixed: ['centric', 'focused'],
  neutral: [],
  none: [],
};

/**
 * The words behind a statement's label: its entries and, for a side on which no entry weighs, the weightiest other words.
 * @param explain labels the statement anew with all that weighed; asked only where the entries do not tell why
 */
export async function behind(
  statement: Statement,
  sides: SideOf,
  explain: () => Promise<Explained | undefined>,
): Promise<Behind> {
  const entries = reasonsFor(statement, sides);
  const untold = SIDES_OF[statement.label].filter(
    (side) => !entries.some((reason) => reason.side === side && reason.share !== undefined),
  );
  const again = untold.length === 0 ? undefined : await explain();
  const cues = again === undefined ? [] : untold.flatMap((side) => cuesFor(side, again));
  return {
    spans: [...statement.matches, ...cues.map(({ span }) => span)],
    reasons: [...entries, ...cues.map(({ reason }) => reason)],
  };
}

function cuesFor(side: PerspectiveSide, { text, explanation }: Explained) {
  const speaking = (explanation?.cues ?? []).filter((cue) => cue[side] > 0);
  const total = speaking.reduce((sum, cue) => sum + cue[side], 0);
  return speaking
    .sort((one, other) => other[side] - one[side])
    .slice(0, CUES)
    .map(({ name, start, end, [side]: weight }): { readonly span: Span; readonly reason: CueReason } => ({
      span: { start, end },
      reason: { kind: 'cue', name, text: text.slice(start, end), side, share: weight / total },
    }));
}

/** Labels a stored conversation anew and finds its statements by their position in the store. */
export function explainedIn(
  inquiry: Inquiry,
  found: StoredConversation,
): (position: number) => Explained | undefined {
  const keyOf = (utterance: number, start: number) => `${utterance} ${start}`;
  const again = new Map(
    inquiry.explain(asConversation(found)).map((said) => [keyOf(said.utterance, said.start), said]),
  );
  const keys = new Map(
    found.said.flatMap(({ statements }, utterance) =>
      statements.map(({ position, start }) => [position, keyOf(utterance, start)] as const),
    ),
  );
  return (position) => again.get(keys.get(position) ?? '');
}

function asConversation({ externalId, title, channel, said }: StoredConversation): Conversation {
  const sides = new Map(said.map(({ speaker, side }) => [speaker, side]));
  return {
    id: externalId,
    title,
    channel,
    speakers: [...sides].map(([speaker, side]) => ({ key: speaker, label: speaker, side })),
    utterances: said.map(({ speaker, text, audience, language }) => ({
      speaker,
      text,
      audience,
      ...(language === undefined ? {} : { language }),
    })),
    setAside: [],
  };
}
