import type { Matcher, Sheet } from '../lexicon/index.js';
import type { Audience } from '../model/index.js';

/** Who was spoken of in a sentence, as far as pronouns of the next sentences need it. */
export interface Mentions {
  readonly customers: boolean;
  readonly others: boolean;
}

/** The last two sentences, latest last. */
export type Memory = readonly Mentions[];

const MEMORY = 2;

export function remember(memory: Memory, mentions: Mentions): Memory {
  return [...memory, mentions].slice(-MEMORY);
}

/** What "who is meant" found in one statement. */
export interface Who {
  readonly mentions: Mentions;
  /** A customer noun stands in the statement itself. */
  readonly named: boolean;
  /** A pronoun stands for a customer. */
  readonly carried: boolean;
}

const NOBODY: Who = { mentions: { customers: false, others: false }, named: false, carried: false };

type Antecedent = 'customer' | 'other' | 'ambiguous' | 'nobody';

function antecedentOf({ customers, others }: Mentions): Antecedent {
  if (customers && others) return 'ambiguous';
  if (customers) return 'customer';
  return others ? 'other' : 'nobody';
}

export type Resolve = (sheet: Sheet, memory: Memory, audience: Audience) => Who;

/**
 * Decides for each statement who its nouns and pronouns stand for, and fills `#Customer` and `#CustomerPronoun`.
 *
 * A pronoun of the third person takes the one kind of people named before it in its own sentence, else in the last,
 * else in the one before that; where two kinds are named in the same sentence it stays open (Baldwin's CogNIAC: resolve
 * only what is unique, else abstain). "You" is the customer where the words are written to one.
 */
export function createWho(matcher: Matcher): Resolve {
  const number = (name: string) => matcher.lexicon.classNames.indexOf(name);
  const customer = matcher.filled('Customer');
  const customerPronoun = matcher.filled('CustomerPronoun');
  const customerNoun = number('CustomerNoun');
  const peopleNoun = number('PeopleNoun');
  const otherNoun = number('NotCustomerNoun');
  const third = number('Third');
  const second = number('Second');
  const lengthOf = (sheet: Sheet, at: number, className: number) =>
    className < 0 ? 0 : matcher.lengthAt(sheet, at, className);

  const carriedFrom = (here: Mentions, memory: Memory): Antecedent => {
    const own = antecedentOf(here);
    if (own !== 'nobody') return own;
    for (const before of memory.toReversed()) {
      const antecedent = antecedentOf(before);
      if (antecedent !== 'nobody') return antecedent;
    }
    return 'nobody';
  };

  const people = [customerNoun, peopleNoun, otherNoun, third, second].filter((className) => className >= 0);

  return function resolve(sheet: Sheet, memory: Memory, audience: Audience): Who {
    if (!people.some((className) => sheet.has(className))) return NOBODY;
    let customers = false;
    let others = false;
    let named = false;
    let carried = false;
    for (let at = 0; at < sheet.count; at++) {
      const noun = Math.max(lengthOf(sheet, at, customerNoun), lengthOf(sheet, at, peopleNoun));
      const other = lengthOf(sheet, at, otherNoun);
      if (noun > 0 && noun >= other) {
        matcher.fill(sheet, at, customer, noun);
        customers = true;
        named = true;
        at += noun - 1;
      } else if (other > 0) {
        others = true;
        at += other - 1;
      } else if (isCustomerPronoun(sheet, at, { customers, others })) {
        matcher.fill(sheet, at, customer, 1);
        matcher.fill(sheet, at, customerPronoun, 1);
        carried = true;
      }
    }
    return { mentions: { customers: customers || carried, others }, named, carried };

    function isCustomerPronoun(sheet: Sheet, at: number, here: Mentions): boolean {
      if (audience === 'customer' && lengthOf(sheet, at, second) > 0) return true;
      return lengthOf(sheet, at, third) > 0 && carriedFrom(here, memory) === 'customer';
    }
  };
}
