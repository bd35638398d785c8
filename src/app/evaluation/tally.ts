import { LABELS, type PerspectiveSide } from '../../model/index.js';
import type { Tally } from './bootstrap.js';
import type { Counts, ReliabilityBin } from './metrics.js';
import { goldLabel, type Judgement, saysYes } from './verdict.js';

export const SIDES: readonly PerspectiveSide[] = ['centric', 'focused'];

const BINS = 10;
/** For each side: counts, squared distance, quotes and right quotes, then the bins. */
const BOTH = 0;
const CLASSIFIER = 1;
const READER = 2;
const NEITHER = 3;
const SQUARES = 4;
const QUOTED = 5;
const RIGHT = 6;
const FIRST_BIN = 7;
const PER_BIN = 3;
const PER_SIDE = FIRST_BIN + BINS * PER_BIN;
const TABLE = SIDES.length * PER_SIDE;
const STRANGERS = TABLE + LABELS.length ** 2;
/** Length of a tally. */
export const SIZE = STRANGERS + 2;

function addSide(tally: Tally, judgement: Judgement, side: PerspectiveSide, start: number): void {
  const yes = judgement.gold[side];
  const said = saysYes(judgement.label, side);
  const probability = judgement[side];
  const cell = said ? (yes ? BOTH : CLASSIFIER) : yes ? READER : NEITHER;
  tally[start + cell]!++;
  tally[start + SQUARES]! += (probability - Number(yes)) ** 2;
  if (judgement.quotable[side]) {
    tally[start + QUOTED]!++;
    if (yes) tally[start + RIGHT]!++;
  }
  const bin = start + FIRST_BIN + PER_BIN * Math.min(BINS - 1, Math.floor(probability * BINS));
  tally[bin]!++;
  tally[bin + 1]! += probability;
  tally[bin + 2]! += Number(yes);
}

export function addJudgement(tally: Tally, judgement: Judgement): void {
  SIDES.forEach((side, at) => {
    addSide(tally, judgement, side, at * PER_SIDE);
  });
  const row = LABELS.indexOf(goldLabel(judgement.gold));
  tally[TABLE + row * LABELS.length + LABELS.indexOf(judgement.label)]!++;
  if (judgement.gold.customer || judgement.gold.centric || judgement.gold.focused) return;
  tally[STRANGERS]!++;
  if (SIDES.some((side) => saysYes(judgement.label, side))) tally[STRANGERS + 1]!++;
}

const startOf = (side: PerspectiveSide) => SIDES.indexOf(side) * PER_SIDE;

export function countsOf(tally: Tally, side: PerspectiveSide): Counts {
  const [both, classifierOnly, readerOnly, neither] = tally.subarray(startOf(side), startOf(side) + 4);
  return { both: both!, classifierOnly: classifierOnly!, readerOnly: readerOnly!, neither: neither! };
}

/** Mean squared distance of probability and truth (Brier 1950). */
export function brier(tally: Tally, side: PerspectiveSide): number {
  return tally[startOf(side) + SQUARES]! / sizeOf(tally);
}

/** How many statements would be shown as examples, and how many of them rightly. */
export function quotes(
  tally: Tally,
  side: PerspectiveSide,
): { readonly said: number; readonly right: number } {
  return { said: tally[startOf(side) + QUOTED]!, right: tally[startOf(side) + RIGHT]! };
}

/** Probabilities in ten equal bins against how often readers said yes. */
export function reliability(tally: Tally, side: PerspectiveSide): ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const at = startOf(side) + FIRST_BIN + bin * PER_BIN;
    const n = tally[at]!;
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      n,
      said: tally[at + 1]! / (n || 1),
      yes: tally[at + 2]! / (n || 1),
    };
  });
}

/** Counts of readers' label (rows) against the classifier's (columns), both in the order of `LABELS`. */
export function confusion(tally: Tally): number[][] {
  return LABELS.map((_, row) => {
    const start = TABLE + row * LABELS.length;
    return [...tally.subarray(start, start + LABELS.length)];
  });
}

/** Statements that do not speak of customers, and how many of them were labelled centric or focused all the same. */
export function strangers(tally: Tally): { readonly n: number; readonly labelled: number } {
  return { n: tally[STRANGERS]!, labelled: tally[STRANGERS + 1]! };
}

export function sizeOf(tally: Tally): number {
  const { both, classifierOnly, readerOnly, neither } = countsOf(tally, 'centric');
  return both + classifierOnly + readerOnly + neither;
}
