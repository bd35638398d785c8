import type { SparseRows } from './logistic.js';

/** What a cue that leans to neither side keeps, beside one that leans as the middle one does. Chosen by cross-validation over sources. */
const LEAST = 0.6;
/** Seen once more on each side than it was, so that a rare cue is not taken for a sure one. */
const UNSEEN = 1;

/**
 * How far the weight of each cue may go, by how clearly the cue leans to yes or to no by itself: a constant and the size of
 * its log-count ratio (Wang and Manning 2012, "Baselines and bigrams"), in units of the middle one, of mean square 1.
 * @param kinds columns that each cue has, one behind the other
 * @param learned the rows to count in
 */
export function leanings(
  { columns, starts, indices, counts }: SparseRows,
  kinds: number,
  labels: readonly boolean[],
  learned: readonly number[],
): Float64Array {
  const cues = columns / kinds;
  const yes = new Float64Array(cues).fill(UNSEEN);
  const no = new Float64Array(cues).fill(UNSEEN);
  for (const row of learned) {
    const side = labels[row] ? yes : no;
    for (let cell = starts[row]!; cell < starts[row + 1]!; cell++)
      side[Math.floor(indices[cell]! / kinds)]! += counts?.[row] ?? 1;
  }
  const total = (side: Float64Array) => side.reduce((sum, count) => sum + count, 0);
  const even = Math.log(total(yes) / total(no));
  const ratios = yes.map((count, cue) => Math.abs(Math.log(count / no[cue]!) - even));
  const middle = median(ratios.filter((ratio) => ratio > 0));
  const raw = ratios.map((ratio) => LEAST + ratio / middle);
  const size = Math.sqrt(raw.reduce((sum, scale) => sum + scale * scale, 0) / cues);
  return raw.map((scale) => scale / size);
}

/** The middle one of some numbers; 1 where there are none. */
function median(numbers: Float64Array): number {
  return numbers.length === 0 ? 1 : numbers.toSorted()[Math.floor(numbers.length / 2)]!;
}
