import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Analyzer, Model } from '../../analysis/index.js';
import type { ErrorModel } from '../../model/index.js';
import { languageFolder } from '../jobs/analyzer.js';
import { baselinesOf } from './baselines.js';
import { calibratedFits } from './calibrate.js';
import { type CrossValidated, crossValidate } from './cross-validate.js';
import { errorModelOf } from './error-model.js';
import { crossValidatedVersion, type Evaluation, evaluationOf } from './evaluation.js';
import type { Learned } from './evidence-rows.js';
import { figuresOf } from './figures.js';
import { fitQuestions, type Lesson, modelOf, PENALTY, prepare } from './fit.js';
import { foldsOf } from './folds.js';
import { type GoldStatement, goldFiles, readAllGold } from './gold.js';
import { hashFiles } from './model-file.js';
import { judgeWith, type Verdict } from './verdict.js';

/** Where the practice statements that ship are. */
export const practiceFolder = join(languageFolder, 'practice');

/** What is learned from and judged on. */
export interface Material {
  /** Files of labelled statements; a folder stands for every `.jsonl` in it. */
  readonly gold: readonly string[];
  /** Files of further labelled statements: learned from as the gold is, never judged. */
  readonly further: readonly string[];
  /** Files or folders of practice statements: learned from, never judged. */
  readonly practice: readonly string[];
  /** Sources in which every conversation is another organisation's. */
  readonly split: readonly string[];
}

interface Read {
  readonly files: Readonly<Record<Learned['from'], readonly string[]>>;
  /** The gold, then what is only learned from. */
  readonly statements: readonly Learned[];
  readonly gold: readonly GoldStatement[];
  readonly folds: readonly string[];
}

async function read({ gold, further, practice, split }: Material): Promise<Read> {
  const files = {
    gold: goldFiles(gold),
    further: goldFiles(further),
    practice: goldFiles(practice.filter((path) => existsSync(path))),
  };
  const readFrom = async (from: Learned['from']) =>
    (await readAllGold(files[from])).map((statement): Learned => ({ ...statement, from }));
  const judged = await readFrom('gold');
  const statements = [...judged, ...(await readFrom('further')), ...(await readFrom('practice'))];
  return { files, statements, gold: judged, folds: foldsOf(judged, split) };
}

/** The evaluation, and every verdict it is made of. */
export interface Evaluated {
  readonly evaluation: Evaluation;
  readonly verdicts: readonly Verdict[];
}

/**
 * Judges labelled statements with an analyzer's own weights, or with weights learned anew for each fold so that none is
 * judged by weights that saw it. Baselines are always learned fold by fold.
 * @throws CentricityError `no-gold`, `bad-gold`
 */
export async function evaluateGold(
  analyzer: Analyzer,
  material: Material,
  crossValidated: boolean,
  onFold?: (fold: string) => void,
): Promise<Evaluated> {
  const { statements, gold, folds } = await read(material);
  const { lexicon } = analyzer;
  const verdicts = crossValidated
    ? crossValidate(lexicon, prepare(lexicon, statements), statements, folds, onFold).verdicts
    : gold.map((statement) => judgeWith(analyzer, statement));
  const judged = crossValidated
    ? { weighing: 'cross-validated' as const, version: crossValidatedVersion(lexicon), folds }
    : { weighing: 'shipped' as const, version: analyzer.version, folds };
  return { evaluation: evaluationOf(judged, verdicts, baselinesOf(statements, folds)), verdicts };
}

/** What a fit gives: the weights, the error they were seen to make, and the figures of the cross-validation. */
export interface FitResult extends Evaluated {
  readonly model: Model;
  readonly errors: ErrorModel;
}

/**
 * Learns the weights on all labelled and practice statements, calibrated and with thresholds by cross-validation. Deterministic.
 * @throws CentricityError `no-gold`, `bad-gold`
 */
export async function fitGold(
  { lexicon }: Pick<Analyzer, 'lexicon'>,
  material: Material,
  onFold?: (fold: string) => void,
): Promise<FitResult> {
  const { files, statements, gold, folds } = await read(material);
  const lesson: Lesson = prepare(lexicon, statements);
  const { verdicts, settled }: CrossValidated = crossValidate(lexicon, lesson, statements, folds, onFold);
  const fits = calibratedFits(fitQuestions(lesson, [...statements.keys()]), settled.calibration);
  const count = (from: Learned['from']) => statements.filter((statement) => statement.from === from).length;
  const model = modelOf(lesson, fits, settled.thresholds, {
    gold: hashFiles(files.gold),
    goldStatements: gold.length,
    further: hashFiles(files.further),
    furtherStatements: count('further'),
    practice: hashFiles(files.practice),
    practiceStatements: count('practice'),
    lexicon: lexicon.hash,
    penalty: PENALTY,
    folds: new Set(folds).size,
    ...provenFigures(verdicts),
  });
  const version = crossValidatedVersion(lexicon);
  const evaluation = evaluationOf({ weighing: 'cross-validated', version, folds }, verdicts, []);
  return { model, errors: errorModelOf(verdicts), evaluation, verdicts };
}

/** The cross-validated figures that the weights file carries. */
function provenFigures(verdicts: readonly Verdict[]): Record<string, number> {
  const { meanF1, centric, focused, strangersLabelled } = figuresOf(verdicts);
  const figures = {
    meanF1,
    centricF1: centric.f1,
    centricPrecision: centric.precision,
    centricQuotePrecision: centric.quotePrecision,
    focusedF1: focused.f1,
    focusedPrecision: focused.precision,
    focusedQuotePrecision: focused.quotePrecision,
    strangersLabelled,
  };
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, figure]) =>
      figure.kind === 'none' ? [] : [[name, Math.round(figure.value * 1000) / 1000]],
    ),
  );
}
