import { type Channel, type Period, periodOf, type Tally } from '../model/index.js';
import type { FloorSettings } from '../privacy/index.js';
import type { OwnLabelled, People, Presence, Store, StoreTotals, TalkCell, Team } from '../store/index.js';
import { type Group, type Veils, veilsOf } from './groups.js';

/** A cluster's counts in one channel, with how many conversations are in it. */
export interface ClusterTally extends Tally {
  readonly channel: Channel;
  readonly conversations: number;
  readonly countedConversations: number;
}

/**
 * Everything that pages about groups compute from, read once for each state of the store: counts by team,
 * month and cluster of conversations, who was present, and which groups are hidden.
 */
export class Ledger {
  readonly totals: StoreTotals;
  /** Teams in which somebody was heard, by name; those on no team last. */
  readonly teams: readonly Team[];
  readonly veils: Veils;
  /** Whether conversations are put together, so that a cluster is not one of them. */
  readonly clustered: boolean;
  readonly #tallies = new Map<string, Map<string, Sums>>();
  readonly #labellers = new Map<string, Set<string>>();
  readonly #months = new Map<string, Set<string>>();
  readonly #present: ReadonlyMap<number | undefined, readonly Presence[]>;
  readonly #ownLabels: readonly OwnLabelled[];

  constructor(
    totals: StoreTotals,
    teams: readonly Team[],
    cells: readonly TalkCell[],
    present: readonly Presence[],
    floor: FloorSettings,
    ownLabels: readonly OwnLabelled[] = [],
  ) {
    this.totals = totals;
    this.teams = [...teams].sort(byName);
    this.veils = veilsOf(present, floor);
    this.clustered = cells.some(({ conversations }) => conversations > 1);
    this.#present = byTeam(present);
    this.#ownLabels = ownLabels;
    for (const cell of cells) this.#add(cell);
  }

  /** A group's counts, one row per cluster and channel. */
  tallies({ team, period }: Group): readonly ClusterTally[] {
    return [...(this.#tallies.get(keyOf(team, period?.name))?.values() ?? [])];
  }

  /** The versions of lexicons and weights that a group's talk was labelled by, in order. */
  labellers({ team, period }: Group): readonly string[] {
    return [...(this.#labellers.get(keyOf(team, period?.name)) ?? [])].sort();
  }

  #add(cell: TalkCell): void {
    const { team, month } = cell;
    const months = month === undefined ? [undefined] : [undefined, month];
    for (const of of [undefined, team]) {
      for (const when of months) this.#addTo(keyOf(of, when), cell);
      if (month !== undefined)
        setDefault(this.#months, keyOf(of, undefined), () => new Set<string>()).add(month);
    }
  }

  #addTo(key: string, { cluster, channel, analyzer, ...counts }: TalkCell): void {
    setDefault(this.#labellers, key, () => new Set<string>()).add(analyzer);
    const group = setDefault(this.#tallies, key, () => new Map<string, Sums>());
    const conversation = String(cluster);
    const sums = setDefault(group, `${cluster} ${channel}`, () => ({ ...NOTHING, conversation, channel }));
    for (const name of COUNTS) sums[name] += counts[name];
  }

  /** The statements of a team that a person labelled; of all teams together none, since each team's sample is its own. */
  ownLabels({ team, period }: Group): readonly OwnLabelled[] {
    if (team === undefined) return [];
    return this.#ownLabels.filter(
      (label) => label.team === team && (period === undefined || label.month === period.name),
    );
  }

  /** Who was present where, everybody. */
  presence(): readonly Presence[] {
    return this.#present.get(undefined) ?? [];
  }

  /** The people of a group; whoever speaks on two teams or in two months counts once. */
  people({ team, period }: Group): People {
    const month = period?.name;
    const counted = new Map<number, number>();
    for (const row of this.#present.get(team) ?? []) {
      if (month !== undefined && row.month !== month) continue;
      counted.set(row.person, (counted.get(row.person) ?? 0) + row.counted);
    }
    const each = [...counted.values()];
    return {
      people: each.length,
      countedPeople: each.filter((count) => count > 0).length,
      counted: each.reduce((sum, count) => sum + count, 0),
      mostOfOne: each.reduce((most, count) => Math.max(most, count), 0),
    };
  }

  /** The months in which a team, or anybody, was heard, in order. */
  months(team?: number): readonly Period[] {
    const names = this.#months.get(keyOf(team, undefined)) ?? [];
    return [...names].sort().map((name) => periodOf(`${name}-01`, 'month'));
  }
}

const NOTHING = {
  statements: 0,
  centric: 0,
  focused: 0,
  mixed: 0,
  neutral: 0,
  none: 0,
  conversations: 0,
  countedConversations: 0,
};

const COUNTS = Object.keys(NOTHING) as readonly (keyof typeof NOTHING)[];

type Sums = typeof NOTHING & { readonly conversation: string; readonly channel: Channel };

function keyOf(team: number | undefined, month: string | undefined): string {
  return `${team ?? ''} ${month ?? ''}`;
}

function setDefault<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function byTeam<Row extends { readonly team: number }>(
  rows: readonly Row[],
): ReadonlyMap<number | undefined, readonly Row[]> {
  const teams = new Map<number | undefined, Row[]>([[undefined, [...rows]]]);
  for (const row of rows) {
    const known = teams.get(row.team);
    if (known === undefined) teams.set(row.team, [row]);
    else known.push(row);
  }
  return teams;
}

function byName(one: Team, other: Team): number {
  return Number(other.assigned) - Number(one.assigned) || one.name.localeCompare(other.name);
}

async function openLedger(store: Store, floor: FloorSettings): Promise<Ledger> {
  const [totals, cells, present, ownLabels] = await Promise.all([
    store.totals(),
    store.talkCells(),
    store.presence(),
    store.ownLabels(),
  ]);
  const ids = [...new Set(cells.map(({ team }) => team))];
  const teams = await Promise.all(ids.map((id) => store.team(id)));
  return new Ledger(
    totals,
    teams.filter((team) => team !== undefined),
    cells,
    present,
    floor,
    ownLabels,
  );
}

/** A store that was just written to is read again after at most this long; the wait grows with how long reading takes. */
const PATIENCE_MS = 150;
const REST = 5;

/**
 * Keeps the ledger of a store. When the store has changed it is read again; if that takes longer than a page may,
 * the ledger of a moment ago is given meanwhile, so that a large import does not stop the pages.
 */
export function keepLedger(store: Store, floor: FloorSettings): () => Promise<Ledger> {
  let kept: { readonly version: number; readonly ledger: Ledger } | undefined;
  let reading: Promise<Ledger> | undefined;
  let restUntil = 0;
  const read = async (version: number) => {
    const began = performance.now();
    try {
      const ledger = await openLedger(store, floor);
      kept = { version, ledger };
      return ledger;
    } finally {
      restUntil = performance.now() + REST * Math.max(0, performance.now() - began - PATIENCE_MS);
      reading = undefined;
    }
  };
  return async () => {
    const version = await store.version();
    if (kept?.version === version) return kept.ledger;
    if (kept !== undefined && performance.now() < restUntil) return kept.ledger;
    reading ??= read(version);
    return kept === undefined ? reading : Promise.race([reading, laterThan(PATIENCE_MS, kept.ledger)]);
  };
}

function laterThan<Value>(ms: number, value: Value): Promise<Value> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, value).unref();
  });
}
