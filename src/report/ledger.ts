import { type Period, periodOf, type Tally } from '../model/index.js';
import type { FloorSettings } from '../privacy/index.js';
import type { People, Presence, Store, StoreTotals, TalkCell, Team } from '../store/index.js';
import { type Group, type Veils, veilsOf } from './groups.js';

/** A cluster's counts, with how many conversations are in it. */
export interface ClusterTally extends Tally {
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
  readonly #cells: ReadonlyMap<number | undefined, readonly TalkCell[]>;
  readonly #present: ReadonlyMap<number | undefined, readonly Presence[]>;

  constructor(
    totals: StoreTotals,
    teams: readonly Team[],
    cells: readonly TalkCell[],
    present: readonly Presence[],
    floor: FloorSettings,
  ) {
    this.totals = totals;
    this.teams = [...teams].sort(byName);
    this.veils = veilsOf(present, floor);
    this.#cells = byTeam(cells);
    this.#present = byTeam(present);
  }

  /** A group's counts, one row per cluster and team. */
  tallies({ team, period }: Group): readonly ClusterTally[] {
    const month = period?.name;
    return (this.#cells.get(team) ?? [])
      .filter((cell) => month === undefined || cell.month === month)
      .map(({ team: _team, month: _month, cluster, ...counts }) => ({
        ...counts,
        conversation: String(cluster),
      }));
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
    const names = new Set((this.#cells.get(team) ?? []).flatMap(({ month }) => month ?? []));
    return [...names].sort().map((name) => periodOf(`${name}-01`, 'month'));
  }
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
  const [totals, cells, present] = await Promise.all([store.totals(), store.talkCells(), store.presence()]);
  const ids = [...new Set(cells.map(({ team }) => team))];
  const teams = await Promise.all(ids.map((id) => store.team(id)));
  return new Ledger(
    totals,
    teams.filter((team) => team !== undefined),
    cells,
    present,
    floor,
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
