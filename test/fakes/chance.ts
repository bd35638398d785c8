/** A row of chance that is the same for the same seed (Park and Miller): whole numbers from 0 to below `below`. */
export type Chance = (below: number) => number;

export function chance(seed: number): Chance {
  let state = (Math.abs(seed) * 7919 + 1) % 2147483647 || 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

export function oneOf<Item>(random: Chance, items: readonly Item[]): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}
