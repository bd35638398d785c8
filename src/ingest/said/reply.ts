import { createRequire } from 'node:module';
import type replyParser from 'node-email-reply-parser';
import { DEVICE_LINE, SIGNATURE_LINE } from './markers.js';
import { QUOTED_LINE, quotationAt } from './quotation.js';

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
  const reasons = new Set<string>();
  const unquoted = withoutQuotations(lines, reasons);
  if (reasons.size === 0 && !lines.some(mayBeSignature)) return { said: text.trim(), reasons: [] };
  const visible = parsed(unquoted.join('\n'), reasons).split('\n');
  const own = visible.filter((line) => !isDevice(line));
  if (own.length < visible.length) reasons.add(SIGNATURE);
  const said = own.join('\n').trim();
  if (said !== '') return { said, reasons: [...reasons] };
  // Where nothing else was written, a signature or a telephone's line is what was said, but never what is quoted.
  const unsigned = unquoted.join('\n').trim();
  return unsigned === '' || unsigned === text.trim()
    ? { said: text.trim(), reasons: [] }
    : { said: unsigned, reasons: [QUOTED] };
}

/** The lines without headings of quoted mails and what they quote: all below, or the lines marked with `>`. */
function withoutQuotations(lines: readonly string[], reasons: Set<string>): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const quotation = quotationAt(lines, index);
    const isFirst = kept.every((before) => before.trim() === '');
    // A message that begins with a heading and has no marks is all there is: a mail that was passed on.
    if (QUOTED_LINE.test(line)) reasons.add(QUOTED);
    else if (!quotation || (quotation.below === 'all' && isFirst && quotation.before === '')) kept.push(line);
    else {
      reasons.add(QUOTED);
      if (quotation.before !== '') kept.push(quotation.before);
      if (quotation.below === 'all') return withoutRule(kept);
      index += quotation.length - 1;
    }
  }
  return kept;
}

/** The rule that mail programs draw above a header belongs to the quotation. */
function withoutRule(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => !/^[\s_*-]*$/.test(line)) + 1);
}

function mayBeSignature(line: string): boolean {
  return SIGNATURE_LINE.test(line) || /^-[-\w]/.test(line) || isDevice(line);
}

function isDevice(line: string): boolean {
  return DEVICE_LINE.test(line.slice(0, 200));
}

function parsed(text: string, reasons: Set<string>): string {
  const openings = text.match(/\b(?:On|Le|El|Il|Op|Em|Dnia|Den|Am|From|De|Van|Da|20\d\d)\b/g)?.length ?? 0;
  if (text.length > LONGEST_PARSED || openings > MOST_OPENINGS) return text;
  parser ??= load('node-email-reply-parser') as typeof replyParser;
  const kept: string[] = [];
  const isList = (text.match(/^\s*-\w/gm)?.length ?? 0) > 1;
  for (const fragment of parser(text).getFragments()) {
    const content = fragment.getContent();
    const wrongly =
      fragment.isSignature() &&
      ((isList && /^\s*-\w/.test(content)) || content.trim().split('\n').length > LONGEST_SIGNATURE);
    if (!fragment.isHidden() || wrongly) kept.push(content);
    else if (content.trim() !== '') reasons.add(fragment.isSignature() ? SIGNATURE : QUOTED);
  }
  return kept.join('\n');
}
