/** A number from 0 to 1 that stands for chance (MurmurHash3's finalizer): the same for the same seed and turn. */
export function chanceAt(seed: number, turn: number): number {
  let bits = Math.imul(seed + turn * 0x9e3779b1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}
