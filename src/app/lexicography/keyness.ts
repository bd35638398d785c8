/** A phrase that is said more in one set of sentences than in another. */
export interface Key {
  readonly phrase: string;
  /** In how many sentences of the set, and of the other. */
  readonly here: number;
  readonly there: number;
  /** Standard deviations by which its log-odds differ from nought. */
  readonly z: number;
}

/** Sentences that a phrase stands in, counted once each. */
export type Counts = ReadonlyMap<string, number>;

/** Weight of the prior: a tenth of what was counted, up to this many, so that a small corpus can speak for itself. */
const MOST_PRIOR = 500;

/** Below this many sentences a phrase may be one person's habit. */
const LEAST = 4;

/**
 * Phrases by how much more they are said here than there: log-odds with an informative Dirichlet prior taken from both
 * sets (Monroe, Colaresi & Quinn 2008, "Fightin' Words", equations 16 and 22). Largest first.
 */
export function keyness(here: Counts, there: Counts): Key[] {
  const total = (counts: Counts) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [allHere, allThere] = [total(here), total(there)];
  const all = allHere + allThere;
  const weight = Math.min(MOST_PRIOR, all / 10);
  const keys: Key[] = [];
  for (const [phrase, count] of here) {
    if (count < LEAST) continue;
    const other = there.get(phrase) ?? 0;
    const prior = (weight * (count + other)) / all;
    const odds = (mine: number, of: number) => Math.log((mine + prior) / (of + weight - mine - prior));
    const difference = odds(count, allHere) - odds(other, allThere);
    const z = difference / Math.sqrt(1 / (count + prior) + 1 / (other + prior));
    keys.push({ phrase, here: count, there: other, z });
  }
  return keys.sort((a, b) => b.z - a.z || (a.phrase < b.phrase ? -1 : 1));
}

/** Every row of one to three words, once. */
export function phrasesOf(words: readonly string[]): Set<string> {
  const phrases = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    for (let length = 1; length <= 3 && at + length <= words.length; length++) {
      phrases.add(words.slice(at, at + length).join(' '));
    }
  }
  return phrases;
}
