import { Cues, createReader, NOTHING_BEFORE, type Piece, scaleOf } from '../../analysis/index.js';
import { type CompiledLexicon, Vocabulary } from '../../lexicon/index.js';
import type { GoldStatement } from './gold.js';
import { type SparseRows, sparseRows } from './logistic.js';
import { namesIn, Spread } from './spread.js';

/**
 * The kinds of talk, each with a column of its own for every cue: a word may mean something else to a customer. Practice
 * talk among colleagues is a third kind, since people write as nobody speaks: its own weights never ship.
 */
export const KINDS = ['internal', 'customer', 'practice talk'] as const;
export type Kind = (typeof KINDS)[number];

/** A labelled statement to learn from: the gold, further statements that are not judged, or practice. */
export interface Learned extends GoldStatement {
  readonly from: 'gold' | 'further' | 'practice';
}

/** The evidence of each statement as a row. */
export interface EvidenceRows extends SparseRows {
  /**
   * Names of the cues, each with a column for each of the `KINDS`, one behind the other. Behind the cues come as many for
   * each source that is not judged: how much likelier a yes is there, which is no property of the words.
   */
  readonly names: readonly string[];
}

/** How much a source's own column counts: enough to be hardly held back. */
const SOURCE = 3;

/** The column of a cue, or behind the cues of a source, in one kind of talk. */
export function columnOf(cue: number, kind: Kind): number {
  return cue * KINDS.length + KINDS.indexOf(kind);
}

function kindOf({ audience, from }: Learned): Kind {
  if (audience === 'customer') return 'customer';
  return from === 'practice' ? 'practice talk' : 'internal';
}

/** Cues seen in fewer statements than this say nothing that lasts. */
const LEAST_SEEN = 6;

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
export function evidenceRows(lexicon: CompiledLexicon, statements: readonly Learned[]): EvidenceRows {
  const { cues, evidence } = evidenceOf(lexicon, statements);
  const spread = new Spread(namesIn(statements.flatMap(({ text, context }) => [text, context])));
  evidence.forEach((pieces, row) => {
    for (const cue of new Set(pieces.map((piece) => piece.cue))) spread.note(cue, statements[row]!);
  });
  const kept = new Map<number, number>();
  const names: string[] = [];
  cues.names.forEach((name, cue) => {
    if (spread.mayLearn(cue, name, LEAST_SEEN)) kept.set(cue, names.push(name) - 1);
  });
  const unjudged = statements.flatMap(({ from, source }) => (from === 'gold' ? [] : [source]));
  const sources = new Map([...new Set(unjudged)].map((source, index) => [source, index]));
  const rows = evidence.map((pieces, row) => {
    const statement = statements[row]!;
    const kind = kindOf(statement);
    const known = pieces.flatMap(({ cue, amount }) => {
      const place = kept.get(cue);
      return place === undefined ? [] : [[columnOf(place, kind), amount] as const];
    });
    const scale = scaleOf(known.reduce((sum, [, amount]) => sum + amount * amount, 0));
    const amounts = new Map<number, number>();
    for (const [column, amount] of known) amounts.set(column, (amounts.get(column) ?? 0) + amount * scale);
    if (statement.from !== 'gold')
      amounts.set(columnOf(names.length + sources.get(statement.source)!, kind), SOURCE);
    return [...amounts];
  });
  return { ...sparseRows((names.length + sources.size) * KINDS.length, rows), names };
}
