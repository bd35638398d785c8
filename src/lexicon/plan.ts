import type { CompiledLexicon, Entry, Step } from './compiled.js';
import { ClassBits } from './sheet.js';

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

/** Numbers in a group's row: which word of a set holds what its plans need, the bits in it, and the range of its plans. */
export const GROUP = 4;
/**
 * Numbers in a plan's row: the ranges of the bits that it needs, of the classes that it needs nearby, and of the classes
 * that may stand right before its anchor and right behind.
 */
export const PLAN = 8;
/** Where anything may stand beside the anchor, its range begins here. */
export const ANYTHING = -1;
/** Among the classes beside the anchor: the edge of the statement. */
export const EDGE = -1;

const OPEN: Range = { from: ANYTHING, to: ANYTHING };
const NO_GATE = Number.MAX_SAFE_INTEGER;

/**
 * Plans by the class that wakes them, laid out as rows of numbers side by side: most are ruled out by what does not stand
 * in the statement, and that must be cheap. Plans are grouped by one class that they need besides their anchor's; what is
 * filled in for each statement has the lowest numbers and comes first, since most statements speak of no customer.
 */
export class Plans {
  readonly list: readonly Plan[];
  readonly bits: ClassBits;
  readonly groups: number[] = [];
  /** What the groups' ranges point into: indices of plans. */
  readonly woken: number[] = [];
  /** A row of numbers for each plan. */
  readonly rows: Int32Array;
  /** Pairs: which 32-bit word of a set, and the bits in it that must be there. */
  readonly needs: number[] = [];
  /** Triples: a class, and the words between which a member must begin, counted from the anchor's edge. */
  readonly nearby: number[] = [];
  /** Classes that may stand beside an anchor. */
  readonly beside: number[] = [];
  readonly #gates: readonly number[];
  readonly #wokenBy: readonly (readonly number[])[];

  /** @param longest of each class, the words in its longest member */
  constructor({ entries, commonness, classCount, classNames }: CompiledLexicon, longest: Uint8Array) {
    const wokenBy = Array.from({ length: classCount }, () => [] as number[]);
    this.bits = new ClassBits(classNames.length);
    this.list = entries.map((entry, index) => planOf(entry, index, commonness));
    this.list.forEach(({ steps, anchor }, index) => {
      wokenBy[steps[anchor]!.class]!.push(index);
    });
    this.#wokenBy = wokenBy;
    const named = this.list.map((plan) =>
      othersOf(plan).flatMap(({ step }) => (step.class < classNames.length ? [step.class] : [])),
    );
    this.#gates = named.map((classes) => Math.min(...classes, NO_GATE));
    const rows = this.list.flatMap((plan, index) => {
      const bits = append(this.needs, pairsOf(named[index]!));
      const nearby = append(this.nearby, nearbyOf(plan, commonness, longest));
      return [bits, nearby, this.#before(plan), this.#behind(plan)].flatMap(({ from, to }) => [from, to]);
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
      const { from, to } = append(this.woken, list);
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

/** The steps of a plan besides its anchor that must be there. */
function othersOf({ steps, anchor }: Plan) {
  return steps.flatMap((step, index) =>
    index !== anchor && step.min > 0 && !step.not && step.class >= 0 ? [{ step, index }] : [],
  );
}

/** Where a member of each class must begin that does not stand right beside the anchor, the rarest class first. */
function nearbyOf(plan: Plan, commonness: readonly number[], longest: Uint8Array): number[] {
  const { steps, anchor } = plan;
  const wordsIn = (from: number, to: number) =>
    steps.slice(from, to).reduce(
      ({ min, max }, step) => ({
        min: min + step.min,
        max: max + step.max * (step.class < 0 || step.not ? 1 : longest[step.class]!),
      }),
      { min: 0, max: 0 },
    );
  return othersOf(plan)
    .filter(({ index }) => Math.abs(index - anchor) > 1)
    .sort((one, other) => commonness[one.step.class]! - commonness[other.step.class]!)
    .flatMap(({ step, index }) => {
      if (index < anchor) {
        const { min, max } = wordsIn(index + 1, anchor);
        return [step.class, -(max + longest[step.class]!), -(min + 1)];
      }
      const { min, max } = wordsIn(anchor + 1, index);
      const again = (steps[anchor]!.max - 1) * longest[steps[anchor]!.class]!;
      return [step.class, min, max + again];
    });
}

function pairsOf(bits: readonly number[]): number[] {
  const words = new Map<number, number>();
  for (const bit of bits) words.set(bit >> 5, (words.get(bit >> 5) ?? 0) | (1 << (bit & 31)));
  return [...words].flat();
}
