import type { Tokens } from './tokens.js';

/** Whether a word is written in digits. */
export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** "the the", "w we": a word said twice, or a letter broken off before its own word. */
export function isStutter(text: string, { starts, ends }: Tokens, at: number): boolean {
  const start = starts[at]!;
  const next = starts[at + 1]!;
  const length = ends[at]! - start;
  if (length === ends[at + 1]! - next) return !isDigit(text, start) && saysTheSame(text, start, next, length);
  const letter = text.charCodeAt(start) | 32;
  return (
    length === 1 && letter >= 98 && letter <= 122 && letter !== 105 && letter === (text.charCodeAt(next) | 32)
  );
}

function saysTheSame(text: string, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at++) {
    if ((text.charCodeAt(one + at) | 32) !== (text.charCodeAt(other + at) | 32)) return false;
  }
  return true;
}
