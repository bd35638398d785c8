import type { Match, PerspectiveSide, Statement } from '../model/index.js';
import type { Piece, Reason } from './views.js';

/** Which side a category speaks for, as the lexicons say; none for lenses that decide nothing. */
export type SideOf = (lens: string, category: string) => PerspectiveSide | undefined;

/**
 * Each match with its share of the decision: its weight for its side out of all the weight that the
 * statement's matches put on that side. What speaks against a side has no share in it.
 */
export function reasonsFor({ matches }: Pick<Statement, 'matches'>, sideOf: SideOf): readonly Reason[] {
  const total = { centric: 0, focused: 0 };
  for (const { weight } of matches) {
    total.centric += Math.max(0, weight?.centric ?? 0);
    total.focused += Math.max(0, weight?.focused ?? 0);
  }
  return matches.map((match) => {
    const side = sideOf(match.lens, match.category);
    const { lens, category, entry, text, state } = match;
    const reason = { lens, category, entry, text, state };
    if (side === undefined) return reason;
    const weight = Math.max(0, match.weight?.[side] ?? 0);
    return weight === 0 ? { ...reason, side } : { ...reason, side, share: weight / total[side] };
  });
}

/**
 * Cuts a statement's text at its matches. Of matches that overlap, the one with the larger share is
 * marked, then the longer; put together, the pieces are the text again.
 */
export function piecesOf(
  statement: Pick<Statement, 'text' | 'matches'>,
  reasons: readonly Reason[],
): readonly Piece[] {
  const { text, matches } = statement;
  const pieces: Piece[] = [];
  let end = 0;
  for (const { match, reason } of withoutOverlap(matches, reasons)) {
    if (match.start > end) pieces.push({ text: text.slice(end, match.start) });
    pieces.push({ text: text.slice(match.start, match.end), match: reason });
    end = match.end;
  }
  return end < text.length ? [...pieces, { text: text.slice(end) }] : pieces;
}

interface Marked {
  readonly match: Match;
  readonly reason: Reason;
}

function withoutOverlap(matches: readonly Match[], reasons: readonly Reason[]): readonly Marked[] {
  const kept: Marked[] = [];
  const marked = matches.flatMap((match, index) => {
    const reason = reasons[index];
    return reason === undefined || match.end <= match.start ? [] : [{ match, reason }];
  });
  for (const candidate of marked.sort(byImportance)) {
    const { start, end } = candidate.match;
    if (kept.every(({ match }) => end <= match.start || start >= match.end)) kept.push(candidate);
  }
  return kept.sort((a, b) => a.match.start - b.match.start);
}

function byImportance(a: Marked, b: Marked): number {
  const share = (b.reason.share ?? 0) - (a.reason.share ?? 0);
  return (
    share || b.match.end - b.match.start - (a.match.end - a.match.start) || a.match.start - b.match.start
  );
}
