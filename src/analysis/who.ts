import { type Matcher, type Sheet, scopeClass } from '../lexicon/index.js';
import type { Audience } from '../model/index.js';

/** Who was spoken of in a sentence, as far as pronouns of the next sentences need it. */
export interface Mentions {
  readonly customers: boolean;
  readonly others: boolean;
}

/** What "who is meant" found in one statement. */
export interface Who extends Mentions {
  /** A customer noun stands in the statement itself. */
  readonly named: boolean;
  /** A pronoun stands for a customer. */
  readonly carried: boolean;
}

const NOBODY: Who = { customers: false, others: false, named: false, carried: false };

type Antecedent = 'customer' | 'other' | 'ambiguous' | 'nobody';

function antecedentOf({ customers, others }: Mentions): Antecedent {
  if (customers && others) return 'ambiguous';
  if (customers) return 'customer';
  return others ? 'other' : 'nobody';
}

/** @param before who was spoken of in the last two sentences, latest last */
export type Resolve = (sheet: Sheet, before: readonly Mentions[], audience: Audience) => Who;

/** Tells whether "you" is a customer, by the classes `Second`, `generic-you` and `listener`. */
function createHearer(matcher: Matcher): (sheet: Sheet, audience: Audience) => boolean {
  const number = (name: string) => matcher.lexicon.classNames.indexOf(name);
  const second = number('Second');
  const shoes = number(scopeClass('generic-you', 'before'));
  const circumstance = number(scopeClass('generic-you', 'after'));
  const listener = number(scopeClass('listener', 'before'));
  const has = (sheet: Sheet, className: number) => className >= 0 && sheet.has(className);
  return (sheet, audience) => {
    if (!has(sheet, second)) return false;
    if (audience === 'customer') return true;
    return (has(sheet, shoes) || has(sheet, circumstance)) && !has(sheet, listener);
  };
}

/** Who a pronoun stands for: the one kind of people named in its own sentence, else in the last, else the one before. */
function carriedFrom(here: Mentions, before: readonly Mentions[]): Antecedent {
  const own = antecedentOf(here);
  if (own !== 'nobody') return own;
  for (let back = before.length - 1; back >= 0; back--) {
    const antecedent = antecedentOf(before[back]!);
    if (antecedent !== 'nobody') return antecedent;
  }
  return 'nobody';
}

/**
 * Decides for each statement who its nouns and pronouns stand for, and fills `#Customer` and `#CustomerPronoun`.
 *
 * A pronoun of the third person takes the one kind of people named before it in its own sentence, else in the last,
 * else in the one before that; where two kinds are named in the same sentence it stays open (Baldwin's CogNIAC: resolve
 * only what is unique, else abstain). "You" is the customer where the words are written to one, and among colleagues
 * where the sentence puts the hearer in a customer's shoes ("you come home tired") and does not turn to a colleague.
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
  const isHearer = createHearer(matcher);
  const lengthOf = (sheet: Sheet, at: number, className: number) =>
    className < 0 ? 0 : matcher.lengthAt(sheet, at, className);

  const people = [customerNoun, peopleNoun, otherNoun, third, second].filter((className) => className >= 0);
  const starters = matcher.startersOf(people);

  return function resolve(sheet, before, audience): Who {
    if (!people.some((className) => sheet.has(className))) return NOBODY;
    const toHearer = isHearer(sheet, audience);
    const here = { customers: false, others: false };
    let named = false;
    let carried = false;
    for (let at = 0; at < sheet.count; at++) {
      if (starters[sheet.types[at]!] === 0 && !sheet.isSpanned(at)) continue;
      const pronoun = lengthOf(sheet, at, third);
      const antecedent = pronoun > 0 ? carriedFrom(here, before) : 'nobody';
      const noun = Math.max(lengthOf(sheet, at, customerNoun), lengthOf(sheet, at, peopleNoun));
      const other = lengthOf(sheet, at, otherNoun);
      if (noun > 0 && noun >= other) {
        matcher.fill(sheet, at, customer, noun);
        here.customers = true;
        named = true;
        at += noun - 1;
      } else if (other > 0) {
        here.others = true;
        at += other - 1;
      } else if (antecedent === 'customer' || (toHearer && lengthOf(sheet, at, second) > 0)) {
        const length = Math.max(1, antecedent === 'customer' ? pronoun : 1);
        matcher.fill(sheet, at, customer, length);
        matcher.fill(sheet, at, customerPronoun, length);
        carried = true;
        at += length - 1;
      } else if (antecedent === 'other') {
        // "Those people" are then no customers, although "people" by itself may be.
        at += pronoun - 1;
      }
    }
    return { customers: here.customers || carried, others: here.others, named, carried };
  };
}
