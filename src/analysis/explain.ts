import type { Sheet } from '../lexicon/index.js';
import type { Cue, Explanation, Match } from '../model/index.js';
import type { Cues } from './cues.js';
import type { Evidence, Piece } from './evidence.js';
import type { Decider, Share } from './model.js';

/** This many words outside the lexicon's entries are named as reasons of a label, the weightiest first. */
const CUES_SHOWN = 5;

/** What each match adds to the log-odds: its entry's share, and its category's where it brought that first. */
export function weightsOfMatches(
  { pieces }: Evidence,
  shareOf: (piece: Piece) => Share,
  matches: number,
): Share[] {
  const weights = Array.from({ length: matches }, () => ({ centric: 0, focused: 0 }));
  for (const piece of pieces) {
    if (piece.match < 0) continue;
    const share = shareOf(piece);
    weights[piece.match]!.centric += share.centric;
    weights[piece.match]!.focused += share.focused;
  }
  return weights;
}

/** The words beside the matches that weighed most, and all the rest as background: together they are the decision. */
export function explain(
  sheet: Sheet,
  cues: Cues,
  evidence: Evidence,
  decider: Decider,
  toCustomer: boolean,
  matches: readonly Match[],
  base: number,
): Omit<Explanation, 'spoken'> {
  const named: Cue[] = evidence.pieces
    .filter(({ match, from, to }) => match < 0 && to > from)
    .map((piece) => ({ piece, share: decider.shareOf(piece, evidence, toCustomer) }))
    .sort((a, b) => size(b.share) - size(a.share) || a.piece.cue - b.piece.cue)
    .slice(0, CUES_SHOWN)
    .map(({ piece, share }) => ({
      name: cues.names[piece.cue] ?? '',
      start: sheet.starts[piece.from]! - base,
      end: sheet.ends[piece.to - 1]! - base,
      ...share,
    }));
  const odds = decider.logOdds(evidence, toCustomer);
  const rest = (side: keyof Share) =>
    odds[side] -
    matches.reduce((sum, { weight }) => sum + (weight?.[side] ?? 0), 0) -
    named.reduce((sum, cue) => sum + cue[side], 0);
  return { cues: named, background: { centric: rest('centric'), focused: rest('focused') } };
}

function size({ centric, focused }: Share): number {
  return Math.max(Math.abs(centric), Math.abs(focused));
}
