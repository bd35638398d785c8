import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';

/** The known name closest to a mistyped one, if any is close enough to be what was meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = DamerauLevenshteinDistance(name.toLowerCase(), candidate.toLowerCase(), {});
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}
