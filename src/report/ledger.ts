import { type Channel, type Grain, type Period, periodOf, type Tally } from '../model/index.js';
import type { FloorSettings } from '../privacy/index.js';
import type { OwnLabelled, People, Presence, Store, StoreTotals, TalkCell, Team } from '../store/index.js';
import { type Group, stretchOf, type Veils, veilsOf } from './groups.js';

/** A cluster's counts in one channel, with how many conversations are in it. */
export interface ClusterTally extends Tally {
  readonly channel: Channel;
  readonly conversations: number;
  readonly countedConversations: number;
}

/**
 * Everything that pages about groups compute from, read once for each state of the store: counts by team,
 * period of one grain and cluster of conversations, who was present, and which groups are hidden.
 */
export class Ledger {
  readonly totals: StoreTotals;
  /** Teams in which somebody was heard, by name; those on no team last. */
  readonly teams: readonly Team[];
  readonly veils: Veils;
  /** Whether conversations are put together, so that a cluster is not one of them. */
  readonly clustered: boolean;
  /** The length of its periods. */
  readonly grain: Grain;
  /** Of the grain whose periods were decided before; what it hides and shows is hidden and shown here. */
  readonly before: Ledger | undefined;
  readonly #tallies = new Map<string, Map<string, Sums>>();
  readonly #labellers = new Map<string, Set<string>>();
  readonly #days = new Map<string, Set<string>>();
  readonly #present: ReadonlyMap<number | undefined, readonly Presence[]>;
  readonly #named = new Map<string, string>();
  readonly #ownLabels: readonly OwnLabelled[];

  constructor(
    totals: StoreTotals,
    teams: readonly Team[],
    cells: readonly TalkCell[],
    present: readonly Presence[],
    floor: FloorSettings,
    ownLabels: readonly OwnLabelled[] = [],
    { grain, before }: { readonly grain: Grain; readonly before?: Ledger | undefined } = { grain: 'month' },
  ) {
    this.grain = grain;
    this.before = before;
    this.totals = totals;
    this.teams = [...teams].sort(byName);
    this.veils = veilsOf(present, floor, grain, before?.veils);
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
    const { team } = cell;
    const period = this.#periodOf(cell);
    const periods = period === undefined ? [undefined] : [undefined, period];
    for (const of of [undefined, team]) {
      for (const when of periods) this.#addTo(keyOf(of, when), cell);
      if (cell.since !== undefined)
        setDefault(this.#days, keyOf(of, undefined), () => new Set<string>()).add(cell.since);
    }
  }

  /** The name of the period that a stretch of time lies in. */
  #periodOf({ since }: { readonly since?: string }): string | undefined {
    if (since === undefined) return undefined;
    return setDefault(this.#named, since, () => periodOf(since, this.grain).name);
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
      (label) => label.team === team && (period === undefined || this.#periodOf(label) === period.name),
    );
  }

  /** Who was present where, everybody. */
  presence(): readonly Presence[] {
    return this.#present.get(undefined) ?? [];
  }

  /** The people of a group; whoever speaks on two teams or in two periods counts once. */
  people({ team, period }: Group): People {
    const counted = new Map<number, number>();
    for (const row of this.#present.get(team) ?? []) {
      if (period !== undefined && this.#periodOf(row) !== period.name) continue;
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

  /** The periods in which a team, or anybody, was heard, in order. */
  periods(team?: number): readonly Period[] {
    const days = this.#days.get(keyOf(team, undefined)) ?? [];
    const periods = [...days].sort().map((day) => periodOf(day, this.grain));
    return [...new Map(periods.map((period) => [period.name, period])).values()];
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

function keyOf(team: number | undefined, period: string | undefined): string {
  return `${team ?? ''} ${period ?? ''}`;
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

/** Reads the ledger of a grain. @param before that of the grain that was decided before it */
export async function openLedger(
  store: Store,
  floor: FloorSettings,
  grain: Grain = 'month',
  before?: Ledger,
): Promise<Ledger> {
  const stretch = stretchOf(grain);
  const [totals, cells, present, ownLabels] = await Promise.all([
    store.totals(),
    store.talkCells(stretch),
    store.presence(stretch),
    store.ownLabels(),
  ]);
  const ids = [...new Set(cells.map(({ team }) => team))];
  const teams = await Promise.all(ids.map((id) => store.team(id)));
  const known = teams.filter((team) => team !== undefined);
  return new Ledger(totals, known, cells, present, floor, ownLabels, { grain, before });
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
