import { type Change, compare, ratePer100, shareOf } from '../measure/index.js';
import type { Measured, Shown, TooLittle } from '../model/index.js';
import { applyFloor } from '../privacy/index.js';
import { type Group, guardedShare, heardIn, nameOf, rounded, veiled } from './groups.js';
import type { Inquiry, LensPart } from './inquiry.js';
import type { LensPeople } from './lens-people.js';
import type { LensTalk } from './lens-talk.js';
import type { Reached, Target } from './lens-views.js';

/** What was heard of some categories that make up one whole, and by whom. */
export interface HeardWhole {
  readonly talk: LensTalk;
  readonly people: LensPeople;
}

/** The shares of a whole, told together or not at all; one person's view is not to be read off them. */
export class Whole {
  readonly #inquiry: Inquiry;
  readonly #group: Group;
  readonly #part: LensPart;
  readonly #talk: LensTalk;
  readonly #people: LensPeople;
  readonly #unanimous: boolean;

  constructor(inquiry: Inquiry, group: Group, part: LensPart, heard: HeardWhole) {
    this.#inquiry = inquiry;
    this.#group = group;
    this.#part = part;
    this.#talk = heard.talk;
    this.#people = heard.people;
    this.#unanimous = part.categories.some((category) => {
      const share = this.#counted([category]);
      return share.kind === 'shown' && share.value > UNANIMOUS;
    });
  }

  /** The share of some categories out of all of the whole. */
  share(categories: readonly string[]): Measured {
    const { floor, ledger } = this.#inquiry;
    const number = this.#counted(categories);
    const name = nameOf(this.#group);
    const hidden = ledger.veils.share.hidden(name) ?? this.#people.veil.hidden(name);
    const { people, statements, mostOfOne } = this.#people.of(this.#group);
    const told = applyFloor(number, people, mostOfOne / statements, floor, this.#unanimous ? 'mask' : 'tell');
    return veiled(number, hidden) ?? rounded(told);
  }

  /** Where a profile stands, after the rule in docs/numbers.md. */
  reached(): Reached {
    const steps = this.#part.categories;
    const whole = this.share(steps);
    if (whole.kind === 'hidden') return whole;
    const n = whole.n;
    if (whole.kind === 'too-little' || n < LEAST_FOR_A_STEP)
      return { kind: 'too-little', n, needed: LEAST_FOR_A_STEP };
    const atOrBeyond = steps.map((_, index) => this.#counted(steps.slice(index)));
    const furthest = atOrBeyond.findLastIndex((share) => share.kind === 'shown' && share.low > HALF);
    const next = atOrBeyond[1];
    // All of it stands at the first step or further: that step is reached only where clearly less stands beyond.
    if (furthest === 0 && !(next?.kind === 'shown' && next.high < HALF)) return { kind: 'not-clear' };
    const category = steps[furthest];
    const atLeast = this.share(steps.slice(furthest));
    if (category === undefined || atLeast.kind !== 'shown') return { kind: 'not-clear' };
    return { kind: 'reached', category, atLeast };
  }

  #counted(categories: readonly string[]): Shown | TooLittle {
    const counted = this.#talk.shareOf(this.#group, categories, this.#part.categories);
    const number = shareOf(counted, this.#people.of(this.#group).people);
    if (number.kind !== 'shown') return number;
    return { ...number, conversations: this.#talk.conversations(this.#group) };
  }
}

/** Beyond this, a whole says the same of nearly each of its members. */
const UNANIMOUS = 0.95;
const HALF = 0.5;
/** Fewer statements than this say nothing about a step: at half of 30 the interval reaches from 33 to 67 %. */
export const LEAST_FOR_A_STEP = 30;

/** Where a share stands against the one wanted. */
export function against(share: Measured, wanted: number): Target {
  if (share.kind !== 'shown') return { share: wanted, place: 'no-clear-difference' };
  const place = share.low > wanted ? 'over' : share.high < wanted ? 'under' : 'no-clear-difference';
  return { share: wanted, place };
}

/** How often some categories or entries are heard in a group's statements, per 100. */
export function rateOf(inquiry: Inquiry, group: Group, talk: LensTalk, names: readonly string[]): Measured {
  const tallies = inquiry.ledger.tallies(group);
  const number = counted(inquiry, group, talk, names);
  const told = inquiry.ledger.clustered ? heardIn(number, tallies, 'conversations') : number;
  return guardedShare(inquiry, group, told);
}

/**
 * A team's rate against that of all teams together. The team is among these, so it is compared with the others; the
 * difference from all is that part of it which the others are of the whole. Nothing where either may not be told.
 */
export function rateAgainstAll(
  inquiry: Inquiry,
  group: Group,
  talk: LensTalk,
  names: readonly string[],
): Change | undefined {
  const all = { ...group, team: undefined };
  const [mine, everybody] = [group, all].map((each) => rateOf(inquiry, each, talk, names));
  if (group.team === undefined || mine?.kind !== 'shown' || everybody?.kind !== 'shown') return undefined;
  const others = withoutTeam(inquiry, group, talk, names);
  const change = compare(others, mine);
  if (change.kind === 'cannot-compare') return undefined;
  const part = others.n / everybody.n;
  return {
    ...change,
    value: tidy(change.value * part),
    low: tidy(change.low * part),
    high: tidy(change.high * part),
  };
}

function withoutTeam(
  inquiry: Inquiry,
  group: Group,
  talk: LensTalk,
  names: readonly string[],
): Shown | TooLittle {
  const all = { ...group, team: undefined };
  const [statements, mine] = [all, group].map((each) => statementsIn(inquiry, each));
  const [heard, ours] = [all, group].map((each) => talk.together(each, names));
  const rest = [...(statements ?? [])].map(([conversation, of]) => ({
    conversation,
    count: (heard?.get(conversation) ?? 0) - (ours?.get(conversation) ?? 0),
    of: of - (mine?.get(conversation) ?? 0),
  }));
  return ratePer100(rest, 0);
}

function counted(
  inquiry: Inquiry,
  group: Group,
  talk: LensTalk,
  names: readonly string[],
): Shown | TooLittle {
  const heard = talk.together(group, names);
  const rows = [...statementsIn(inquiry, group)].map(([conversation, of]) => ({
    conversation,
    count: Math.min(of, heard.get(conversation) ?? 0),
    of,
  }));
  return ratePer100(rows, inquiry.ledger.people(group).people);
}

function statementsIn({ ledger }: Inquiry, group: Group): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { conversation, statements } of ledger.tallies(group))
    sums.set(conversation, (sums.get(conversation) ?? 0) + statements);
  return sums;
}

function tidy(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
