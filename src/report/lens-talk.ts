import type { Counted } from '../measure/index.js';
import { type Veil, veil } from '../privacy/index.js';
import type { HeardCell, HeardPresence, HeardQuestion, HeardSpread } from '../store/index.js';
import { type Group, STRUCTURE, voiceOf } from './groups.js';
import type { Inquiry } from './inquiry.js';
import type { Ledger } from './ledger.js';

/** How many people said something that was heard, how much they said, and how much of it is the most talkative one's. */
export interface Behind {
  readonly people: number;
  readonly statements: number;
  readonly mostOfOne: number;
}

type ByCluster = ReadonlyMap<string, number>;
const SILENCE: ByCluster = new Map();

/** What was heard of some categories, or entries, in every group that may be asked for; computed from counts alone. */
export class LensTalk {
  /** What may not be told of whom, where these categories make up one whole. */
  readonly veil: Veil;
  readonly #heard = new Map<string, Map<string, Map<string, number>>>();
  readonly #conversations = new Map<string, number>();
  readonly #people = new Map<string, Map<number, number>>();

  constructor(
    cells: readonly HeardCell[],
    spread: readonly HeardSpread[],
    present: readonly HeardPresence[],
    floor: Inquiry['floor'],
  ) {
    for (const { name, team, month, cluster, statements } of cells) {
      for (const key of keysOf(team, month)) {
        const names = setDefault(this.#heard, key, () => new Map<string, Map<string, number>>());
        add(
          setDefault(names, name, () => new Map<string, number>()),
          String(cluster),
          statements,
        );
      }
    }
    for (const { team, month, conversations } of spread) {
      for (const when of monthsOf(month)) add(this.#conversations, keyOf(team, when), conversations);
    }
    for (const { person, team, month, statements } of present) {
      for (const key of keysOf(team, month))
        add(
          setDefault(this.#people, key, () => new Map<number, number>()),
          person,
          statements,
        );
    }
    const voices = present.map((row) => voiceOf(row, row.statements));
    this.veil = veil(voices, STRUCTURE, floor);
  }

  /** Statements of a group with a category or entry, by cluster of conversations. */
  heard({ team, period }: Group, name: string): ByCluster {
    return this.#heard.get(keyOf(team, period?.name))?.get(name) ?? SILENCE;
  }

  /** Of all that was heard of these categories in each cluster, how much is one of `names`. */
  shareOf(group: Group, names: readonly string[], all: readonly string[]): readonly Counted[] {
    const count = this.together(group, names);
    return [...this.together(group, all)].map(([conversation, of]) => ({
      conversation,
      count: count.get(conversation) ?? 0,
      of,
    }));
  }

  /** Several categories or entries as one. */
  together(group: Group, names: readonly string[]): ByCluster {
    const sums = new Map<string, number>();
    for (const name of names)
      for (const [cluster, count] of this.heard(group, name)) add(sums, cluster, count);
    return sums;
  }

  /** In how many conversations of a group any of it was heard. */
  conversations({ team, period }: Group): number {
    return this.#conversations.get(keyOf(team, period?.name)) ?? 0;
  }

  /** Who said it; whoever speaks on two teams or in two months counts once. */
  people({ team, period }: Group): Behind {
    const each = [...(this.#people.get(keyOf(team, period?.name))?.values() ?? [])];
    return {
      people: each.length,
      statements: each.reduce((sum, count) => sum + count, 0),
      mostOfOne: each.reduce((most, count) => Math.max(most, count), 0),
    };
  }
}

const kept = new WeakMap<Ledger, Map<string, Promise<LensTalk>>>();

/** Read once for each state of the store, when first asked for. */
export function lensTalk({ store, ledger, floor }: Inquiry, question: HeardQuestion): Promise<LensTalk> {
  const known = setDefault(kept, ledger, () => new Map<string, Promise<LensTalk>>());
  return setDefault(known, JSON.stringify(question), async () => {
    const [cells, spread, present] = await Promise.all([
      store.heardCells(question),
      store.heardSpread(question),
      'categories' in question ? store.heardPresence(question) : [],
    ]);
    return new LensTalk(cells, spread, present, floor);
  });
}

function keyOf(team: number | undefined, month: string | undefined): string {
  return `${team ?? ''} ${month ?? ''}`;
}

function monthsOf(month: string | undefined): readonly (string | undefined)[] {
  return month === undefined ? [undefined] : [undefined, month];
}

/** Every group that somebody's talk counts in. */
function keysOf(team: number, month: string | undefined): readonly string[] {
  return [undefined, team].flatMap((of) => monthsOf(month).map((when) => keyOf(of, when)));
}

function add<Key>(sums: Map<Key, number>, key: Key, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}

function setDefault<Key, Value>(
  map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
