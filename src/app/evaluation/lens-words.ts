import { grouped, plural } from '../../report/index.js';
import type { EntryFigures } from './lens-entries.js';
import type { LensEvaluation, LensParts, LensRival, LensSlice } from './lens-evaluation.js';
import { LEAST_POSITIVES, type LensFigures } from './lens-figures.js';
import { figureInWords, printed, type Table } from './words.js';

/** An entry is named as firing wrongly where it was wrong at least so often, and no less often than right. */
const LEAST_WRONG = 2;

/** Entries to mend first: heard where readers found nothing of the kind at least as often as where they did. */
export function overFiring(entries: readonly EntryFigures[]): EntryFigures[] {
  return entries.filter(({ fires, right }) => fires - right >= Math.max(LEAST_WRONG, right));
}

function overview(name: string, figures: LensFigures): string[] {
  const { n, macroF1, micro, falseHits, uncategorised } = figures;
  return [
    name,
    grouped(n),
    ...[macroF1, micro.precision, micro.recall, micro.f1, falseHits].map(figureInWords),
    grouped(uncategorised),
  ];
}

const OVERVIEW_HEAD = [
  'Statements',
  'Macro F1',
  'Micro precision',
  'Micro recall',
  'Micro F1',
  'False hits',
  'of those without',
];

/** The best that learning from words alone comes to. */
function bestOf(baselines: readonly LensRival[], part: keyof LensParts): string {
  const values = baselines.flatMap(({ [part]: { macroF1 } }) => (macroF1.kind === 'none' ? [] : [macroF1]));
  const [best] = values.sort((a, b) => b.value - a.value);
  return best === undefined ? '–' : best.value.toFixed(2);
}

/** Three lines a lens, with the macro F1 of the best baseline beside its own. */
export function summaryTable(evaluations: readonly LensEvaluation[]): Table {
  return [
    ['Lens', ...OVERVIEW_HEAD, 'Best baseline'],
    ...evaluations.flatMap(({ lens, figures: { all, real, written }, baselines }) => [
      [...overview(lens, all), bestOf(baselines, 'all')],
      [...overview('  real', real), bestOf(baselines, 'real')],
      [...overview('  written', written), bestOf(baselines, 'written')],
    ]),
  ];
}

function categoriesTable(head: string, { categories }: LensFigures): Table {
  return [
    [head, 'Readers: yes', 'Heard', 'Precision', 'Recall', 'F1'],
    ...categories.map(({ category, positives, heard, precision, recall, f1 }) => [
      category,
      grouped(positives),
      grouped(heard),
      ...[precision, recall, f1].map(figureInWords),
    ]),
  ];
}

function comparedTable({ figures, baselines }: LensEvaluation): Table {
  const rivals = [{ name: 'this lexicon', ...figures }, ...baselines];
  return [
    ['Compared', 'Macro F1', 'real', 'written', 'Micro F1', 'False hits'],
    ...rivals.map((rival) => [
      rival.name,
      ...[
        rival.all.macroF1,
        rival.real.macroF1,
        rival.written.macroF1,
        rival.all.micro.f1,
        rival.all.falseHits,
      ].map(figureInWords),
    ]),
  ];
}

function entriesTable(entries: readonly EntryFigures[]): Table {
  return [
    ['Entries that fire wrongly', 'Fires', 'Right', 'Wrong', 'Where no category is'],
    ...entries.map(({ entry, fires, right, uncategorised }) => [
      entry,
      ...[fires, right, fires - right, uncategorised].map(grouped),
    ]),
  ];
}

/** How one lens was judged, by what, and how far that may be trusted. */
export function howLensJudged(evaluation: LensEvaluation): string {
  const { lens, figures, folds, version, disagreements, rightHits, loneHits } = evaluation;
  return [
    `${lens}: ${plural(figures.all.n, 'statement')} of ${plural(figures.all.conversations, 'conversation')}, heard by the lexicon (${version}).`,
    `Baselines are learned anew without each of ${plural(folds, 'fold')}. Macro: categories with at least ${LEAST_POSITIVES} statements.`,
    `Not just what readers found in ${plural(disagreements, 'statement')}.`,
    `Of ${plural(rightHits, 'right hit')}, ${grouped(loneHits)} hang on entries heard nowhere else: where these were written with the statements in sight, the figures flatter them.`,
  ].join(' ');
}

/** What was really said and what was made up, where there is both. */
function partsOf({ figures: { real, written } }: LensEvaluation): LensSlice[] {
  if (real.n === 0 || written.n === 0) return [];
  return [
    { name: 'real', figures: real },
    { name: 'written', figures: written },
  ];
}

/** The tables of one lens. */
export function lensTables(evaluation: LensEvaluation): Table[] {
  const { figures, bySource, entries } = evaluation;
  const wrong = overFiring(entries);
  const parts = partsOf(evaluation);
  return [
    categoriesTable('Category', figures.all),
    ...parts.map(({ name, figures: own }) => categoriesTable(`Category, ${name}`, own)),
    [
      ['Part', ...OVERVIEW_HEAD],
      ...[{ name: 'all', figures: figures.all }, ...parts, ...bySource].map((part) =>
        overview(part.name, part.figures),
      ),
    ],
    comparedTable(evaluation),
    ...(wrong.length === 0 ? [] : [entriesTable(wrong)]),
  ];
}

/** Evaluations of lenses as text for a terminal. */
export function lensesInWords(evaluations: readonly LensEvaluation[]): string {
  const blocks = evaluations.flatMap((evaluation) => [
    howLensJudged(evaluation),
    ...lensTables(evaluation).map(printed),
  ]);
  const summary = evaluations.length > 1 ? [printed(summaryTable(evaluations))] : [];
  return [...summary, ...blocks].join('\n\n');
}
