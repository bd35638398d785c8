import { type Statement, statesHeard } from '../../model/index.js';
import type { LensVerdict } from './lens-evaluation.js';

/** How often an entry is right where it matches. */
export interface EntryFigures {
  readonly entry: string;
  readonly category: string;
  /** Statements in which it makes its category heard; in how many of these readers found it, and in how many nothing of the lens. */
  readonly fires: number;
  readonly right: number;
  readonly uncategorised: number;
}

/** The entries that make categories of a lens heard in a statement, each with its category. */
function entriesHeard({ matches }: Statement, lens: string): ReadonlyMap<string, string> {
  const counted = matches.filter((match) => match.lens === lens && statesHeard(lens).includes(match.state));
  return new Map(counted.map(({ entry, category }) => [entry, category]));
}

/** How every entry that was heard did, those most often wrong first. */
export function entriesOf(verdicts: readonly LensVerdict[], lens: string): EntryFigures[] {
  const tallies = new Map<
    string,
    { category: string; fires: number; right: number; uncategorised: number }
  >();
  for (const { read, statement } of verdicts) {
    for (const [entry, category] of entriesHeard(statement, lens)) {
      const tally = tallies.get(entry) ?? { category, fires: 0, right: 0, uncategorised: 0 };
      tallies.set(entry, tally);
      tally.fires++;
      if (read.has(category)) tally.right++;
      if (read.size === 0) tally.uncategorised++;
    }
  }
  const wrong = ({ fires, right }: EntryFigures) => fires - right;
  return [...tallies]
    .map(([entry, tally]) => ({ entry, ...tally }))
    .sort((a, b) => wrong(b) - wrong(a) || b.fires - a.fires || (a.entry < b.entry ? -1 : 1));
}

/** Counts right hits, and those that hang on entries heard in that one statement: they may have been written for it. */
export function hitsIn(verdicts: readonly LensVerdict[], entries: readonly EntryFigures[], lens: string) {
  const lone = new Set(entries.flatMap(({ entry, fires }) => (fires === 1 ? [entry] : [])));
  let [rightHits, loneHits] = [0, 0];
  for (const { read, heard, statement } of verdicts) {
    const found = [...entriesHeard(statement, lens)];
    for (const category of heard) {
      if (!read.has(category)) continue;
      rightHits++;
      if (found.every(([entry, own]) => own !== category || lone.has(entry))) loneHits++;
    }
  }
  return { rightHits, loneHits };
}
