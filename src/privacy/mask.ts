import { knownNames } from './redaction-names.js';

/** A text in which something was hidden, and in how many places. */
export interface Masked {
  readonly text: string;
  readonly places: number;
}

/** Takes the place of each hidden character: offsets into the text still hold, and so does its number of words. */
const SIGN = '█';

/**
 * Hides names and e-mail addresses for good.
 * @param parts whether one part of a name ("Priya") is hidden, too, or only the name as a whole
 */
export function maskNames(
  text: string,
  names: readonly string[],
  parts: 'parts' | 'whole' = 'parts',
): Masked {
  const people = names.filter((name) => !name.includes('@'));
  const addresses = names.filter((name) => name.includes('@'));
  const spans = [
    ...addresses.flatMap((address) => literal(text, address)),
    ...knownNames(text, people, parts),
  ];
  let [masked, places] = [text, 0];
  for (const { start, end } of spans) {
    const found = masked.slice(start, end);
    if (found.includes(SIGN)) continue;
    masked = masked.slice(0, start) + found.replace(/\S/g, SIGN) + masked.slice(end);
    places += 1;
  }
  return { text: masked, places };
}

function literal(text: string, address: string): readonly { readonly start: number; readonly end: number }[] {
  const pattern = address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const expression = new RegExp(`(?<![\\p{L}\\p{N}._%+-])${pattern}(?![\\p{L}\\p{N}-])`, 'giu');
  return [...text.matchAll(expression)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}
