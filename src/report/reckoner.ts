import { type Grain, periodOf } from '../model/index.js';
import { type Decisions, decide, type FloorSettings, type Voice } from '../privacy/index.js';
import type {
  HeardCategories,
  HeardPresence,
  InTime,
  People,
  Presence,
  Sayer,
  Store,
} from '../store/index.js';
import { decideBetween } from './between.js';
import { grainBefore, keyOf, stretchOf, structureIn, voiceOf } from './groups.js';
import { PERSPECTIVE } from './inquiry.js';

/** Who was heard in each group, by `keyOf`. */
export type PeopleByGroup = ReadonlyMap<string, People>;

/** Who was heard in the groups of a grain, and which of these are hidden. Plain data: it may come from another thread. */
export interface Reckoned {
  readonly people: PeopleByGroup;
  readonly ratio: Decisions;
  readonly share: Decisions;
}

/** The same of those who said what makes up one whole. */
export interface ReckonedSayers {
  readonly people: PeopleByGroup;
  readonly decisions: Decisions;
}

/** People who answered another team, by both teams' numbers, and which pairs of teams are hidden. */
export interface ReckonedPairs {
  readonly people: ReadonlyMap<string, number>;
  readonly decisions: Decisions;
}

/** How many spoke of a theme, of each team and without one of all, and which of these are hidden. */
export interface ReckonedTheme {
  readonly teams: ReadonlyMap<number | undefined, number>;
  readonly decisions: Decisions;
}

/**
 * Works out what depends on each single person in the store: nothing else takes long in a large one. For what is asked of one state of
 * the store, what was decided on coarser periods stands.
 */
export interface Reckoner {
  people(grain: Grain): Promise<Reckoned>;
  sayers(question: HeardCategories, grain: Grain): Promise<ReckonedSayers>;
  pairs(): Promise<ReckonedPairs>;
  /** By theme. @param time of a week, month or quarter; all where it is empty */
  themes(time: InTime): Promise<ReadonlyMap<string, ReckonedTheme>>;
}

/** Who was heard, and what is hidden of them. @param before the decisions on coarser periods, which stand */
export function reckonPeople(
  rows: Iterable<Presence>,
  grain: Grain,
  floor: FloorSettings,
  before?: Reckoned,
): Reckoned {
  const over = (counted: (row: Presence) => number, decided: Decisions | undefined) =>
    decide(voicesOf(rows, counted), structureIn(grain), floor, decided);
  return {
    people: byGroup(rows, grain),
    ratio: over(({ counted }) => counted, before?.ratio),
    share: over(({ statements }) => statements, before?.share),
  };
}

/** The same of those who said what makes up one whole. */
export function reckonSayers(
  heard: Iterable<HeardPresence>,
  grain: Grain,
  floor: FloorSettings,
  before?: ReckonedSayers,
): ReckonedSayers {
  const voices = voicesOf(asPresence(heard), ({ statements }) => statements);
  return {
    people: byGroup(asPresence(heard), grain),
    decisions: decide(voices, structureIn(grain), floor, before?.decisions),
  };
}

/** Channels are not asked for, so it is all one where something was said. */
function* asPresence(heard: Iterable<HeardPresence>): Iterable<Presence> {
  for (const row of heard) yield { ...row, channel: 'meeting', counted: row.statements };
}

/** One after the other: there may be a million of them. */
function* voicesOf(rows: Iterable<Presence>, counted: (row: Presence) => number): Iterable<Voice> {
  for (const row of rows) yield voiceOf(row, counted(row));
}

/** Reckons on this thread. */
export function reckonerOf(store: Store, floor: FloorSettings): Reckoner {
  const memory = new Memory(store);
  const people = (grain: Grain): Promise<Reckoned> =>
    memory.get(`people ${grain}`, async () => {
      const earlier = grainBefore(grain);
      const before = earlier && (await people(earlier));
      return reckonPeople(await store.presence(stretchOf(grain)), grain, floor, before);
    });
  const sayers = (question: HeardCategories, grain: Grain): Promise<ReckonedSayers> =>
    memory.get(`${JSON.stringify(question)} ${grain}`, async () => {
      const earlier = grainBefore(grain);
      const before = earlier && (await sayers(question, earlier));
      return reckonSayers(await store.heardPresence(question, stretchOf(grain)), grain, floor, before);
    });
  const pairs = (): Promise<ReckonedPairs> =>
    memory.get('pairs', async () => {
      const { ratio } = await people('week');
      const [present, replies] = [await store.presence('week'), await store.replyPresence('week')];
      const answering = new Map<string, Set<number>>();
      for (const { team, answers, person } of replies) {
        const key = `${team} ${answers}`;
        answering.set(key, (answering.get(key) ?? new Set()).add(person));
      }
      return {
        people: new Map([...answering].map(([key, persons]) => [key, persons.size])),
        decisions: decideBetween(present, replies, ratio, floor),
      };
    });
  const themes = (time: InTime): Promise<ReadonlyMap<string, ReckonedTheme>> =>
    memory.get(`themes ${JSON.stringify(time)}`, async () => {
      const byTheme = new Map<string, Sayer[]>();
      for (const row of await store.sayers({ ...time, lens: PERSPECTIVE })) {
        const rows = byTheme.get(row.category) ?? [];
        byTheme.set(row.category, rows);
        rows.push(row);
      }
      return new Map([...byTheme].map(([theme, rows]) => [theme, themeOf(rows, floor)]));
    });
  return { people, sayers, pairs, themes };
}

function themeOf(rows: readonly Sayer[], floor: FloorSettings): ReckonedTheme {
  const teams = new Map<number | undefined, Set<number>>();
  for (const { team, person } of rows) {
    for (const of of [undefined, team]) teams.set(of, (teams.get(of) ?? new Set()).add(person));
  }
  const voices = rows.map(({ team, person }): Voice => {
    return { person: String(person), team: String(team), channel: 'meeting', statements: 1 };
  });
  return {
    teams: new Map([...teams].map(([team, persons]) => [team, persons.size])),
    decisions: decide(voices, { parents: new Map(), grains: [], byChannel: false }, floor),
  };
}

/** Answers for the latest state of a store. */
class Memory {
  readonly #store: Store;
  #version: number | undefined;
  #answers = new Map<string, Promise<unknown>>();

  constructor(store: Store) {
    this.#store = store;
  }

  async get<Answer>(question: string, answer: () => Promise<Answer>): Promise<Answer> {
    const version = await this.#store.version();
    if (version !== this.#version) this.#answers = new Map();
    this.#version = version;
    const asked = (this.#answers.get(question) as Promise<Answer> | undefined) ?? answer();
    this.#answers.set(question, asked);
    asked.catch(() => this.#answers.clear());
    return asked;
  }
}

interface Heard {
  readonly person: number;
  readonly team: number;
  readonly since?: string | undefined;
  readonly counted: number;
}

/** The people of each group; whoever speaks on two teams or in two periods counts once. */
function byGroup(rows: Iterable<Heard>, grain: Grain): PeopleByGroup {
  const counts = new Map<string, Map<number, number>>();
  const countsOf = ({ team, since }: Heard): readonly Map<number, number>[] => {
    const name = since === undefined ? undefined : periodOf(since, grain).name;
    const keys = new Set([undefined, team].flatMap((of) => [keyOf(of, undefined), keyOf(of, name)]));
    return [...keys].map((key) => {
      const group = counts.get(key) ?? new Map<number, number>();
      counts.set(key, group);
      return group;
    });
  };
  let [last, groups]: [Heard | undefined, readonly Map<number, number>[]] = [undefined, []];
  for (const row of rows) {
    // Rows of one team and time mostly come together.
    if (last === undefined || last.team !== row.team || last.since !== row.since) groups = countsOf(row);
    last = row;
    for (const group of groups) group.set(row.person, (group.get(row.person) ?? 0) + row.counted);
  }
  return new Map([...counts].map(([key, group]) => [key, peopleIn(group)]));
}

function peopleIn(group: ReadonlyMap<number, number>): People {
  let [countedPeople, counted, mostOfOne] = [0, 0, 0];
  for (const count of group.values()) {
    if (count > 0) countedPeople += 1;
    counted += count;
    mostOfOne = Math.max(mostOfOne, count);
  }
  return { people: group.size, countedPeople, counted, mostOfOne };
}
