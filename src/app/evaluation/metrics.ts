import { seeded } from '../../measure/index.js';
import type { Interval } from '../../model/index.js';

/** What a classifier said of one statement, beside what a reader says. */
export interface Judged {
  readonly gold: boolean;
  readonly probability: number;
}

/** Agreement on one yes/no question. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Cohen's kappa: agreement beyond chance. */
  readonly kappa: number;
  readonly n: number;
  readonly positives: number;
}

/** Counts at a threshold: yes/yes, classifier alone, reader alone, no/no. */
export interface Counts {
  readonly both: number;
  readonly classifierOnly: number;
  readonly readerOnly: number;
  readonly neither: number;
}

export function countAt(judged: readonly Judged[], threshold: number): Counts {
  const counts = { both: 0, classifierOnly: 0, readerOnly: 0, neither: 0 };
  for (const { gold, probability } of judged) {
    const said = probability >= threshold;
    if (said && gold) counts.both++;
    else if (said) counts.classifierOnly++;
    else if (gold) counts.readerOnly++;
    else counts.neither++;
  }
  return counts;
}

/** Precision, recall, their harmonic mean and Cohen's kappa (Cohen 1960) of counts. */
export function agreement({ both, classifierOnly, readerOnly, neither }: Counts): Agreement {
  const n = both + classifierOnly + readerOnly + neither;
  const said = both + classifierOnly;
  const positives = both + readerOnly;
  const chance = (said * positives + (n - said) * (n - positives)) / (n * n || 1);
  const observed = (both + neither) / (n || 1);
  return {
    precision: said === 0 ? 0 : both / said,
    recall: positives === 0 ? 0 : both / positives,
    f1: said + positives === 0 ? 0 : (2 * both) / (said + positives),
    kappa: chance === 1 ? 0 : (observed - chance) / (1 - chance),
    n,
    positives,
  };
}

/** Mean squared distance of probability and truth (Brier 1950). */
export function brier(judged: readonly Judged[]): number {
  return (
    judged.reduce((sum, { gold, probability }) => sum + (probability - Number(gold)) ** 2, 0) /
    (judged.length || 1)
  );
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean probability given, and share of yes among readers. */
  readonly said: number;
  readonly true: number;
}

/** Probabilities in ten equal bins against how often readers said yes. */
export function reliability(judged: readonly Judged[], bins = 10): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, index) => {
    const [from, to] = [index / bins, (index + 1) / bins];
    const inside = judged.filter(({ probability }) => probability >= from && (probability < to || to === 1));
    const mean = (of: (one: Judged) => number) =>
      inside.reduce((sum, one) => sum + of(one), 0) / (inside.length || 1);
    return {
      from,
      to,
      n: inside.length,
      said: mean((one) => one.probability),
      true: mean((one) => Number(one.gold)),
    };
  });
}

/** Expected calibration error: the distance of said and true, weighted by the size of each bin. */
export function calibrationError(judged: readonly Judged[]): number {
  return reliability(judged).reduce(
    (sum, bin) => sum + (bin.n / (judged.length || 1)) * Math.abs(bin.said - bin.true),
    0,
  );
}

/** A percentile bootstrap interval (95 %) of any figure over items drawn anew, seeded. */
export function bootstrap<T>(
  items: readonly T[],
  figure: (sample: readonly T[]) => number,
  rounds = 400,
): Interval {
  const random = seeded(7);
  const figures = Array.from({ length: rounds }, () =>
    figure(items.map(() => items[Math.floor(random() * items.length)]!)),
  ).sort((a, b) => a - b);
  return { low: figures[Math.floor(rounds * 0.025)]!, high: figures[Math.ceil(rounds * 0.975) - 1]! };
}
