import type { Channel } from './conversation.js';

/** A 95 % interval of a proportion or rate. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A number that may be shown, with everything needed to judge it. */
export interface Shown extends Interval {
  readonly kind: 'shown';
  readonly value: number;
  /** How many statements it is counted from. */
  readonly n: number;
  /** How many distinct people said them. */
  readonly people: number;
  readonly conversations: number;
  /** The value lies outside 5 to 95 % and is told only as that, so that it says nothing about each single member. */
  readonly masked?: 'under-5' | 'over-95';
}

/** Too little was said to give a number. Not the same as hidden. */
export interface TooLittle {
  readonly kind: 'too-little';
  readonly n: number;
  /** How many statements it would take. */
  readonly needed: number;
}

/** A number that exists but is not shown, so that no person can be made out. */
export interface Hidden {
  readonly kind: 'hidden';
  readonly reason: 'too-few-people' | 'protects-another-group' | 'one-speaker-dominates';
  /** The least number of distinct speakers. */
  readonly minimum: number;
}

/** Every number about people has this type: the caller cannot overlook absence or hiding. */
export type Measured = Shown | TooLittle | Hidden;

/** What was counted in one conversation for one team: the unit that intervals resample. */
export interface Tally {
  readonly conversation: string;
  readonly statements: number;
  readonly centric: number;
  readonly focused: number;
  readonly mixed: number;
  readonly neutral: number;
  readonly none: number;
}

/** A label as far as the centricity ratio knows it: neutral and none are one. */
export type Outcome = 'centric' | 'focused' | 'mixed' | 'neither';

export const OUTCOMES: readonly Outcome[] = ['centric', 'focused', 'mixed', 'neither'];

/** How many statements of each kind, as people labelled them, the classifier gave each label: `[people][classifier]`. */
export type Confusion = { readonly [People in Outcome]: { readonly [Classifier in Outcome]: number } };

/** The classifier's measured error where talk of one channel sounds different from another's. */
export type ErrorModel = { readonly [Place in Channel]?: Confusion };

/** The classifier's error cannot be taken out of this number. */
export interface CannotCorrect {
  readonly kind: 'cannot-correct';
  readonly reason:
    | 'too-little-text'
    | 'too-few-conversations'
    | 'channel-not-measured'
    | 'classifier-too-weak'
    | 'unlike-labelled'
    | 'too-few-labels';
}
