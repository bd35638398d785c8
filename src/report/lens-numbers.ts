import { borrowed, type Change, compare, ratePer100, without } from '../measure/index.js';
import type { Measured, Shown, TooLittle } from '../model/index.js';
import { applyFloor } from '../privacy/index.js';
import { type Group, guardedShare, nameOf, rounded, veiled } from './groups.js';
import type { Inquiry, LensPart } from './inquiry.js';
import type { LensPeople } from './lens-people.js';
import type { LensTalk } from './lens-talk.js';
import type { Reached, Target } from './lens-views.js';

/** What was heard of some categories that make up one whole, by whom, and in how many conversations. */
export interface HeardWhole {
  readonly talk: LensTalk;
  readonly people: LensPeople;
  readonly conversations: number;
}

/** The shares of a whole, told together or not at all; one person's view is not to be read off them. */
export class Whole {
  readonly #inquiry: Inquiry;
  readonly #group: Group;
  readonly #part: LensPart;
  readonly #talk: LensTalk;
  readonly #people: LensPeople;
  readonly #conversations: number;
  readonly #unanimous: boolean;

  constructor(inquiry: Inquiry, group: Group, part: LensPart, heard: HeardWhole) {
    this.#inquiry = inquiry;
    this.#group = group;
    this.#part = part;
    this.#talk = heard.talk;
    this.#people = heard.people;
    this.#conversations = heard.conversations;
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
    const { people, counted, mostOfOne } = this.#people.of(this.#group);
    const told = applyFloor(
      number,
      people,
      mostOfOne / Math.max(1, counted),
      floor,
      this.#unanimous ? 'mask' : 'tell',
    );
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

  /** The interval is as wide as that of whichever of the whole comes most in clusters: each is a part of what is heard there. */
  #counted(categories: readonly string[]): Shown | TooLittle {
    const { categories: whole } = this.#part;
    const bottom = this.#talk.statements(this.#group, whole);
    const designs = whole.map((name) => this.#talk.sums(this.#inquiry, this.#group, name));
    const sums = { top: this.#talk.statements(this.#group, categories), bottom };
    const number = borrowed(sums, designs, this.#people.of(this.#group).people, 'share');
    return number.kind === 'shown' ? { ...number, conversations: this.#conversations } : number;
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

/** How often a category is heard in a group's statements, per 100. */
export function rateOf(inquiry: Inquiry, group: Group, talk: LensTalk, category: string): Measured {
  const { people } = inquiry.ledger.people(group);
  return guardedShare(inquiry, group, ratePer100(talk.sums(inquiry, group, category), people));
}

/** How often something is heard that a category is heard by, per 100; of it only the number of statements is known. */
export function partRate(
  inquiry: Inquiry,
  group: Group,
  talk: LensTalk,
  { category, statements }: { readonly category: string; readonly statements: number },
): Measured {
  const { people } = inquiry.ledger.people(group);
  const sums = talk.sums(inquiry, group, category);
  const number = borrowed({ top: statements, bottom: sums.bottom }, [sums], people, 'rate');
  const told = number.kind === 'shown' ? { ...number, conversations: sums.conversations } : number;
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
  category: string,
): Change | undefined {
  const all = { ...group, team: undefined };
  const [mine, everybody] = [group, all].map((each) => rateOf(inquiry, each, talk, category));
  if (group.team === undefined || mine?.kind !== 'shown' || everybody?.kind !== 'shown') return undefined;
  const rest = without(talk.sums(inquiry, all, category), talk.sums(inquiry, group, category));
  const others = ratePer100(rest, 0);
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

function tidy(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
