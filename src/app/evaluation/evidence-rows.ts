import { Cues, createReader, NOTHING_BEFORE } from '../../analysis/index.js';
import { type CompiledLexicon, Vocabulary } from '../../lexicon/index.js';
import type { GoldStatement } from './gold.js';
import type { SparseRows } from './logistic.js';

/**
 * The evidence of each statement as a row. Every cue stands twice: once for all statements, and once more for its
 * audience, so that a word may mean something else among colleagues than to a customer.
 */
export interface EvidenceRows extends SparseRows {
  /** Names of the cues; column `3 k` is shared, `3 k + 1` internal, `3 k + 2` to a customer. */
  readonly names: readonly string[];
}

export const PER_CUE = 3;

/** Cues seen in fewer statements than this say nothing that lasts. */
const LEAST_SEEN = 4;

interface Pieces {
  readonly cues: readonly number[];
  readonly amounts: readonly number[];
}

function evidenceOf(
  lexicon: CompiledLexicon,
  gold: readonly GoldStatement[],
): { cues: Cues; evidence: readonly Pieces[] } {
  const vocabulary = new Vocabulary(true);
  const cues = new Cues(lexicon, vocabulary);
  const { read, contexts } = createReader(lexicon, vocabulary, cues);
  const evidence = gold.map(({ text, context, audience }) => {
    const before = context === '' ? NOTHING_BEFORE : contexts.read(context);
    const found = read(text, before, audience).evidence;
    return {
      cues: found.cues.slice(0, found.count),
      amounts: found.amounts.slice(0, found.count).map((amount) => amount * found.scale),
    };
  });
  return { cues, evidence };
}

/** Lays the evidence of labelled statements out for fitting. */
export function evidenceRows(lexicon: CompiledLexicon, gold: readonly GoldStatement[]): EvidenceRows {
  const { cues, evidence } = evidenceOf(lexicon, gold);
  const seen = new Int32Array(cues.names.length);
  for (const pieces of evidence) for (const cue of pieces.cues) seen[cue]!++;
  const kept = new Map<number, number>();
  const names: string[] = [];
  cues.names.forEach((name, cue) => {
    if (seen[cue]! >= LEAST_SEEN) kept.set(cue, names.push(name) - 1);
  });
  const indices: Int32Array[] = [];
  const values: Float64Array[] = [];
  evidence.forEach((pieces, row) => {
    const known = pieces.cues.flatMap((cue, at) => (kept.has(cue) ? [at] : []));
    const own = gold[row]!.audience === 'customer' ? 2 : 1;
    const columnOf = (at: number) => kept.get(pieces.cues[at]!)! * PER_CUE;
    indices.push(Int32Array.from(known.flatMap((at) => [columnOf(at), columnOf(at) + own])));
    values.push(Float64Array.from(known.flatMap((at) => [pieces.amounts[at]!, pieces.amounts[at]!])));
  });
  return { columns: names.length * PER_CUE, indices, values, names };
}
