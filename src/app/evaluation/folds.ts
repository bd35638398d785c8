import type { Quoted } from './gold.js';

/** Sources that gather many organisations are cut into this many folds, each holding whole organisations. */
const FOLDS_PER_SPLIT = 6;

/**
 * The fold of each statement. A fold is a source, since what a user brings is a new organisation; of the sources in
 * `split`, whose conversations each belong to an organisation of its own, it is a sixth of the conversations. A single
 * source is always cut, since nothing would be left to learn from.
 */
export function foldsOf(
  gold: readonly Pick<Quoted, 'source' | 'conversation'>[],
  split: readonly string[] = [],
): string[] {
  const alone = new Set(gold.map(({ source }) => source)).size === 1;
  const isCut = (source: string) => alone || split.includes(source);
  const keyOf = ({ source, conversation }: Pick<Quoted, 'source' | 'conversation'>) =>
    `${source}\n${conversation}`;
  const keys = [...new Set(gold.filter(({ source }) => isCut(source)).map(keyOf))].sort();
  const parts = new Map(keys.map((key, at) => [key, (at % FOLDS_PER_SPLIT) + 1]));
  return gold.map((statement) => {
    const part = parts.get(keyOf(statement));
    return part === undefined ? statement.source : `${statement.source} ${part}/${FOLDS_PER_SPLIT}`;
  });
}
