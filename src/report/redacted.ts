import { type PersonalSpan, redact } from '../privacy/index.js';
import type { Piece, Reason } from './views.js';

/** The same pieces with everything personal replaced by its kind in brackets, also where it crosses two pieces. */
export function redactedPieces(pieces: readonly Piece[], spans: readonly PersonalSpan[]): readonly Piece[] {
  let offset = 0;
  return pieces.map((piece) => {
    const from = offset;
    offset += piece.text.length;
    return { ...piece, text: redactedSlice(piece.text, from, spans) };
  });
}

/** The words that reasons quote, redacted like the statement they stand in. */
export function redactedReasons(
  reasons: readonly Reason[],
  matches: readonly { readonly start: number }[],
  spans: readonly PersonalSpan[],
): readonly Reason[] {
  return reasons.map((reason, index) => {
    const start = matches[index]?.start ?? 0;
    return { ...reason, text: redactedSlice(reason.text, start, spans) };
  });
}

/** A part of a text that begins at `from`. What began before the part was named there and is only left out here. */
function redactedSlice(text: string, from: number, spans: readonly PersonalSpan[]): string {
  const to = from + text.length;
  const inside = spans.filter((span) => span.start < to && span.end > from);
  const [first] = inside;
  const begunBefore = first !== undefined && first.start < from;
  const skipped = begunBefore ? Math.min(first.end, to) - from : 0;
  const rest = (begunBefore ? inside.slice(1) : inside).map((span) => ({
    ...span,
    start: span.start - from - skipped,
    end: Math.min(span.end, to) - from - skipped,
  }));
  return redact(text.slice(skipped), rest);
}
