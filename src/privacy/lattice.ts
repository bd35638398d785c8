import { type Channel, type Grain, type Hidden, periodOf } from '../model/index.js';
import type { FloorSettings } from './floor.js';
import { type Cell, type PeopleGroup, suppress } from './suppression.js';

/** What one person said in one conversation. */
export interface Voice {
  readonly person: string;
  readonly team: string;
  readonly channel: Channel;
  /** ISO 8601; a conversation without a date belongs to no period. */
  readonly at?: string | undefined;
  /** Statements that the number in question is counted from. */
  readonly statements: number;
  /** Another team, where they were said in answer to it. */
  readonly answers?: string;
}

/** Which groups may be asked for. Only these: every further filter is a further group and belongs in here. */
export interface Structure {
  /** A team's parent; a team without one stands directly under everybody. */
  readonly parents: ReadonlyMap<string, string>;
  readonly grains: readonly Grain[];
  /** Whether numbers may be asked for by channel. */
  readonly byChannel: boolean;
}

/** A group by what limits it; without any limit it is everybody, always, everywhere. */
export interface GroupName {
  readonly team?: string;
  /** `Period.name` */
  readonly period?: string;
  readonly channel?: Channel;
  /** Only what `team` and this one said in answer to each other; not to be asked for by period or channel. */
  readonly and?: string;
}

/** What may not be told about whom. */
export interface Veil {
  /** Why the group's numbers are hidden; undefined where they may be shown. */
  hidden(group: GroupName): Hidden | undefined;
  readonly decisions: Decisions;
}

/** What was decided of each group by its key: the reason why it is hidden, or that it is shown. Plain data. */
export type Decisions = ReadonlyMap<string, Hidden | 'shown'>;

/**
 * Decides for every group of the structure whether its numbers are shown, so that none of the hidden ones can be computed from
 * the shown ones: team trees, periods (weeks cross months), channels and the talk between two teams together.
 * @param voices those behind one kind of number: for the centricity ratio the counted statements, for the customer share all
 * @param before decisions on some of the groups, from the same voices: they stand, and what they show is taken as known
 */
export function decide(
  voices: Iterable<Voice>,
  structure: Structure,
  settings: FloorSettings,
  before?: Decisions,
): Decisions {
  const { groups, cells } = gather(voices, structure);
  const asked = [...groups].map(([key, { members }]): PeopleGroup => {
    const decided = before?.get(key);
    return decided === undefined ? { key, cells: members } : { key, cells: members, before: decided };
  });
  const hidden = suppress(asked, cells, settings);
  return new Map([...groups.keys()].map((key) => [key, hidden.get(key) ?? 'shown']));
}

/** Looks decisions up by the names of groups. */
export function veilOf(decisions: Decisions): Veil {
  return {
    decisions,
    hidden: (group) => {
      const decided = decisions.get(keyOf(group));
      return decided === 'shown' ? undefined : decided;
    },
  };
}

/** Decides, and looks up. */
export function veil(
  voices: Iterable<Voice>,
  structure: Structure,
  settings: FloorSettings,
  before?: Veil,
): Veil {
  return veilOf(decide(voices, structure, settings, before?.decisions));
}

interface Gathered {
  readonly groups: ReadonlyMap<string, { readonly name: GroupName; readonly members: readonly number[] }>;
  readonly cells: readonly Cell[];
}

/** Puts together what was said in the same groups. */
function gather(voices: Iterable<Voice>, structure: Structure): Gathered {
  const cells: Map<string, number>[] = [];
  const cellAt = new Map<string, Map<string, number>>();
  const groups = new Map<string, { readonly name: GroupName; readonly members: number[] }>();
  const named = new Map<string, readonly string[]>();
  const cellOf = (voice: Voice): Map<string, number> => {
    const { team, channel, at = '', answers = '' } = voice;
    const place = `${at} ${channel} ${team.length} ${team} ${answers}`;
    const known = cellAt.get(place);
    if (known !== undefined) return known;
    const periods = named.get(at) ?? periodsOf(voice, structure);
    named.set(at, periods);
    const cell = new Map<string, number>();
    cellAt.set(place, cell);
    const number = cells.push(cell) - 1;
    for (const name of groupsOf(voice, periods, structure)) {
      const key = keyOf(name);
      const group = groups.get(key) ?? { name, members: [] };
      groups.set(key, group);
      group.members.push(number);
    }
    return cell;
  };
  let [last, cell]: [Voice | undefined, Map<string, number>] = [undefined, new Map()];
  for (const voice of voices) {
    if (voice.statements === 0) continue;
    // Voices of one place mostly come together, and there may be a million of them.
    if (last === undefined || !isOnePlace(last, voice)) cell = cellOf(voice);
    last = voice;
    cell.set(voice.person, (cell.get(voice.person) ?? 0) + voice.statements);
  }
  return { groups, cells };
}

function isOnePlace(one: Voice, other: Voice): boolean {
  return (
    one.at === other.at &&
    one.team === other.team &&
    one.channel === other.channel &&
    one.answers === other.answers
  );
}

/** The names of the periods in which something was said. */
function periodsOf({ at }: Voice, { grains }: Structure): readonly string[] {
  return at ? grains.map((grain) => periodOf(at, grain).name) : [];
}

/** Every group that a voice counts in. */
function groupsOf(voice: Voice, periods: readonly string[], structure: Structure): readonly GroupName[] {
  const channels = structure.byChannel ? [voice.channel] : [];
  const { team: own, answers } = voice;
  const between = answers === undefined ? [] : [{ team: own, and: answers }];
  const alone = [undefined, ...lineage(own, structure.parents)].flatMap((team) =>
    [undefined, ...periods].flatMap((period) =>
      [undefined, ...channels].map((channel) => ({
        ...(team === undefined ? {} : { team }),
        ...(period === undefined ? {} : { period }),
        ...(channel === undefined ? {} : { channel }),
      })),
    ),
  );
  return [...alone, ...between];
}

/** The team and all teams above it; a circle in the tree ends where it closes. */
function lineage(team: string, parents: ReadonlyMap<string, string>): readonly string[] {
  const line: string[] = [];
  for (let at: string | undefined = team; at !== undefined && !line.includes(at); at = parents.get(at))
    line.push(at);
  return line;
}

function keyOf({ team, period, channel, and }: GroupName): string {
  if (and !== undefined) return `between ${JSON.stringify([team, and].sort())}`;
  return JSON.stringify([team ?? null, period ?? null, channel ?? null]);
}
