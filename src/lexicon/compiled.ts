import type { Category, Lens } from '../model/index.js';

export type { Category, Condition, Lens, LensPart, Picture } from '../model/index.js';

/** One step of a compiled pattern: a class by number (-1 is any word), and how often. */
export interface Step {
  readonly class: number;
  readonly not: boolean;
  readonly min: number;
  readonly max: number;
}

export interface Entry {
  /** `category/slug`, unique in the lexicon. */
  readonly id: string;
  /** Index into `categories`. */
  readonly category: number;
  readonly match: string;
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  readonly steps: readonly Step[];
}

/** All of a lexicon, resolved to plain data: it can be written to a file and sent to a browser. */
export interface CompiledLexicon {
  /** SHA-256 of the files it was compiled from. */
  readonly hash: string;
  readonly lenses: readonly Lens[];
  readonly categories: readonly Category[];
  readonly entries: readonly Entry[];
  /** Kinds of scope; their triggers are the classes `scopeClass(kind, 'before' | 'after')`. */
  readonly scopes: readonly string[];
  /** Named classes by number. The numbers above them are nameless choices such as `(want|need)`. */
  readonly classNames: readonly string[];
  readonly classCount: number;
  /** How often each class is met in the lexicon's own examples. */
  readonly commonness: readonly number[];
  /** Single words to the classes they are members of. */
  readonly words: Readonly<Record<string, readonly number[]>>;
  /** Members of several words; an empty list of classes shields a phrase from matching. */
  readonly phrases: readonly {
    readonly words: readonly string[];
    readonly classes: readonly number[];
    readonly shields: readonly number[];
  }[];
}

/**
 * Classes that `who is meant` fills in for each statement; they have no members of their own.
 * Word classes with these names feed it: CustomerNoun, PeopleNoun, NotCustomerNoun, Third, Second.
 */
export const RESOLVED_CLASSES = ['Customer', 'CustomerPronoun'] as const;

/** Classes that come from the shape of a word, not from a list. */
export const SHAPE_CLASSES = ['Number', 'QuestionMark'] as const;

/** The name of the class that holds a scope's triggers: those that stand before, or behind, what they change. */
export function scopeClass(scope: string, side: 'before' | 'after'): string {
  return `${scope}.${side}`;
}
