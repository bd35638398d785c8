import { Cues, createReader, type Evidence, NOTHING_BEFORE } from '../../analysis/index.js';
import type { CompiledLexicon } from '../../lexicon/index.js';
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

export function evidenceOf(
  lexicon: CompiledLexicon,
  gold: readonly GoldStatement[],
): { cues: Cues; evidence: readonly (readonly Evidence[])[] } {
  const cues = new Cues(lexicon);
  const { read, contexts } = createReader(lexicon, cues);
  const evidence = gold.map(({ text, context, audience }) => {
    const before = context === '' ? NOTHING_BEFORE : contexts.read(context);
    return read(text, before, audience).evidence;
  });
  return { cues, evidence };
}

/** Lays the evidence of labelled statements out for fitting. */
export function evidenceRows(lexicon: CompiledLexicon, gold: readonly GoldStatement[]): EvidenceRows {
  const { cues, evidence } = evidenceOf(lexicon, gold);
  const seen = new Int32Array(cues.names.length);
  for (const pieces of evidence) for (const { cue } of pieces) seen[cue]!++;
  const kept = new Map<number, number>();
  const names: string[] = [];
  cues.names.forEach((name, cue) => {
    if (seen[cue]! >= LEAST_SEEN) kept.set(cue, names.push(name) - 1);
  });
  const indices: Int32Array[] = [];
  const values: Float64Array[] = [];
  evidence.forEach((pieces, row) => {
    const known = pieces.filter(({ cue }) => kept.has(cue));
    const own = gold[row]!.audience === 'customer' ? 2 : 1;
    indices.push(
      Int32Array.from(known.flatMap(({ cue }) => [kept.get(cue)! * PER_CUE, kept.get(cue)! * PER_CUE + own])),
    );
    values.push(Float64Array.from(known.flatMap(({ amount }) => [amount, amount])));
  });
  return { columns: names.length * PER_CUE, indices, values, names };
}
