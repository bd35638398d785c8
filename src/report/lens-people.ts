import { type Grain, periodOf } from '../model/index.js';
import { type Veil, veil } from '../privacy/index.js';
import type { HeardCategories, HeardPresence } from '../store/index.js';
import { type Group, stretchOf, structureIn, voiceOf } from './groups.js';
import type { Inquiry } from './inquiry.js';
import { Kept } from './kept.js';

/** How many people said any of some categories, how much of it, and how much of that is the most talkative one's. */
export interface Sayers {
  readonly people: number;
  readonly statements: number;
  readonly mostOfOne: number;
}

/** Channels are not asked for, so it is all one where something was said. */
const ANYWHERE = 'meeting';

/** Who said what makes up one whole, in every group that may be asked for. */
export class LensPeople {
  /** What may not be told of whom. */
  readonly veil: Veil;
  readonly #present: readonly (HeardPresence & { readonly period?: string })[];

  /** @param before the same of the grain that was decided before */
  constructor(
    present: readonly HeardPresence[],
    floor: Inquiry['floor'],
    grain: Grain = 'month',
    before?: LensPeople,
  ) {
    this.#present = present.map((row) =>
      row.since === undefined ? row : { ...row, period: periodOf(row.since, grain).name },
    );
    this.veil = veil(
      present.map((row) => voiceOf({ ...row, channel: ANYWHERE }, row.statements)),
      structureIn(grain),
      floor,
      before?.veil,
    );
  }

  /** Those of a group; whoever speaks on two teams or in two periods counts once. */
  of({ team, period }: Group): Sayers {
    const counts = new Map<number, number>();
    for (const row of this.#present) {
      if (team !== undefined && row.team !== team) continue;
      if (period !== undefined && row.period !== period.name) continue;
      counts.set(row.person, (counts.get(row.person) ?? 0) + row.statements);
    }
    const each = [...counts.values()];
    return {
      people: each.length,
      statements: each.reduce((sum, count) => sum + count, 0),
      mostOfOne: each.reduce((most, count) => Math.max(most, count), 0),
    };
  }
}

const kept = new Kept<LensPeople>();

/** Read once for each state of the store and each grain. */
export function lensPeople(
  { store, ledger, floor }: Pick<Inquiry, 'store' | 'ledger' | 'floor'>,
  question: HeardCategories,
): Promise<LensPeople> {
  return kept.get(ledger, JSON.stringify(question), async () => {
    const { grain, before } = ledger;
    const decided = before && (await lensPeople({ store, ledger: before, floor }, question));
    return new LensPeople(await store.heardPresence(question, stretchOf(grain)), floor, grain, decided);
  });
}
