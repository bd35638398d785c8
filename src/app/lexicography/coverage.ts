import type { Analyzer } from '../../analysis/index.js';
import type { Match } from '../../model/index.js';
import type { SampleText } from './texts.js';

/** How one entry does on a corpus. */
export interface EntryCoverage {
  readonly entry: string;
  readonly lens: string;
  /** Statements in which it matches. */
  readonly fires: number;
  /** Of these, statements in which another entry of its category covers the same words. */
  readonly shadowed: number;
  /** Of these, statements that speak of no customer. */
  readonly offTopic: number;
  /** Of these, statements whose label lies on the entry's side, by a reader where the corpus is labelled, else by the machine. */
  readonly onSide: number;
  readonly verdict: 'dead' | 'shadowed' | 'over-firing' | 'sound';
}

/** An entry seen fewer times than this is not judged. */
const LEAST = 8;
const MOSTLY = 0.9;
const TOO_OFTEN_OFF = 0.5;

interface Tally {
  fires: number;
  shadowed: number;
  offTopic: number;
  onSide: number;
}

function verdictOf({ fires, shadowed, offTopic, onSide }: Tally, hasSide: boolean): EntryCoverage['verdict'] {
  if (fires === 0) return 'dead';
  if (fires >= LEAST && shadowed / fires >= MOSTLY) return 'shadowed';
  const wrong = hasSide ? 1 - onSide / fires : offTopic / fires;
  return fires >= LEAST && wrong > TOO_OFTEN_OFF ? 'over-firing' : 'sound';
}

function covers(one: Match, other: Match): boolean {
  return (
    one !== other &&
    one.category === other.category &&
    one.lens === other.lens &&
    one.start <= other.start &&
    one.end >= other.end
  );
}

/** Runs every text through the analyzer and says of each entry whether it is dead, shadowed or fires where it should not. */
export async function coverage(
  analyzer: Analyzer,
  texts: AsyncIterable<SampleText>,
): Promise<readonly EntryCoverage[]> {
  const { entries, categories } = analyzer.lexicon;
  const tallies = new Map(
    entries.map(({ id }) => [id, { fires: 0, shadowed: 0, offTopic: 0, onSide: 0 } as Tally]),
  );
  const sides = new Map(entries.map(({ id, category }) => [id, categories[category]?.side]));
  for await (const sample of texts) {
    const { matches, customer, label } = analyzer.tag(sample);
    const said = {
      centric: sample.centric ?? (label === 'centric' || label === 'mixed'),
      focused: sample.focused ?? (label === 'focused' || label === 'mixed'),
    };
    for (const id of new Set(matches.map(({ entry }) => entry))) {
      const tally = tallies.get(id);
      const own = matches.filter((match) => match.entry === id);
      if (tally === undefined) continue;
      tally.fires++;
      if (own.every((match) => matches.some((other) => other.entry !== id && covers(other, match))))
        tally.shadowed++;
      if (!customer) tally.offTopic++;
      const side = sides.get(id);
      if (side !== undefined && said[side]) tally.onSide++;
    }
  }
  return entries.map(({ id, category }) => {
    const tally = tallies.get(id)!;
    const { lens, side } = categories[category]!;
    return { entry: id, lens, ...tally, verdict: verdictOf(tally, side !== undefined) };
  });
}
