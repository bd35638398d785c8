/** What a classifier said of one statement, beside what a reader says. */
export interface Judged {
  readonly gold: boolean;
  readonly probability: number;
}

/** Counts of a yes/no question: yes by both, by the classifier alone, by the reader alone, by neither. */
export interface Counts {
  readonly both: number;
  readonly classifierOnly: number;
  readonly readerOnly: number;
  readonly neither: number;
}

/** Agreement on one yes/no question. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Cohen's kappa: agreement beyond chance. */
  readonly kappa: number;
}

/** Precision, recall, their harmonic mean and Cohen's kappa (Cohen 1960); nought where there is nothing to divide by. */
export function agreement({ both, classifierOnly, readerOnly, neither }: Counts): Agreement {
  const said = both + classifierOnly;
  const positives = both + readerOnly;
  return {
    precision: said === 0 ? 0 : both / said,
    recall: positives === 0 ? 0 : both / positives,
    f1: said + positives === 0 ? 0 : (2 * both) / (said + positives),
    kappa: kappa([
      [both, readerOnly],
      [classifierOnly, neither],
    ]),
  };
}

/** Cohen's kappa of a square table of counts; nought where all agree on a single label. */
export function kappa(table: readonly (readonly number[])[]): number {
  const total = (row: readonly number[]) => row.reduce((sum, count) => sum + count, 0);
  const n = total(table.map(total));
  if (n === 0) return 0;
  const chance = table.reduce(
    (sum, row, at) => sum + (total(row) / n) * (total(table.map((other) => other[at]!)) / n),
    0,
  );
  const observed = table.reduce((sum, row, at) => sum + row[at]! / n, 0);
  return chance === 1 ? 0 : (observed - chance) / (1 - chance);
}

/** Statements given about the same probability, against how often readers said yes to them. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean probability given, and share of yes among readers; nought where n is. */
  readonly said: number;
  readonly yes: number;
}

/** Expected calibration error: the distance of said and yes, weighted by the size of each bin (Naeini et al. 2015). */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  return bins.reduce((sum, bin) => sum + (bin.n / (n || 1)) * Math.abs(bin.said - bin.yes), 0);
}
