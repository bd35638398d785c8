import type { PersonalSpan } from './redaction.js';

/** Shorter parts of a name are initials and particles, which are other words too often. */
const LEAST_LETTERS = 3;

/**
 * Every occurrence of the names. A whole name is found however it is written; one part of it ("Priya") only with a
 * capital, since many names are common words ("Will"), unless the text has no capitals, as speech recognition writes.
 */
export function knownNames(
  text: string,
  names: readonly string[],
  parts: 'parts' | 'whole' = 'parts',
): readonly PersonalSpan[] {
  const capitals = text !== text.toLowerCase();
  const spans = names.flatMap((name) => {
    const words = name.match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu) ?? [];
    if (words.length === 0) return [];
    const single = words.length === 1;
    const whole = occurrences(text, words.join('[\\s.,]+'), single && capitals);
    const longParts = words.filter((word) => word.length >= LEAST_LETTERS && word !== word.toLowerCase());
    if (parts === 'whole' || single) return whole;
    return [...whole, ...longParts.flatMap((word) => occurrences(text, word, capitals))];
  });
  return spans.sort((one, other) => other.end - other.start - (one.end - one.start));
}

function occurrences(text: string, pattern: string, capitalised: boolean): readonly PersonalSpan[] {
  const expression = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(expression)]
    .filter(([found]) => !(capitalised && found === found.toLowerCase()))
    .map((found) => ({ start: found.index, end: found.index + found[0].length, kind: 'name' }));
}
