import { createRequire } from 'node:module';
import type replyParser from 'node-email-reply-parser';
import { DEVICE_LINE, DIVIDERS, HEADER_LINE, SENT_LINE, SIGNATURE_LINE, WROTE_LINE } from './markers.js';

/** A mail's text taken apart. */
export interface Reply {
  /** What was written this time; never empty where the text is not. */
  readonly said: string;
  /** Why lines were set aside, each reason once. */
  readonly reasons: readonly string[];
}

const QUOTED = 'quoted reply';
const SIGNATURE = 'signature';

/** Longer texts are left to the rules of this file: the parser's patterns take quadratic time. */
const LONGEST_PARSED = 8 * 1024;
const MOST_OPENINGS = 20;
/** No signature is longer: what the parser hides beyond that was somebody's words. */
const LONGEST_SIGNATURE = 12;

const load = createRequire(import.meta.url);
let parser: typeof replyParser | undefined;

/** Takes quoted mails, signatures and the lines of telephones off a written message. */
export function replyOf(text: string): Reply {
  const lines = text.split(/\r?\n/);
  if (!lines.some(isMarker)) return { said: text.trim(), reasons: [] };
  const { kept: above, cut } = aboveDivider(lines);
  const reasons = new Set(cut ? [QUOTED] : []);
  const visible = parsed(above.join('\n'), reasons).split('\n');
  const own = visible.filter((line, index) => {
    const reason = reasonAgainst(line, visible[index + 1]);
    if (reason) reasons.add(reason);
    return reason === undefined;
  });
  const said = own.join('\n').trim();
  if (said !== '') return { said, reasons: [...reasons] };
  // Where the answer stands below or between the quoted lines, those are all that is known to be quoted.
  const unquoted = lines
    .filter((line) => !/^\s*>/.test(line) && !WROTE_LINE.test(line) && !DEVICE_LINE.test(line))
    .join('\n')
    .trim();
  return unquoted === '' ? { said: text.trim(), reasons: [] } : { said: unquoted, reasons: [QUOTED] };
}

function isMarker(line: string): boolean {
  return (
    /^\s*>/.test(line) ||
    SIGNATURE_LINE.test(line) ||
    line.startsWith('--') ||
    HEADER_LINE.test(line.slice(0, 200)) ||
    WROTE_LINE.test(line.slice(-200)) ||
    DEVICE_LINE.test(line.slice(0, 200)) ||
    DIVIDERS.some((divider) => divider.test(line.slice(0, 200)))
  );
}

function reasonAgainst(line: string, next: string | undefined): string | undefined {
  if (/^\s*>/.test(line)) return QUOTED;
  if (DEVICE_LINE.test(line.slice(0, 200))) return SIGNATURE;
  // "Ann wrote:" is a quotation's heading only where the quotation went, or where an address or a year stands in it.
  const heading =
    WROTE_LINE.test(line.slice(-200)) &&
    (/[<(][^<>()\s]+@|\b(?:19|20)\d\d\b|\d{1,2}:\d{2}/.test(line.slice(0, 400)) || /^\s*>/.test(next ?? ''));
  return heading ? QUOTED : undefined;
}

/** The lines above the first divider, or above the first two header fields that follow each other. */
function aboveDivider(lines: readonly string[]): { kept: readonly string[]; cut: boolean } {
  const at = lines.findIndex(
    (line, index) => DIVIDERS.some((divider) => divider.test(line.slice(0, 200))) || isHeader(lines, index),
  );
  let end = at < 0 ? lines.length : at;
  // The rule that Outlook draws above the header belongs to the quotation.
  while (at >= 0 && end > 0 && /^[\s_*-]*$/.test(lines[end - 1] ?? '')) end -= 1;
  return at < 0 || end === 0 ? { kept: lines, cut: false } : { kept: lines.slice(0, end), cut: true };
}

/** At least three header fields under each other, a subject or a time of sending among them: "From: Paris, To: Rome" is none. */
function isHeader(lines: readonly string[], index: number): boolean {
  const block = lines.slice(index, index + 5).map((line) => line.slice(0, 200));
  const end = block.findIndex((line) => !HEADER_LINE.test(line));
  const fields = end < 0 ? block : block.slice(0, end);
  return fields.length > 2 && fields.some((line) => SENT_LINE.test(line));
}

function parsed(text: string, reasons: Set<string>): string {
  const openings = text.match(/\b(?:On|Le|El|Il|Op|Em|Dnia|Den|Am|From|De|Van|Da|20\d\d)\b/g)?.length ?? 0;
  if (text.length > LONGEST_PARSED || openings > MOST_OPENINGS) return text;
  parser ??= load('node-email-reply-parser') as typeof replyParser;
  const kept: string[] = [];
  for (const fragment of parser(text).getFragments()) {
    const content = fragment.getContent();
    const list = content.split('\n').filter((line) => /^\s*-\w/.test(line)).length > 1;
    const wrongly = fragment.isSignature() && (list || content.trim().split('\n').length > LONGEST_SIGNATURE);
    if (!fragment.isHidden() || wrongly) kept.push(content);
    else if (content.trim() !== '') reasons.add(fragment.isSignature() ? SIGNATURE : QUOTED);
  }
  return kept.join('\n');
}
