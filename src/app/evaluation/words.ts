import { grouped, plural } from '../../report/index.js';
import type { Figure } from './bootstrap.js';
import type { Evaluation, Slice } from './evaluation.js';
import type { SideFigures } from './figures.js';
import { SIDES } from './tally.js';

/** A table of words: the first row is the head, the first column stands left and the others right. */
export type Table = readonly (readonly string[])[];

/** `0.66 (0.64–0.68)`, or a dash where there was nothing to count. */
export function figureInWords(figure: Figure): string {
  if (figure.kind === 'none') return '–';
  const { value, low, high } = figure;
  return `${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

/** What was judged, and how far the figures may be trusted. */
export function howJudged({ weighing, folds, version, figures }: Evaluation): string {
  const what = `${plural(figures.n, 'statement')} of ${plural(figures.conversations, 'conversation')}`;
  if (weighing === 'cross-validated')
    return `${what}, each judged by weights and thresholds that never saw its fold (${folds} folds; ${version}).`;
  return `${what}, judged by the weights that ship (${version}). Right for sentences of your own; for those the weights were fitted on, use --cross-validate.`;
}

export function sidesTable({ figures }: Evaluation): Table {
  const row = (name: string, side: SideFigures) => [
    name,
    grouped(side.positives),
    ...[side.precision, side.recall, side.f1, side.kappa, side.brier, side.calibrationError].map(
      figureInWords,
    ),
  ];
  return [
    ['', 'Readers: yes', 'Precision', 'Recall', 'F1', 'Kappa', 'Brier score', 'Calibration error'],
    ...SIDES.map((side) => row(side, figures[side])),
  ];
}

export function slicesTable(head: string, list: readonly Slice[]): Table {
  return [
    [head, 'Statements', 'Mean F1', 'Centric F1', 'Focused F1'],
    ...list.map(({ name, figures }) => [
      name,
      grouped(figures.n),
      ...[figures.meanF1, figures.centric.f1, figures.focused.f1].map(figureInWords),
    ]),
  ];
}

export function confusionTable({ figures: { confusion } }: Evaluation): Table {
  const { labels, counts, shares } = confusion;
  const cell = (row: number, column: number) =>
    `${grouped(counts[row]![column]!)}  ${figureInWords(shares[row]![column]!)}`;
  return [
    ['Reader \\ classifier', ...labels],
    ...labels.map((label, row) => [label, ...labels.map((_, column) => cell(row, column))]),
  ];
}

export function reliabilityTable({ figures: { reliability } }: Evaluation): Table {
  const rows = reliability.centric.map(({ from, to }, bin) => [
    `${from.toFixed(1)}–${to.toFixed(1)}`,
    ...SIDES.flatMap((side) => {
      const { n, said, yes } = reliability[side][bin]!;
      return [grouped(n), ...(n === 0 ? ['–', '–'] : [said.toFixed(2), yes.toFixed(2)])];
    }),
  ]);
  const columns = SIDES.flatMap((side) => [side, 'said', 'readers: yes']);
  return [['Probability', ...columns], ...rows];
}

/** The sentences that stand between the tables. */
export function sentences({ figures, disagreements }: Evaluation): string[] {
  const quotes = SIDES.map(
    (side) =>
      `${side} ${figureInWords(figures[side].quotePrecision)} of ${plural(figures[side].quotes, 'statement')}`,
  );
  return [
    `Mean F1 of centric and focused: ${figureInWords(figures.meanF1)}. Kappa of the five labels: ${figureInWords(figures.kappa)}.`,
    `Labelled centric or focused though no customer is spoken of: ${figureInWords(figures.strangersLabelled)}.`,
    `Precision where it is sure enough to quote: ${quotes.join('; ')}.`,
    `Its label is not the reader's for ${plural(disagreements, 'statement')}.`,
  ];
}

/** A table in aligned columns. */
export function printed(table: Table): string {
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
  return table.map(line).join('\n');
}

/** The tables of an evaluation, each with its title where it needs one. */
export function tablesOf(evaluation: Evaluation): Table[] {
  const { bySource, byAudience, unpunctuated, baselines, figures } = evaluation;
  return [
    sidesTable(evaluation),
    slicesTable('Source', bySource),
    slicesTable('Audience', byAudience),
    ...(unpunctuated.length === 0 ? [] : [slicesTable('Speech', unpunctuated)]),
    slicesTable('Compared', [{ name: 'this classifier', figures }, ...baselines]),
    confusionTable(evaluation),
    reliabilityTable(evaluation),
  ];
}

/** An evaluation as text for a terminal. */
export function evaluationInWords(evaluation: Evaluation): string {
  const [first, ...others] = tablesOf(evaluation).map(printed);
  return [howJudged(evaluation), first, sentences(evaluation).join('\n'), ...others].join('\n\n');
}
