import type { Sheet } from '../lexicon/index.js';
import type { Cue, Explanation, Match } from '../model/index.js';
import type { Cues } from './cues.js';
import type { Evidence } from './evidence.js';
import type { Decider, Share } from './model.js';

/** This many words outside the lexicon's entries are named as reasons of a label, the weightiest first. */
const CUES_SHOWN = 5;

/** What each match adds to the log-odds: its entry's share, and its category's where it brought that first. */
export function weightsOfMatches(
  evidence: Evidence,
  shareOf: (at: number) => Share,
  matches: number,
): Share[] {
  const weights = Array.from({ length: matches }, () => ({ centric: 0, focused: 0 }));
  for (let at = 0; at < evidence.count; at++) {
    const match = evidence.matches[at]!;
    if (match < 0) continue;
    const share = shareOf(at);
    weights[match]!.centric += share.centric;
    weights[match]!.focused += share.focused;
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
): Explanation {
  const shareOf = (at: number) => decider.shareOf(evidence, at, toCustomer);
  const pieces = Array.from({ length: evidence.count }, (_, at) => ({ at, share: shareOf(at) }));
  const named: Cue[] = pieces
    .filter(({ at }) => evidence.matches[at]! < 0 && evidence.to[at]! > evidence.from[at]!)
    .sort((a, b) => size(b.share) - size(a.share) || evidence.cues[a.at]! - evidence.cues[b.at]!)
    .slice(0, CUES_SHOWN)
    .map(({ at, share }) => ({
      name: cues.names[evidence.cues[at]!] ?? '',
      start: sheet.starts[evidence.from[at]!]!,
      end: sheet.ends[evidence.to[at]! - 1]!,
      ...share,
    }));
  const rest = (side: keyof Share) =>
    decider.interceptOf(toCustomer)[side] +
    pieces.reduce((sum, { share }) => sum + share[side], 0) -
    matches.reduce((sum, { weight }) => sum + (weight?.[side] ?? 0), 0) -
    named.reduce((sum, cue) => sum + cue[side], 0);
  return { cues: named, background: { centric: rest('centric'), focused: rest('focused') } };
}

function size({ centric, focused }: Share): number {
  return Math.max(Math.abs(centric), Math.abs(focused));
}
