import jstat from 'jstat';

/** Half of what a 95 % interval leaves out. */
export const TAIL = 0.025;

/** The normal quantile of a 95 % interval. */
export const Z95 = 1.959963984540054;

const known = new Map<number, number>();

/**
 * Student's t: how many standard errors a 95 % interval reaches when the error itself is estimated.
 * @param degrees of freedom, 1 or more; read to three figures, which moves the interval by less than a thousandth
 */
export function t95(degrees: number): number {
  if (degrees > 2_000) return Z95;
  const rounded = Number(degrees.toPrecision(3));
  const found = known.get(rounded) ?? jstat.studentt.inv(1 - TAIL, rounded);
  known.set(rounded, found);
  return found;
}
