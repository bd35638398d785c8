import type { CompiledLexicon, Entry, Step } from './compiled.js';

/** How an entry is looked for: from its rarest element outwards. */
export interface Plan {
  readonly entry: number;
  readonly steps: readonly Step[];
  /** The step that stands first in the search. */
  readonly anchor: number;
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}

/** Plans by the class that wakes them: a statement without a member of it never tries the entry. */
export function planEntries({
  entries,
  commonness,
  classCount,
}: CompiledLexicon): readonly (readonly Plan[])[] {
  const plans = Array.from({ length: classCount }, () => [] as Plan[]);
  entries.forEach((entry, index) => {
    const anchor = rarestStep(entry, commonness);
    const { steps, fromStart, toEnd } = entry;
    plans[steps[anchor]!.class]!.push({ entry: index, steps, anchor, fromStart, toEnd });
  });
  return plans;
}

function rarestStep({ steps }: Entry, commonness: readonly number[]): number {
  let rarest = -1;
  steps.forEach((step, index) => {
    if (step.min === 0 || step.not || step.class < 0) return;
    if (rarest < 0 || commonness[step.class]! < commonness[steps[rarest]!.class]!) rarest = index;
  });
  return rarest;
}
