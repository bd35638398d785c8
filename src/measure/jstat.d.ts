/** The part of jstat 1.9 that is used here; the package ships no types. */
declare module 'jstat' {
  interface Jstat {
    readonly normal: {
      inv(p: number, mean: number, deviation: number): number;
      cdf(x: number, mean: number, deviation: number): number;
    };
    readonly studentt: { inv(p: number, degrees: number): number };
    readonly beta: { inv(p: number, alpha: number, beta: number): number };
    gammaln(x: number): number;
  }
  const jstat: Jstat;
  export default jstat;
}
