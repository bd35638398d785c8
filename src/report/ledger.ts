import { FEW_PARTS, type PlacedTalk } from '../measure/index.js';
import { type Channel, type Grain, type Period, periodOf } from '../model/index.js';
import { veilOf } from '../privacy/index.js';
import type {
  OwnLabelled,
  People,
  Store,
  StoreTotals,
  TalkCell,
  TalkPart,
  TalkSums,
  Team,
} from '../store/index.js';
import { FewParts } from './few-parts.js';
import { type Group, keyOf, stretchOf, type Veils } from './groups.js';
import type { PeopleByGroup, Reckoned, Reckoner } from './reckoner.js';
import { placedIn } from './sums.js';

/** What a ledger is made of. */
export interface Entries {
  /** How often something had been taken out of the store when it was read. */
  readonly removals: number;
  readonly totals: StoreTotals;
  readonly teams: readonly Team[];
  readonly cells: readonly TalkCell[];
  /** Single conversations of the teams and periods that have few. */
  readonly parts: Iterable<TalkPart>;
  readonly reckoned: Reckoned;
  readonly ownLabels: readonly OwnLabelled[];
  readonly grain: Grain;
  readonly reckoner: Reckoner;
}

/**
 * Everything that pages about groups compute from, read once for each state of the store: sums by team and
 * period of one grain, who was present, and which groups are hidden.
 */
export class Ledger {
  readonly removals: number;
  readonly totals: StoreTotals;
  /** Teams in which somebody was heard, by name; those on no team last. */
  readonly teams: readonly Team[];
  readonly veils: Veils;
  /** The length of its periods. */
  readonly grain: Grain;
  /** Works out what is asked later of the same store. */
  readonly reckoner: Reckoner;
  readonly #talk = new Map<string, Map<Channel, Sums>>();
  readonly #parts = new FewParts();
  readonly #labellers = new Map<string, Set<string>>();
  readonly #days = new Map<string, Set<string>>();
  readonly #people: PeopleByGroup;
  readonly #named = new Map<string, string>();
  readonly #ownLabels: readonly OwnLabelled[];

  constructor({ removals, totals, teams, cells, parts, reckoned, ownLabels, grain, reckoner }: Entries) {
    this.removals = removals;
    this.grain = grain;
    this.reckoner = reckoner;
    this.totals = totals;
    this.teams = [...teams].sort(byName);
    this.veils = { ratio: veilOf(reckoned.ratio), share: veilOf(reckoned.share) };
    this.#people = reckoned.people;
    this.#ownLabels = ownLabels;
    for (const cell of cells) this.#add(cell);
    for (const part of parts) this.#parts.add(part, this.#periodOf(part));
  }

  /** What a group said, summed. */
  talk({ team, period }: Group): TalkSums {
    const sums = { ...NOTHING };
    for (const [, of] of this.#talk.get(keyOf(team, period?.name)) ?? []) addTo(sums, of);
    return sums;
  }

  /** A group's single conversations, where they are few. */
  parts(group: Group): readonly Omit<TalkPart, 'team'>[] | undefined {
    const { team, period } = group;
    return this.#parts.of(keyOf(team, period?.name), this.talk(group).spokenConversations);
  }

  /** The same by channel, for taking out the classifier's error. */
  placed({ team, period }: Group): readonly PlacedTalk[] {
    const channels = [...(this.#talk.get(keyOf(team, period?.name)) ?? [])];
    return channels
      .filter(([, { statements }]) => statements > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([channel, sums]) => placedIn(channel, sums));
  }

  /** Whether anything was said in a group. */
  isHeard({ team, period }: Group): boolean {
    return this.#talk.has(keyOf(team, period?.name));
  }

  /** The versions of lexicons and weights that a group's talk was labelled by, in order. */
  labellers({ team, period }: Group): readonly string[] {
    return [...(this.#labellers.get(keyOf(team, period?.name)) ?? [])].sort();
  }

  #add(cell: TalkCell): void {
    const { team, since, channel, analyzer } = cell;
    const period = this.#periodOf(cell);
    for (const when of period === undefined ? [undefined] : [undefined, period]) {
      const key = keyOf(team, when);
      setDefault(this.#labellers, key, () => new Set<string>()).add(analyzer);
      const channels = setDefault(this.#talk, key, () => new Map<Channel, Sums>());
      addTo(
        setDefault(channels, channel, () => ({ ...NOTHING })),
        cell,
      );
    }
    if (since !== undefined)
      setDefault(this.#days, keyOf(team, undefined), () => new Set<string>()).add(since);
  }

  /** The name of the period that a stretch of time lies in. */
  #periodOf({ since }: { readonly since?: string | undefined }): string | undefined {
    if (since === undefined) return undefined;
    return setDefault(this.#named, since, () => periodOf(since, this.grain).name);
  }

  /** The statements of a team that a person labelled; of all teams together none, since each team's sample is its own. */
  ownLabels({ team, period }: Group): readonly OwnLabelled[] {
    if (team === undefined) return [];
    return this.#ownLabels.filter(
      (label) => label.team === team && (period === undefined || this.#periodOf(label) === period.name),
    );
  }

  /** The people of a group; whoever speaks on two teams or in two periods counts once. */
  people({ team, period }: Group): People {
    return this.#people.get(keyOf(team, period?.name)) ?? NOBODY;
  }

  /** The periods in which a team, or anybody, was heard, in order. */
  periods(team?: number): readonly Period[] {
    const days = this.#days.get(keyOf(team, undefined)) ?? [];
    const periods = [...days].sort().map((day) => periodOf(day, this.grain));
    return [...new Map(periods.map((period) => [period.name, period])).values()];
  }
}

const NOBODY: People = { people: 0, countedPeople: 0, counted: 0, mostOfOne: 0 };

const NOTHING = {
  conversations: 0,
  spokenConversations: 0,
  aboutConversations: 0,
  countedConversations: 0,
  statements: 0,
  centric: 0,
  focused: 0,
  mixed: 0,
  neutral: 0,
  none: 0,
  words: 0,
  turns: 0,
  centricCentric: 0,
  centricFocused: 0,
  centricNeither: 0,
  focusedFocused: 0,
  focusedNeither: 0,
  neitherNeither: 0,
  aboutAbout: 0,
  aboutStatements: 0,
  wordsWords: 0,
  turnsTurns: 0,
};

type Sums = { -readonly [Name in keyof TalkSums]: TalkSums[Name] };

const COUNTS = Object.keys(NOTHING) as readonly (keyof TalkSums)[];

function addTo(sums: Sums, more: TalkSums): void {
  for (const name of COUNTS) sums[name] += more[name];
}

function setDefault<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function byName(one: Team, other: Team): number {
  return (
    Number(other.assigned) - Number(one.assigned) ||
    one.name.localeCompare(other.name, 'en', { numeric: true })
  );
}

/** Reads the ledger of a grain. */
export async function openLedger(store: Store, reckoner: Reckoner, grain: Grain = 'month'): Promise<Ledger> {
  // Whatever is taken out while it is read counts as taken out afterwards.
  const removals = await store.removals();
  // Then what takes longest: what is read after it is at least as new, and what it does not know of is hidden.
  const reckoned = await reckoner.people(grain);
  const [totals, cells, parts, ownLabels, teams] = await Promise.all([
    store.totals(),
    store.talkCells(stretchOf(grain)),
    store.talkParts(FEW_PARTS, stretchOf(grain)),
    store.ownLabels(),
    store.allTeams(),
  ]);
  const heard = new Set(cells.map(({ team }) => team));
  const ofThem = teams.filter(({ id }) => heard.has(id));
  const people = { reckoned, ownLabels, reckoner };
  return new Ledger({ removals, totals, teams: ofThem, cells, parts, ...people, grain });
}
