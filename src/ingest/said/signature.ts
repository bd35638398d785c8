import { SIGNATURE_LINE } from './markers.js';

/** No signature is longer, in lines with words: what stands below a rule beyond that was somebody's words. */
const LONGEST = 12;
/** A name behind a dash, alone on its line: "-Abhishek". */
const DASHED_NAME = /^-{1,2}\s?\p{Lu}[\p{L}.'’ -]{0,40}$/u;
/** Rules also underline headings and columns, and divide what somebody writes. */
const UNDERLINE = /^[-=]{3,}\s*$/;
const RULE = /^(?:[-=_–—]{3,}|—)\s*$/;
const SENTENCE = /(?:\S+\s+){4,}\S+[.!?]\s*$/;

/** The lines above a signature at the end, and all lines where there is none. */
export function withoutSignature(lines: readonly string[]): readonly string[] {
  let words = 0;
  let begin = lines.length;
  for (let index = lines.length - 1; index > 0 && words <= LONGEST; index -= 1) {
    if (beginsSignature(lines, index)) begin = index;
    if (lines[index]?.trim() !== '') words += 1;
  }
  return lines.slice(0, begin);
}

function beginsSignature(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  const afterBlank = lines[index - 1]?.trim() === '';
  if (DASHED_NAME.test(line)) return afterBlank;
  if (!SIGNATURE_LINE.test(line) || (UNDERLINE.test(line) && !afterBlank)) return false;
  return !RULE.test(line) || !lines.slice(index + 1).some((below) => SENTENCE.test(below));
}
