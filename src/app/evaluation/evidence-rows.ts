import { Cues, createReader, NOTHING_BEFORE, type Piece, scaleOf } from '../../analysis/index.js';
import { type CompiledLexicon, Vocabulary } from '../../lexicon/index.js';
import type { GoldStatement } from './gold.js';
import { type SparseRows, sparseRows } from './logistic.js';
import { namesIn, Spread } from './spread.js';

/** The evidence of each statement as a row. A cue has two columns, so that a word may mean something else to a customer. */
export interface EvidenceRows extends SparseRows {
  /** Names of the cues: `2 k` is the column of cue `k` among colleagues, `2 k + 1` to a customer. */
  readonly names: readonly string[];
}

/** Cues seen in fewer statements than this say nothing that lasts. */
const LEAST_SEEN = 4;

function evidenceOf(
  lexicon: CompiledLexicon,
  gold: readonly GoldStatement[],
): { cues: Cues; evidence: readonly (readonly Piece[])[] } {
  const vocabulary = new Vocabulary(true);
  const cues = new Cues(lexicon, vocabulary);
  const { read, contexts } = createReader(lexicon, vocabulary, cues);
  const evidence = gold.map(({ text, context, audience }) => {
    const before = context === '' ? NOTHING_BEFORE : contexts.read(context);
    return read(text, before, audience).evidence.pieces;
  });
  return { cues, evidence };
}

/** Lays the evidence of labelled statements out for fitting, without words that are one organisation's own. */
export function evidenceRows(lexicon: CompiledLexicon, gold: readonly GoldStatement[]): EvidenceRows {
  const { cues, evidence } = evidenceOf(lexicon, gold);
  const spread = new Spread(namesIn(gold.flatMap(({ text, context }) => [text, context])));
  evidence.forEach((pieces, row) => {
    for (const cue of new Set(pieces.map((piece) => piece.cue))) spread.note(cue, gold[row]!);
  });
  const kept = new Map<number, number>();
  const names: string[] = [];
  cues.names.forEach((name, cue) => {
    if (spread.mayLearn(cue, name, LEAST_SEEN)) kept.set(cue, names.push(name) - 1);
  });
  const rows = evidence.map((pieces, row) => {
    const own = gold[row]!.audience === 'customer' ? 1 : 0;
    const known = pieces.flatMap(({ cue, amount }) => {
      const place = kept.get(cue);
      return place === undefined ? [] : [[place * 2 + own, amount] as const];
    });
    const scale = scaleOf(known.reduce((sum, [, amount]) => sum + amount * amount, 0));
    const amounts = new Map<number, number>();
    for (const [column, amount] of known) amounts.set(column, (amounts.get(column) ?? 0) + amount * scale);
    return [...amounts];
  });
  return { ...sparseRows(names.length * 2, rows), names };
}
