import type { Analyzer } from '../../analysis/index.js';
import { CentricityError, categoriesHeard, type Statement } from '../../model/index.js';
import { knownLens } from '../jobs/known-lens.js';
import { foldsOf } from './folds.js';
import { goldFiles } from './gold.js';
import { lensBaselinesOf } from './lens-baselines.js';
import { type EntryFigures, entriesOf, hitsIn } from './lens-entries.js';
import { type LensFigures, type LensJudgement, lensFiguresOf } from './lens-figures.js';
import { type LensStatement, readLensGold, WRITTEN } from './lens-gold.js';

/** A judgement with the words behind it. */
export interface LensVerdict extends LensJudgement {
  readonly statement: Statement;
}

/** A part of the statements with its own figures. */
export interface LensSlice {
  readonly name: string;
  readonly figures: LensFigures;
}

/** Figures for all statements, for those that were really said, and for those made up. */
export interface LensParts {
  readonly all: LensFigures;
  readonly real: LensFigures;
  readonly written: LensFigures;
}

/** Something simpler that learned from the same statements. */
export interface LensRival extends LensParts {
  readonly name: string;
}

/** Everything that `centricity evaluate --lens` finds out about one lens, as it is printed as JSON. */
export interface LensEvaluation {
  readonly lens: string;
  /** Lexicon and weights that judged. */
  readonly version: string;
  readonly folds: number;
  readonly figures: LensParts;
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
  const names = chosen(analyzer, gold, lens);
  const tagged = gold.map((statement) => tag(analyzer, statement));
  return names.map((name) => evaluateLens(analyzer, tagged, name));
}

interface Tagged {
  readonly gold: LensStatement;
  readonly statement: Statement;
}

function tag(analyzer: Analyzer, gold: LensStatement): Tagged {
  const { text, context, audience } = gold;
  return { gold, statement: analyzer.tag({ text, audience, ...(context === '' ? {} : { context }) }) };
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

function evaluateLens(analyzer: Analyzer, tagged: readonly Tagged[], lens: string): LensEvaluated {
  const verdicts = tagged.flatMap((one) => verdictsOn(one, lens));
  const own = analyzer.lexicon.categories.filter((category) => category.lens === lens);
  const read = verdicts.flatMap((verdict) => [...verdict.read]);
  const categories = [...new Set([...own.map(({ name }) => name), ...read])].sort();
  const folds = foldsOf(
    verdicts.map(({ gold }) => gold),
    [WRITTEN],
  );
  const entries = entriesOf(verdicts, lens);
  const evaluation = {
    lens,
    version: analyzer.version,
    folds: new Set(folds).size,
    figures: partsOf(verdicts, categories),
    bySource: bySource(verdicts, categories),
    baselines: lensBaselinesOf(verdicts, categories, folds).map(({ name, judgements }) => ({
      name,
      ...partsOf(judgements, categories),
    })),
    entries,
    ...hitsIn(verdicts, entries, lens),
    disagreements: lensDisagreements(verdicts).length,
  };
  return { evaluation, verdicts };
}

function partsOf(judgements: readonly LensJudgement[], categories: readonly string[]): LensParts {
  const where = (written: boolean) => judgements.filter(({ gold }) => gold.written === written);
  return {
    all: lensFiguresOf(judgements, categories),
    real: lensFiguresOf(where(false), categories),
    written: lensFiguresOf(where(true), categories),
  };
}

/** The verdict on one statement, if it is labelled for the lens. */
function verdictsOn({ gold, statement }: Tagged, lens: string): LensVerdict[] {
  const read = gold.labels[lens];
  if (read === undefined) return [];
  const heard = categoriesHeard(statement.matches.filter((match) => match.lens === lens));
  const names = heard.map((name) => name.slice(lens.length + 1));
  return [{ gold, statement, read: new Set(read), heard: new Set(names) }];
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
