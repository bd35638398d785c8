import type { CompiledLexicon, Entry, Step } from './compiled.js';

/** How an entry is looked for: from its rarest element outwards. */
export interface Plan {
  readonly entry: number;
  readonly steps: readonly Step[];
  /** The step that stands first in the search. */
  readonly anchor: number;
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** The classes of its other elements that must be there: without them in the statement it is not tried. */
  readonly needs: readonly number[];
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
    plans[steps[anchor]!.class]!.push({
      entry: index,
      steps,
      anchor,
      fromStart,
      toEnd,
      needs: needsOf(entry, anchor),
    });
  });
  return plans;
}

function needsOf({ steps }: Entry, anchor: number): readonly number[] {
  const others = steps.filter(
    ({ min, not, class: number }, index) => index !== anchor && min > 0 && !not && number >= 0,
  );
  return [...new Set(others.map((step) => step.class))];
}

function rarestStep({ steps }: Entry, commonness: readonly number[]): number {
  let rarest = -1;
  steps.forEach((step, index) => {
    if (step.min === 0 || step.not || step.class < 0) return;
    if (rarest < 0 || commonness[step.class]! < commonness[steps[rarest]!.class]!) rarest = index;
  });
  return rarest;
}
