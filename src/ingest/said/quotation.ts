import {
  ADDRESS_WROTE,
  DIVIDERS,
  ENDS_WITH_ADDRESS,
  HEADER_LINE,
  HEADING_OPENING,
  SENT_LINE,
  WROTE,
  WROTE_BEFORE,
  WROTE_LINE,
} from './markers.js';

/** The line or lines above a quoted mail: "On Monday Ann wrote:", "-----Original Message-----", "From: … Sent: …". */
export interface Quotation {
  /** Words of the answer that stand on the heading's own line, before it. */
  readonly before: string;
  /** How many lines the heading takes. */
  readonly length: number;
  /** Whether everything below is quoted, or only the lines that `>` marks. */
  readonly below: 'all' | 'marked';
}

/** Mail programs break their headings over so many lines at most… */
const MOST_LINES = 4;
/** …and no heading is longer than this. */
const LONGEST = 400;

export const QUOTED_LINE = /^\s*>/;

const ADDRESS = /[^\s<>()]@[^\s<>()]+\.[^\s<>()]/;
const YEAR_OR_TIME = /\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b/;
const DATE_AND_TIME = /\d.*[/.\s-]\d{2,4}\b.*\b\d{1,2}[:.]\d{2}/;
/** Three names of header fields on one line, as programs that lose line ends write them. */
const HEADER_IN_ONE =
  /^\s*(?:from|sent|date|to|subject):.*\s(?:from|sent|date|to|subject):.*\s(?:from|sent|date|to|subject):/i;

/** The quotation that begins on this line, if one does. */
export function quotationAt(lines: readonly string[], index: number): Quotation | undefined {
  const line = (lines[index] ?? '').slice(0, LONGEST);
  if (line.trim() === '' || QUOTED_LINE.test(line)) return undefined;
  if (isDivider(line)) return { before: '', length: 1, below: 'all' };
  const fields = headerAt(lines, index);
  if (fields > 0) return { before: '', length: fields, below: 'all' };
  return headingAt(lines, index);
}

function isDivider(line: string): boolean {
  return (
    DIVIDERS.some((divider) => divider.test(line)) ||
    HEADER_IN_ONE.test(line) ||
    (WROTE_BEFORE.test(line) && DATE_AND_TIME.test(line))
  );
}

function headingAt(lines: readonly string[], index: number): Quotation | undefined {
  const opening = HEADING_OPENING.exec((lines[index] ?? '').slice(0, LONGEST))?.index;
  let joined = '';
  for (let length = 1; length <= MOST_LINES; length += 1) {
    const next = lines[index + length - 1] ?? '';
    if (next.trim() === '' || joined.length + next.length > LONGEST) return undefined;
    joined = `${joined} ${next.trim()}`;
    const below = belowHeading(joined.trim(), opening !== undefined, nextWords(lines, index + length));
    if (below)
      return { before: opening === undefined ? '' : wordsBefore(lines[index] ?? '', opening), length, below };
    // A colon ends every heading.
    if (opening === undefined || /[:：]\s*$/.test(next)) return undefined;
  }
  return undefined;
}

/** What a heading says about the lines below it; undefined for a line that is none. */
function belowHeading(heading: string, opened: boolean, next: string): Quotation['below'] | undefined {
  const marked = QUOTED_LINE.test(next);
  const address = ADDRESS.test(heading);
  if (opened && marked && YEAR_OR_TIME.test(heading) && ENDS_WITH_ADDRESS.test(heading)) return 'marked';
  const wrote = WROTE_LINE.test(heading) || ADDRESS_WROTE.test(heading);
  if (!wrote && !(opened && (address || marked) && WROTE.test(heading))) return undefined;
  if (marked) return 'marked';
  if (!address && !YEAR_OR_TIME.test(heading)) return undefined;
  // "The doctor wrote:" goes before words of one's own: without marks, only a mail program's full heading is believed.
  if (next === '' || (address && !opened)) return next === '' || /<[^<>]+>/.test(heading) ? 'all' : undefined;
  return opened && (address || DATE_AND_TIME.test(heading)) ? 'all' : undefined;
}

function nextWords(lines: readonly string[], from: number): string {
  for (let at = from; at < lines.length; at += 1) if (lines[at]?.trim() !== '') return lines[at] ?? '';
  return '';
}

function wordsBefore(line: string, opening: number): string {
  return line
    .slice(0, opening)
    .replace(/[\s-]+$/, '')
    .trim();
}

/**
 * How many lines of header fields stand under each other, one of which may be broken over two lines: three with a subject
 * or a time of sending among them, or two with an address and a year. "From: Paris, To: Rome, Date: 3 March" is none.
 */
function headerAt(lines: readonly string[], index: number): number {
  const fields: string[] = [];
  let end = index;
  for (let at = index; at < index + 6; at += 1) {
    const line = (lines[at] ?? '').slice(0, 200);
    if (HEADER_LINE.test(line)) {
      fields.push(line);
      end = at + 1;
    } else if (at === index || line.trim() === '' || !HEADER_LINE.test(lines[at + 1] ?? '')) break;
  }
  const isSent = fields.length > 2 && fields.some((line) => SENT_LINE.test(line));
  const isDated = fields.some((line) => ADDRESS.test(line)) && fields.some((line) => YEAR_OR_TIME.test(line));
  return isSent || (fields.length > 1 && isDated) ? end - index : 0;
}
