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

/** A stretch of a table, from `from` up to `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Numbers in a group's row: which word of a set holds the class that its plans need, its bit, and the range of its plans. */
export const GROUP = 4;
/** Numbers in a woken plan's row: its index, and the row of what it needs that is least likely to be there. */
export const WOKEN = 5;
/** Numbers in a plan's row: the ranges of what else it needs nearby, and of what may stand right before its anchor and behind. */
export const PLAN = 6;
/**
 * Numbers in the row of a need: its class, the words between which a member must begin, counted from the anchor's edge, and
 * where the first of several words may begin.
 */
export const NEED = 4;
/** The class of a need that is none. */
export const NO_NEED = -1;
/** Where anything may stand beside the anchor, its range begins here. */
export const ANYTHING = -1;
/** Among the classes beside the anchor: the edge of the statement. */
export const EDGE = -1;

const OPEN: Range = { from: ANYTHING, to: ANYTHING };
const NO_GATE = Number.MAX_SAFE_INTEGER;

/** A class that a plan needs besides its anchor's. */
interface Need {
  readonly class: number;
  /** The words between which a member must begin, from the anchor's end, or (negative) from its beginning. */
  readonly from: number;
  readonly to: number;
  /** The same as `from` for a member of several words: one before the anchor begins further off. */
  readonly furthest: number;
}

/**
 * Plans by the class that wakes them, laid out as rows of numbers side by side: most are ruled out by what does not stand
 * nearby, and that must be told by looking at few places in memory. Plans are grouped by one named class that they need
 * besides their anchor's; what is filled in for each statement has the lowest numbers and comes first, since most
 * statements speak of no customer.
 */
export class Plans {
  readonly list: readonly Plan[];
  readonly groups: number[] = [];
  /** What the groups' ranges point into. */
  readonly woken: number[] = [];
  readonly rows: Int32Array;
  readonly needs: number[] = [];
  /** Classes that may stand beside an anchor. */
  readonly beside: number[] = [];
  readonly #needs: readonly (readonly Need[])[];
  readonly #gates: readonly number[];
  readonly #wokenBy: readonly (readonly number[])[];

  /** @param longest of each class, the words in its longest member */
  constructor({ entries, commonness, classCount, classNames }: CompiledLexicon, longest: Uint8Array) {
    const wokenBy = Array.from({ length: classCount }, () => [] as number[]);
    this.list = entries.map((entry, index) => planOf(entry, index, commonness));
    this.list.forEach(({ steps, anchor }, index) => {
      wokenBy[steps[anchor]!.class]!.push(index);
    });
    this.#wokenBy = wokenBy;
    this.#needs = this.list.map((plan) => needsOf(plan, commonness, longest));
    this.#gates = this.#needs.map((needs) => {
      const named = needs.flatMap((need) => (need.class < classNames.length ? [need.class] : []));
      return Math.min(...named, NO_GATE);
    });
    const rows = this.list.flatMap((plan, index) => {
      const further = this.#needs[index]!.slice(1).flatMap(rowOf);
      return [append(this.needs, further), this.#before(plan), this.#behind(plan)].flatMap(({ from, to }) => [
        from,
        to,
      ]);
    });
    this.rows = Int32Array.from(rows);
  }

  /** Lays out the plans that the members of these classes wake, and gives the range of their groups. */
  wokenBy(classes: readonly number[]): Range {
    const byGate = new Map<number, number[]>();
    for (const number of classes) {
      for (const plan of this.#wokenBy[number]!) {
        const gate = this.#gates[plan]!;
        const known = byGate.get(gate);
        if (known === undefined) byGate.set(gate, [plan]);
        else known.push(plan);
      }
    }
    const rows = [...byGate].flatMap(([gate, list]) => {
      const rows = list.flatMap((plan) => [plan, ...rowOf(this.#needs[plan]![0])]);
      const { from, to } = append(this.woken, rows);
      return gate === NO_GATE ? [0, 0, from, to] : [gate >> 5, 1 << (gate & 31), from, to];
    });
    return append(this.groups, rows);
  }

  #before({ steps, anchor, fromStart }: Plan): Range {
    return this.#besideOf(steps.slice(0, anchor).reverse(), fromStart);
  }

  #behind({ steps, anchor, toEnd }: Plan): Range {
    return steps[anchor]!.max > 1 ? OPEN : this.#besideOf(steps.slice(anchor + 1), toEnd);
  }

  /** What may stand beside the anchor: the next steps up to the first that must be there, or the edge. */
  #besideOf(steps: readonly Step[], edge: boolean): Range {
    const classes: number[] = [];
    for (const { class: number, not, min } of steps) {
      if (number < 0 || not) return OPEN;
      classes.push(number);
      if (min > 0) return append(this.beside, classes);
    }
    return edge ? append(this.beside, [...classes, EDGE]) : OPEN;
  }
}

function append(table: number[], values: readonly number[]): Range {
  const from = table.length;
  for (const value of values) table.push(value);
  return { from, to: table.length };
}

function planOf({ steps, fromStart, toEnd }: Entry, entry: number, commonness: readonly number[]): Plan {
  let anchor = -1;
  steps.forEach((step, index) => {
    if (step.min === 0 || step.not || step.class < 0) return;
    if (anchor < 0 || commonness[step.class]! < commonness[steps[anchor]!.class]!) anchor = index;
  });
  return { entry, steps, anchor, fromStart, toEnd };
}

/** What a plan needs besides its anchor, first what is least likely to be there. */
function needsOf({ steps, anchor }: Plan, commonness: readonly number[], longest: Uint8Array): Need[] {
  const wordsIn = (from: number, to: number) =>
    steps.slice(from, to).reduce(
      ({ min, max }, step) => ({
        min: min + step.min,
        max: max + step.max * (step.class < 0 || step.not ? 1 : longest[step.class]!),
      }),
      { min: 0, max: 0 },
    );
  const needOf = (step: Step, index: number): Need => {
    if (index < anchor) {
      const { min, max } = wordsIn(index + 1, anchor);
      const furthest = -(max + longest[step.class]!);
      return { class: step.class, from: -(max + 1), to: -(min + 1), furthest };
    }
    const { min, max } = wordsIn(anchor + 1, index);
    const again = (steps[anchor]!.max - 1) * longest[steps[anchor]!.class]!;
    return { class: step.class, from: min, to: max + again, furthest: min };
  };
  return steps
    .flatMap((step, index) =>
      index !== anchor && step.min > 0 && !step.not && step.class >= 0 ? [needOf(step, index)] : [],
    )
    .sort((one, other) => chanceOf(one, commonness) - chanceOf(other, commonness));
}

/** How likely a need is met by accident: a common class in many places. */
function chanceOf({ class: number, from, to }: Need, commonness: readonly number[]): number {
  return commonness[number]! * (to - from + 1);
}

function rowOf(need: Need | undefined): number[] {
  return need === undefined ? [NO_NEED, 0, 0, 0] : [need.class, need.from, need.to, need.furthest];
}
