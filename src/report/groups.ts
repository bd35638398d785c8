import { centricityRatio, customerShare, customersPart, ratioPart, shareOf } from '../measure/index.js';
import type { Grain, Hidden, Measured, Period, Shown, Tally, TooLittle } from '../model/index.js';
import {
  applyFloor,
  type FloorSettings,
  type GroupName,
  type Structure,
  type Veil,
  type Voice,
} from '../privacy/index.js';
import type { People, Presence, Scope, Stretch } from '../store/index.js';
import type { Ledger } from './ledger.js';
import { customersIn, ratioIn, withParts } from './sums.js';
import type { Perspective } from './views.js';

/** A group that numbers may be asked of: everybody or one team, always or in one week, month or quarter. There are no others. */
export interface Group {
  readonly team?: number | undefined;
  readonly period?: Period | undefined;
}

/** What may not be told of whom: for numbers about a point of view, and for numbers about all statements. */
export interface Veils {
  readonly ratio: Veil;
  readonly share: Veil;
}

/** The periods in the order in which they are decided: months first, so that none is hidden for the sake of a week. */
const DECIDED: readonly Grain[] = ['month', 'quarter', 'week'];

/** Whose decisions go before those on a grain; none before months. */
export function grainBefore(grain: Grain): Grain | undefined {
  return DECIDED[DECIDED.indexOf(grain) - 1];
}

/** The groups that pages tell of: everybody or one team, always or in a period up to this grain. */
export function structureIn(grain: Grain): Structure {
  return { parents: new Map(), grains: DECIDED.slice(0, DECIDED.indexOf(grain) + 1), byChannel: false };
}

/** Into what time must be cut to tell the periods of a grain, and all decided before, from each other. */
export function stretchOf(grain: Grain): Stretch {
  return grain === 'week' ? 'week' : 'month';
}

/** Somebody's presence as the rules of privacy know it. */
export function voiceOf(
  { person, team, channel, since }: Omit<Presence, 'statements' | 'counted'>,
  statements: number,
): Voice {
  return { person: String(person), team: String(team), channel, at: since, statements };
}

/** A group's key where what is known of groups is kept by it. */
export function keyOf(team: number | undefined, period: string | undefined): string {
  return `${team ?? ''} ${period ?? ''}`;
}

/** Where the store finds a group's talk. */
export function scopeOf({ team, period }: Group): Scope {
  return {
    ...(team !== undefined && { team }),
    ...(period !== undefined && { from: period.from, to: period.until }),
  };
}

/** The same group as the rules of privacy name it. */
export function nameOf({ team, period }: Group): GroupName {
  return {
    ...(team !== undefined && { team: String(team) }),
    ...(period !== undefined && { period: period.name }),
  };
}

/** Where a group's numbers come from, and what decides whether they are shown. */
export interface Guard {
  readonly floor: FloorSettings;
  readonly ledger: Ledger;
}

/** Trends, funnels and sentences ask for the same groups again and again. */
const told = new WeakMap<Ledger, Map<string, Perspective>>();

/** A group's two numbers under the rules for groups of people. */
export function perspectiveOf(guard: Guard, group: Group): Perspective {
  const ofLedger = told.get(guard.ledger) ?? new Map<string, Perspective>();
  told.set(guard.ledger, ofLedger);
  const key = keyOf(group.team, group.period?.name);
  const perspective = ofLedger.get(key) ?? guardedPerspective(guard, group);
  ofLedger.set(key, perspective);
  return perspective;
}

function guardedPerspective({ floor, ledger }: Guard, group: Group): Perspective {
  const name = nameOf(group);
  const talk = ledger.talk(group);
  const people = ledger.people(group);
  const parts = ledger.parts(group);
  const ratio = shareOf(withParts(ratioIn(talk), parts?.map(ratioPart)), people.countedPeople);
  const share = shareOf(withParts(customersIn(talk), parts?.map(customersPart)), people.people);
  const top = people.counted === 0 ? 0 : people.mostOfOne / people.counted;
  return {
    ratio:
      veiled(ratio, ledger.veils.ratio.hidden(name)) ??
      rounded(applyFloor(ratio, people.countedPeople, top, floor)),
    customerShare:
      veiled(share, ledger.veils.share.hidden(name)) ?? rounded(applyFloor(share, people.people, 0, floor)),
  };
}

/** How often something is heard in a group. It tells no member's view, so what is rare or common may be told. */
export function guardedShare({ floor, ledger }: Guard, group: Group, number: Shown | TooLittle): Measured {
  const name = nameOf(group);
  const { share, ratio } = ledger.veils;
  const hidden = share.hidden(name) ?? ratio.hidden(name);
  return veiled(number, hidden) ?? rounded(applyFloor(number, ledger.people(group).people, 0, floor, 'tell'));
}

/** The two numbers without any hiding: only for whoever brought the file they come from, and for samples. */
export function ownPerspective(
  tallies: readonly Tally[],
  { people, countedPeople }: Pick<People, 'people' | 'countedPeople'>,
): Perspective {
  return {
    ratio: rounded(centricityRatio(tallies, countedPeople)),
    customerShare: rounded(customerShare(tallies, people)),
  };
}

/** Hides also that too little was said: how much one person says is theirs to know. Silence gives nobody away. */
export function veiled(number: Shown | TooLittle, hidden: Hidden | undefined): Hidden | undefined {
  return number.kind === 'too-little' && number.n === 0 ? undefined : hidden;
}

/** To a hundredth of a per cent: finer would claim more than is known, on a page as in a download. */
export function rounded<Number extends Measured>(number: Number): Number {
  if (number.kind !== 'shown') return number;
  const { value, low, high } = number;
  return { ...number, value: round(value), low: round(low), high: round(high) };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
