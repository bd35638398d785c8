import type { Match, PerspectiveSide, Statement } from '../model/index.js';
import type { EntryReason, Piece, Reason } from './views.js';

/** Which side a category speaks for, as the lexicons say; none for lenses that decide nothing. */
export type SideOf = (lens: string, category: string) => PerspectiveSide | undefined;

/**
 * Each match with its share of the decision: its weight for its side out of all the weight that the
 * statement's matches put on that side. What speaks against a side has no share in it.
 */
export function reasonsFor({ matches }: Pick<Statement, 'matches'>, sideOf: SideOf): readonly EntryReason[] {
  const total = { centric: 0, focused: 0 };
  for (const { weight } of matches) {
    total.centric += Math.max(0, weight?.centric ?? 0);
    total.focused += Math.max(0, weight?.focused ?? 0);
  }
  return matches.map((match) => {
    const side = sideOf(match.lens, match.category);
    const { lens, category, entry, text, state } = match;
    const reason = { kind: 'entry', lens, category, entry, text, state } as const;
    if (side === undefined) return reason;
    const weight = Math.max(0, match.weight?.[side] ?? 0);
    return weight === 0 ? { ...reason, side } : { ...reason, side, share: weight / total[side] };
  });
}

/** Where words stand in a statement's text. */
export type Span = Pick<Match, 'start' | 'end'>;

/**
 * Cuts a statement's text at the words that weighed. Of those that overlap, the ones with the larger share are
 * marked, then the longer; put together, the pieces are the text again.
 * @param spans where the words of each reason stand
 */
export function piecesOf(text: string, spans: readonly Span[], reasons: readonly Reason[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { span, reason } of withoutOverlap(text, spans, reasons)) {
    if (span.start > end) pieces.push({ text: text.slice(end, span.start) });
    pieces.push({ text: text.slice(span.start, span.end), match: reason });
    end = span.end;
  }
  return end < text.length ? [...pieces, { text: text.slice(end) }] : pieces;
}

interface Marked {
  readonly span: Span;
  readonly reason: Reason;
}

function withoutOverlap(text: string, spans: readonly Span[], reasons: readonly Reason[]): readonly Marked[] {
  const kept: Marked[] = [];
  const marked = spans.flatMap((span, index) => {
    const reason = reasons[index];
    return reason === undefined || span.end <= span.start ? [] : [{ span: inWholeWords(text, span), reason }];
  });
  for (const candidate of marked.sort(byImportance)) {
    const { start, end } = candidate.span;
    if (kept.every(({ span }) => end <= span.start || start >= span.end)) kept.push(candidate);
  }
  return kept.sort((a, b) => a.span.start - b.span.start);
}

/** A contraction is two words to the lexicons and one to the eye: no mark begins or ends inside it. */
function inWholeWords(text: string, { start, end }: Span): Span {
  const before = /[\p{L}'’]*$/u.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[\p{L}'’]*/u.exec(text.slice(end))?.[0] ?? '';
  const isCutBefore = /\p{L}/u.test(before) && /^[\p{L}'’]/u.test(text.slice(start));
  const isCutAfter = /\p{L}/u.test(after) && /[\p{L}'’]$/u.test(text.slice(0, end));
  return { start: isCutBefore ? start - before.length : start, end: isCutAfter ? end + after.length : end };
}

function byImportance(a: Marked, b: Marked): number {
  const share = (b.reason.share ?? 0) - (a.reason.share ?? 0);
  const length = b.span.end - b.span.start - (a.span.end - a.span.start);
  return share || length || a.span.start - b.span.start;
}
