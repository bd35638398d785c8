import type { Analyzer } from '../../analysis/index.js';
import type { Category } from '../../lexicon/index.js';
import type { Match, PerspectiveSide } from '../../model/index.js';
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
  /** Of these, statements of which it is known whether they bear the entry out: all where its category takes a side, else those labelled for its lens. */
  readonly judged: number;
  /** Of these, statements whose label lies on the entry's side, by a reader where the corpus is labelled, else by the machine; or in which readers found its category. */
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
  judged: number;
  onSide: number;
}

const noTally = (): Tally => ({ fires: 0, shadowed: 0, offTopic: 0, judged: 0, onSide: 0 });

function verdictOf({ fires, shadowed, judged, onSide }: Tally): EntryCoverage['verdict'] {
  if (fires === 0) return 'dead';
  if (fires >= LEAST && shadowed / fires >= MOSTLY) return 'shadowed';
  return judged >= LEAST && 1 - onSide / judged > TOO_OFTEN_OFF ? 'over-firing' : 'sound';
}

/** Whether a statement bears an entry of a category out; `unknown` where nobody said. */
function bearsOut(
  { lens, name, side }: Category,
  said: Readonly<Record<PerspectiveSide, boolean>>,
  labels: SampleText['labels'] = {},
): boolean | 'unknown' {
  return side === undefined ? (labels[lens]?.includes(name) ?? 'unknown') : said[side];
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

/**
 * Runs every text through the analyzer and says of each entry whether it is dead, shadowed or fires where it should not. Those of
 * lenses that only help to decide are left out: they are weighed and matched nowhere.
 */
export async function coverage(
  analyzer: Analyzer,
  texts: AsyncIterable<SampleText>,
): Promise<readonly EntryCoverage[]> {
  const { categories, lenses } = analyzer.lexicon;
  const helpers = new Set(lenses.flatMap(({ name, use }) => (use === 'evidence' ? [name] : [])));
  const entries = analyzer.lexicon.entries.filter(({ category }) => !helpers.has(categories[category]!.lens));
  const keyOf = (lens: string, id: string) => `${lens}\n${id}`;
  const categoryOf = new Map(
    entries.map(({ id, category }) => [keyOf(categories[category]!.lens, id), categories[category]!]),
  );
  const tallies = new Map([...categoryOf.keys()].map((key) => [key, noTally()]));
  for await (const sample of texts) {
    const { matches, customer, label } = analyzer.tag(sample);
    const said = {
      centric: sample.centric ?? (label === 'centric' || label === 'mixed'),
      focused: sample.focused ?? (label === 'focused' || label === 'mixed'),
    };
    for (const key of new Set(matches.map(({ lens, entry }) => keyOf(lens, entry)))) {
      const [tally, category] = [tallies.get(key)!, categoryOf.get(key)!];
      const own = matches.filter(({ lens, entry }) => keyOf(lens, entry) === key);
      tally.fires++;
      if (own.every((match) => matches.some((other) => other.entry !== match.entry && covers(other, match))))
        tally.shadowed++;
      if (!customer) tally.offTopic++;
      const borneOut = bearsOut(category, said, sample.labels);
      if (borneOut !== 'unknown') tally.judged++;
      if (borneOut === true) tally.onSide++;
    }
  }
  return entries.map(({ id, category }) => {
    const { lens } = categories[category]!;
    const tally = tallies.get(keyOf(lens, id))!;
    return { entry: id, lens, ...tally, verdict: verdictOf(tally) };
  });
}
