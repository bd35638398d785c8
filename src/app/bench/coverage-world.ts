import type { PlacedTally, Random } from '../../measure/index.js';
import { type Confusion, OUTCOMES, type Outcome } from '../../model/index.js';

/** A world in which the truth is known. */
export interface World {
  /** The true centricity ratio that all conversations are drawn around. */
  readonly ratio: number;
  readonly statements: number;
  readonly conversations: number;
  /** How alike two statements of one conversation are (intra-class correlation). */
  readonly correlation: number;
  /** How often the classifier recognises a centric statement, and a focused one. */
  readonly sensitivity: number;
  readonly specificity: number;
}

export interface Sample {
  readonly tallies: readonly PlacedTally[];
  /** What the classifier said of statements that people had labelled. */
  readonly confusion: Confusion;
}

/** Of all statements, those that look at customers from one side or the other, and of these, from both. */
const COUNTED = 0.6;
const MIXED = 0.05;
/** How many statements of each kind people have labelled. */
const LABELLED: Readonly<Record<Outcome, number>> = { centric: 200, focused: 200, mixed: 20, neither: 400 };

type Chances = readonly [number, number, number, number];

/** Draws conversations of unequal length, the classifier's labels for their statements, and a labelled set. */
export function sampleFrom(world: World, random: Random): Sample {
  const labels = labelChances(world);
  const weights = Array.from({ length: world.conversations }, () => 0.5 + random());
  const tallies = lengths(weights, world.statements).map((length, index): PlacedTally => {
    const counts = [0, 0, 0, 0];
    const chances = heard(kindChances(oneConversation(world, random)), labels);
    for (let statement = 0; statement < length; statement++) {
      const label = choose(chances, random);
      counts[label] = (counts[label] ?? 0) + 1;
    }
    const [centric = 0, focused = 0, mixed = 0, none = 0] = counts;
    const statements = { statements: length, centric, focused, mixed, neutral: 0, none };
    return { conversation: `c${index}`, channel: 'meeting', ...statements };
  });
  return { tallies, confusion: labelledSet(labels, random) };
}

function lengths(weights: readonly number[], statements: number): readonly number[] {
  const sum = weights.reduce((one, other) => one + other, 0);
  let [passed, given] = [0, 0];
  return weights.map((weight) => {
    passed += weight;
    const upTo = Math.round((passed / sum) * statements);
    const length = upTo - given;
    given = upTo;
    return length;
  });
}

/** The chance that a statement of one conversation, if it is of one side only, is centric: beta-distributed. */
function oneConversation({ ratio, correlation }: World, random: Random): number {
  const mean = (ratio - MIXED / 2) / (1 - MIXED);
  if (correlation === 0) return mean;
  const strength = 1 / correlation - 1;
  const centric = gamma(mean * strength, random);
  return centric / (centric + gamma((1 - mean) * strength, random));
}

function kindChances(centric: number): Chances {
  const oneSided = COUNTED * (1 - MIXED);
  return [oneSided * centric, oneSided * (1 - centric), COUNTED * MIXED, 1 - COUNTED];
}

/** Of the mixed statements in which it sees a side at all, how many the classifier calls mixed. */
const SEEN_AS_MIXED = 0.2;

/** By the true kind, the chances of the labels centric, focused, mixed, neither. */
function labelChances({ sensitivity, specificity }: World): readonly Chances[] {
  const [missed, confused] = [1 - sensitivity, 1 - specificity];
  const centric: Chances = [sensitivity, 0.6 * missed, 0.1 * missed, 0.3 * missed];
  const focused: Chances = [0.6 * confused, specificity, 0.1 * confused, 0.3 * confused];
  const [c, f, m, n] = [0, 1, 2, 3].map((label) => ((centric[label] ?? 0) + (focused[label] ?? 0)) / 2) as [
    number,
    number,
    number,
    number,
  ];
  const oneSided = 1 - SEEN_AS_MIXED;
  return [
    centric,
    focused,
    [c * oneSided, f * oneSided, m + (c + f) * SEEN_AS_MIXED, n],
    [0.04, 0.04, 0.02, 0.9],
  ];
}

/** The chances of the labels where the true kinds have these chances. */
function heard(kinds: Chances, labels: readonly Chances[]): Chances {
  const chance = (label: 0 | 1 | 2 | 3) =>
    kinds.reduce((sum, kind, index) => sum + kind * (labels[index]?.[label] ?? 0), 0);
  return [chance(0), chance(1), chance(2), chance(3)];
}

function labelledSet(labels: readonly Chances[], random: Random): Confusion {
  const rows = OUTCOMES.map((people, kind) => {
    const row = { centric: 0, focused: 0, mixed: 0, neither: 0 };
    for (let item = 0; item < LABELLED[people]; item++) {
      const said = OUTCOMES[choose(labels[kind] ?? [0, 0, 0, 1], random)];
      if (said) row[said]++;
    }
    return [people, row] as const;
  });
  return Object.fromEntries(rows) as Record<Outcome, (typeof rows)[number][1]>;
}

function choose(chances: Chances, random: Random): number {
  let left = random();
  for (let index = 0; index < 3; index++) {
    left -= chances[index] ?? 0;
    if (left < 0) return index;
  }
  return 3;
}

/** Marsaglia and Tsang 2000; shapes below 1 by their boost. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
