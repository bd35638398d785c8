import { z } from 'zod';

const text = z.string().trim().min(1);
const wordList = z.array(text).default([]);

/** A sentence that an entry must, or must not, match. */
const example = z.union([
  text.transform((sentence) => ({ text: sentence })),
  z.strictObject({
    text,
    audience: z.enum(['internal', 'customer']).optional(),
    context: text.optional(),
  }),
]);

/** A word class file: `classes/*.yml`, `customers.yml`, `not-customers.yml`. */
export const classSchema = z.strictObject({
  class: z.string().regex(/^[A-Z]\w*$/, 'a class name starts with a capital letter: Desire'),
  meaning: text,
  verbs: wordList,
  nouns: wordList,
  adjectives: wordList,
  words: wordList,
  include: wordList,
  except: wordList,
});

export const entrySchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  match: text,
  yes: z.array(example).min(1, 'give at least one sentence that must match'),
  no: z.array(example).min(1, 'give at least one sentence that must not match'),
});

/** A category file: `<lens>/<category>.yml`. */
export const categorySchema = z.strictObject({
  category: z.string().regex(/^[a-z][a-z0-9-]*$/, 'a category name is lower-case with hyphens'),
  lens: text,
  side: z.enum(['centric', 'focused']).optional(),
  source: text.optional(),
  meaning: text,
  ask: text.optional(),
  entries: z.array(entrySchema).min(1),
});

/** One picture on a lens's page and the categories that are in it. */
const lensPart = z.strictObject({
  title: text,
  /**
   * `mix`: how talk divides among the categories. `ratio`: the first of two categories out of both. `profile`: a mix of
   * steps, the earliest first. `rates`: how often each is heard per 100 statements.
   */
  picture: z.enum(['mix', 'ratio', 'profile', 'rates']),
  categories: z.array(text).min(1),
  /** What the shares are shares of, as it stands in a sentence: "talk that shows a kind of culture". */
  of: text.optional(),
  /** Categories that drive what the lens asks for; the page marks them. */
  driving: wordList,
});

/** Something that is either heard or not: entries by their ids, `category/slug`, or `category/start-of-slug*`. */
const condition = z.strictObject({ name: text, entries: z.array(text).min(1) });

/** What a lens asks: `<lens>/lens.yml`. */
export const lensSchema = z.strictObject({
  lens: z.string().regex(/^[a-z][a-z0-9-]*$/, 'a lens name is lower-case with hyphens'),
  title: text,
  question: text,
  source: text,
  /** `shown` lenses have pages of their own; `evidence` only helps to decide the perspective. */
  use: z.enum(['shown', 'evidence']).default('shown'),
  /** What a reader must know beforehand, for example a clash of names. */
  note: text.optional(),
  /** Categories in no part are shown as rates. */
  parts: z.array(lensPart).default([]),
  checklist: z.strictObject({ title: text, conditions: z.array(condition).min(1) }).optional(),
});

/** Trigger phrases and what they do: `scope/*.yml`. */
export const scopeSchema = z.strictObject({
  scope: z.string().regex(/^[a-z][a-z-]*$/),
  meaning: text,
  before: wordList,
  after: wordList,
});

/** How often common words are met in 100,000 words: `common-words.yml`. */
export const commonSchema = z.strictObject({
  common: z.record(z.string().regex(/^\d+$/), z.array(text)),
});

export type CommonFile = z.output<typeof commonSchema>;
export type ClassFile = z.output<typeof classSchema>;
export type CategoryFile = z.output<typeof categorySchema>;
export type Example = z.output<typeof example>;
export type LensFile = z.output<typeof lensSchema>;
export type ScopeFile = z.output<typeof scopeSchema>;
