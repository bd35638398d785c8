import type { Analyzer } from '../../analysis/index.js';
import { CentricityError, categoriesHeard, type Statement, statesHeard } from '../../model/index.js';
import { knownLens } from '../jobs/known-lens.js';
import { foldsOf } from './folds.js';
import { goldFiles } from './gold.js';
import { lensBaselinesOf } from './lens-baselines.js';
import { type LensFigures, type LensJudgement, lensFiguresOf } from './lens-figures.js';
import { type LensStatement, readLensGold, WRITTEN } from './lens-gold.js';

/** A judgement with the words behind it. */
export interface LensVerdict extends LensJudgement {
  readonly statement: Statement;
}

/** A part of the statements, or a simpler means, with its own figures. */
export interface LensSlice {
  readonly name: string;
  readonly figures: LensFigures;
}

/** How often an entry is right where it matches. */
export interface EntryFigures {
  readonly entry: string;
  readonly category: string;
  /** Statements in which it makes its category heard; in how many of these readers found it, and in how many nothing of the lens. */
  readonly fires: number;
  readonly right: number;
  readonly uncategorised: number;
}

/** Something simpler, judged on all statements, on those that were really said, and on those made up. */
export interface LensRival {
  readonly name: string;
  readonly all: LensFigures;
  readonly real: LensFigures;
  readonly written: LensFigures;
}

/** Everything that `centricity evaluate --lens` finds out about one lens, as it is printed as JSON. */
export interface LensEvaluation {
  readonly lens: string;
  /** Lexicon and weights that judged. */
  readonly version: string;
  readonly folds: number;
  readonly figures: LensFigures;
  readonly real: LensFigures;
  readonly written: LensFigures;
  readonly bySource: readonly LensSlice[];
  readonly baselines: readonly LensRival[];
  /** Every entry that was heard, those most often wrong first. */
  readonly entries: readonly EntryFigures[];
  /** Right hits, and those of them for which there is only an entry that is heard nowhere else. */
  readonly rightHits: number;
  readonly loneHits: number;
  readonly disagreements: number;
}

export interface LensEvaluated {
  readonly evaluation: LensEvaluation;
  readonly verdicts: readonly LensVerdict[];
}

/** The word for every lens that the statements are labelled for. */
export const ALL_LENSES = 'all';

/**
 * Judges statements labelled for lenses by the rule that counts them anywhere else, lens by lens.
 * @param lens the name of one, or `all`
 * @throws CentricityError `no-gold`, `bad-gold`, `unknown-lens`, `not-labelled`
 */
export async function evaluateLenses(
  analyzer: Analyzer,
  paths: readonly string[],
  lens: string,
): Promise<LensEvaluated[]> {
  const gold: LensStatement[] = [];
  for (const file of goldFiles(paths)) gold.push(...(await readLensGold(file)));
  return chosen(analyzer, gold, lens).map((name) => evaluateLens(analyzer, gold, name));
}

function chosen({ lexicon }: Analyzer, gold: readonly LensStatement[], lens: string): string[] {
  const wanted = lens === ALL_LENSES ? lexicon.lenses : [knownLens(lexicon, lens)];
  const labelled = new Set(gold.flatMap(({ labels }) => Object.keys(labels)));
  const found = wanted.map(({ name }) => name).filter((name) => labelled.has(name));
  if (found.length > 0) return found;
  const have = labelled.size === 0 ? 'nothing' : [...labelled].join(', ');
  const what = wanted.map(({ name }) => `"${name}"`).join(' or ');
  throw new CentricityError('not-labelled', `No statement is labelled for ${what}, only for ${have}.`);
}

function evaluateLens(analyzer: Analyzer, gold: readonly LensStatement[], lens: string): LensEvaluated {
  const verdicts = gold.flatMap((statement) => {
    const read = statement.labels[lens];
    return read === undefined ? [] : [verdictOf(analyzer, statement, lens, read)];
  });
  const own = analyzer.lexicon.categories.flatMap((category) =>
    category.lens === lens ? [category.name] : [],
  );
  const categories = [...new Set([...own, ...verdicts.flatMap(({ read }) => [...read])])].sort();
  const folds = foldsOf(
    verdicts.map(({ gold: { source, conversation } }) => ({ source, conversation })),
    [WRITTEN],
  );
  const all = { name: lens, judgements: verdicts };
  const rivals = [all, ...lensBaselinesOf(verdicts, categories, folds)].map(({ name, judgements }) => ({
    name,
    all: lensFiguresOf(judgements, categories),
    real: lensFiguresOf(where(judgements, false), categories),
    written: lensFiguresOf(where(judgements, true), categories),
  }));
  const entries = entriesOf(verdicts, lens);
  const [{ all: figures, real, written }, ...baselines] = rivals as [LensRival, ...LensRival[]];
  const evaluation = {
    lens,
    version: analyzer.version,
    folds: new Set(folds).size,
    figures,
    real,
    written,
    bySource: bySource(verdicts, categories),
    baselines,
    entries,
    ...hitsIn(verdicts, entries, lens),
    disagreements: lensDisagreements(verdicts).length,
  };
  return { evaluation, verdicts };
}

function where<T extends LensJudgement>(judgements: readonly T[], written: boolean): T[] {
  return judgements.filter(({ gold }) => gold.written === written);
}

function verdictOf(
  { tag }: Analyzer,
  gold: LensStatement,
  lens: string,
  read: readonly string[],
): LensVerdict {
  const { text, context, audience } = gold;
  const statement = tag({ text, audience, ...(context === '' ? {} : { context }) });
  const heard = categoriesHeard(statement.matches.filter((match) => match.lens === lens));
  return {
    gold,
    read: new Set(read),
    heard: new Set(heard.map((name) => name.slice(lens.length + 1))),
    statement,
  };
}

function bySource(verdicts: readonly LensVerdict[], categories: readonly string[]): LensSlice[] {
  const names = [...new Set(verdicts.map(({ gold }) => gold.source))].sort();
  return names.map((name) => ({
    name,
    figures: lensFiguresOf(
      verdicts.filter(({ gold }) => gold.source === name),
      categories,
    ),
  }));
}

/** Statements in which the classifier did not hear just what readers found. */
export function lensDisagreements(verdicts: readonly LensVerdict[]): LensVerdict[] {
  return verdicts.filter(
    ({ read, heard }) => read.size !== heard.size || [...read].some((category) => !heard.has(category)),
  );
}

/** The entries that make categories of a lens heard in a statement, each with its category. */
function entriesHeard({ matches }: Statement, lens: string): ReadonlyMap<string, string> {
  const counted = matches.filter((match) => match.lens === lens && statesHeard(lens).includes(match.state));
  return new Map(counted.map(({ entry, category }) => [entry, category]));
}

function entriesOf(verdicts: readonly LensVerdict[], lens: string): EntryFigures[] {
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
function hitsIn(verdicts: readonly LensVerdict[], entries: readonly EntryFigures[], lens: string) {
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
