import type { GoldStatement } from './gold.js';

/** Sources that gather many organisations are cut into this many folds, each holding whole organisations. */
const FOLDS_PER_SPLIT = 6;

/**
 * The fold of each statement. A fold is a source, since what a user brings is a new organisation; of the sources in
 * `split`, whose conversations each belong to an organisation of its own, it is a sixth of the organisations.
 */
export function foldsOf(gold: readonly GoldStatement[], split: readonly string[] = []): string[] {
  const organisations = new Map<string, number>();
  for (const { source, conversation } of [...gold].sort((a, b) =>
    a.conversation < b.conversation ? -1 : 1,
  )) {
    const key = `${source}\n${conversation}`;
    if (split.includes(source) && !organisations.has(key))
      organisations.set(key, organisations.size % FOLDS_PER_SPLIT);
  }
  return gold.map(({ source, conversation }) => {
    const part = organisations.get(`${source}\n${conversation}`);
    return part === undefined ? source : `${source} ${part + 1}/${FOLDS_PER_SPLIT}`;
  });
}
