import { centricityRatio, customerShare } from '../measure/index.js';
import type { Measured, PerspectiveSide, Shown, Tally, TooLittle } from '../model/index.js';
import { applyFloor, type FloorSettings, hiddenBecause } from '../privacy/index.js';
import type { People, Scope, Store, Team } from '../store/index.js';
import type { SideOf } from './pieces.js';
import type { Perspective, TeamName } from './views.js';

/** What the lexicons say of a category, as far as pages need it. */
export interface Theme {
  readonly lens: string;
  readonly name: string;
  readonly side?: PerspectiveSide;
  readonly meaning: string;
  readonly ask?: string;
}

/** All that a question needs: where to look, what the words mean, what may be shown, and who asks. */
export interface Inquiry {
  readonly store: Store;
  readonly themes: readonly Theme[];
  readonly floor: FloorSettings;
  /** Imports whose files the asker brought: their own result is shown in full. */
  readonly own: ReadonlySet<number>;
}

/** The lens that decides a statement's label. */
export const PERSPECTIVE = 'perspective';

/** Looks up which side a category speaks for. */
export function sideOf({ themes }: Inquiry): SideOf {
  const sides = new Map(themes.map(({ lens, name, side }) => [`${lens}.${name}`, side]));
  return (lens, category) => sides.get(`${lens}.${category}`);
}

/** A team as pages name it. */
export function teamName({ id, name, assigned }: Team): TeamName {
  return { id, name: assigned ? name : 'Unassigned' };
}

/** The two numbers of everything said in a scope, guarded by the rules for groups of people. */
export async function perspectiveIn({ store, floor }: Inquiry, scope: Scope): Promise<Perspective> {
  const [tallies, people] = await Promise.all([store.tallies(scope), store.people(scope)]);
  return guardedPerspective(tallies, people, floor);
}

/** The two numbers of some tallies, guarded by the rules for groups of people. */
export function guardedPerspective(
  tallies: readonly Tally[],
  people: People,
  floor: FloorSettings,
): Perspective {
  const ratio = centricityRatio(tallies, people.countedPeople);
  const share = customerShare(tallies, people.people);
  return {
    ratio: guarded(ratio, people.countedPeople, topSpeakerShare(people), floor),
    customerShare: guarded(share, people.people, topSpeakerShare(people), floor),
  };
}

/** The two numbers without any hiding: only for whoever brought the file they come from. */
export function ownPerspective(
  tallies: readonly Tally[],
  { people, countedPeople }: Pick<People, 'people' | 'countedPeople'>,
): Perspective {
  return {
    ratio: rounded(centricityRatio(tallies, countedPeople)),
    customerShare: rounded(customerShare(tallies, people)),
  };
}

/**
 * Hides a number of too few people, also where too little was said: how much one person says is theirs
 * to know. Silence gives nobody away.
 */
export function guarded(
  number: Shown | TooLittle,
  people: number,
  topSpeaker: number,
  floor: FloorSettings,
  unanimity: 'mask' | 'tell' = 'mask',
): Measured {
  if (number.kind === 'shown') return applyFloor(rounded(number), people, topSpeaker, floor, unanimity);
  const reason = number.n === 0 ? undefined : hiddenBecause(people, topSpeaker, floor);
  return reason === undefined ? number : { kind: 'hidden', reason, minimum: floor.number };
}

/** Part of the counted statements that the most talkative person said. */
export function topSpeakerShare({ counted, mostOfOne }: People): number {
  return counted === 0 ? 0 : mostOfOne / counted;
}

/** To a hundredth of a per cent: finer would claim more than is known, on a page as in a download. */
function rounded<Number extends Shown | TooLittle>(number: Number): Number {
  if (number.kind !== 'shown') return number;
  const { value, low, high } = number;
  return { ...number, value: round(value), low: round(low), high: round(high) };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
