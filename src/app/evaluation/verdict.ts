import type { Analyzer } from '../../analysis/index.js';
import type { Label, PerspectiveSide, Statement } from '../../model/index.js';
import type { GoldStatement } from './gold.js';

/** A reader's labels beside the classifier's answer, so far as figures need it. */
export interface Judgement {
  readonly gold: GoldStatement;
  readonly label: Label;
  /** Probabilities of the two sides. */
  readonly centric: number;
  readonly focused: number;
  /** Whether the classifier is sure enough to show the statement as an example. */
  readonly quotable: Readonly<Record<PerspectiveSide, boolean>>;
}

/** A judgement with the words behind it. */
export interface Verdict extends Judgement {
  readonly statement: Statement;
}

/** The five labels that a reader's two answers make (and a third, where both are no). */
export function goldLabel({ centric, focused, customer }: GoldStatement): Label {
  if (centric && focused) return 'mixed';
  if (centric) return 'centric';
  if (focused) return 'focused';
  return customer ? 'neutral' : 'none';
}

/** Whether a label says yes to a side: mixed is both. */
export function saysYes(label: Label, side: PerspectiveSide): boolean {
  return label === side || label === 'mixed';
}

/** Lets an analyzer label one statement of the gold. */
export function judgeWith({ tag, thresholds }: Analyzer, gold: GoldStatement): Verdict {
  const { text, context, audience } = gold;
  const statement = tag({ text, audience, ...(context === '' ? {} : { context }) });
  const { label, centric, focused } = statement;
  const quotable = {
    centric: saysYes(label, 'centric') && centric >= thresholds.quote.centric,
    focused: saysYes(label, 'focused') && focused >= thresholds.quote.focused,
  };
  return { gold, label, centric, focused, quotable, statement };
}
