import { DEVICE_LINE } from './markers.js';
import { QUOTED_LINE, type Quotation, quotationAt } from './quotation.js';
import { withoutSignature } from './signature.js';

/** A mail's text taken apart. */
export interface Reply {
  /** What was written this time; never empty where the text is not. */
  readonly said: string;
  /** Why lines were set aside, each reason once. */
  readonly reasons: readonly string[];
}

const QUOTED = 'quoted reply';
const SIGNATURE = 'signature';

/** Takes quoted mails, signatures and the lines of telephones off a written message. */
export function replyOf(text: string): Reply {
  const lines = text.split(/\r?\n/);
  const reasons = new Set<string>();
  const unquoted = withoutQuotations(lines, reasons);
  const unsigned = withoutSignature(unquoted);
  const own = unsigned.filter((line) => !isDevice(line));
  if (own.length < unquoted.length) reasons.add(SIGNATURE);
  const said = own.join('\n').trim();
  if (said !== '') return { said, reasons: [...reasons] };
  // Where nothing else was written, a signature or a telephone's line is what was said, but never what is quoted.
  const signed = unquoted.join('\n').trim();
  return signed === '' || signed === text.trim()
    ? { said: text.trim(), reasons: [] }
    : { said: signed, reasons: [QUOTED] };
}

/** The lines without headings of quoted mails and what they quote: all below, or the lines marked with `>`. */
function withoutQuotations(lines: readonly string[], reasons: Set<string>): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const quotation = quotationAt(lines, index);
    if (QUOTED_LINE.test(line)) reasons.add(QUOTED);
    else if (!quotation) kept.push(line);
    else {
      reasons.add(QUOTED);
      if (quotation.before !== '') kept.push(quotation.before);
      if (quotation.below === 'all' && !isAllThereIs(quotation, kept)) return withoutRule(kept);
      index += quotation.length - 1;
    }
  }
  return kept;
}

/** A message that begins with a heading and has no marks is a mail that was passed on: its words are kept. */
function isAllThereIs({ below, before }: Quotation, kept: readonly string[]): boolean {
  return below === 'all' && before === '' && kept.every((line) => line.trim() === '');
}

/** The rule that mail programs draw above a header belongs to the quotation. */
function withoutRule(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => !/^[\s_*-]*$/.test(line)) + 1);
}

function isDevice(line: string): boolean {
  return DEVICE_LINE.test(line.slice(0, 200));
}
