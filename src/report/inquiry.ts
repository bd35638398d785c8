import type {
  Category,
  Conversation,
  ErrorModel,
  Lens,
  Period,
  PerspectiveSide,
  Statement,
} from '../model/index.js';
import type { FloorSettings } from '../privacy/index.js';
import type { Store, Team } from '../store/index.js';
import type { Ledger } from './ledger.js';
import type { SideOf } from './pieces.js';
import type { TeamName } from './views.js';

/** A category as pages name it. */
export type Theme = Category;

export type { Condition, Lens, LensPart, Picture } from '../model/index.js';

/** A statement with what made its label, and the place of its utterance in the conversation. */
export type Explained = Statement & { readonly utterance: number };

/** All that a question needs: where to look, what the words mean, what may be shown, and who asks. */
export interface Inquiry {
  readonly store: Store;
  readonly themes: readonly Theme[];
  readonly lenses: readonly Lens[];
  /** The version of the words that are in force; absent where nobody asks whether all talk was heard by them. */
  readonly version?: string;
  /** The shares, 0 to 1, that the organisation wants the categories of a mix to have. */
  readonly targetMix?: Readonly<Record<string, number>>;
  readonly floor: FloorSettings;
  /** Of the grain that was asked for. */
  readonly ledger: Ledger;
  /** The period that was asked for, of the same grain; absent for everything. */
  readonly period?: Period;
  /** Labels a conversation anew, with everything that weighed in each label. */
  explain(conversation: Conversation): readonly Explained[];
  /** What the classifier gets wrong, where careful readers have measured it. */
  readonly errors?: ErrorModel;
  /** How likely a side must be for a statement to be quoted as an example of it, 0 to 1. */
  readonly beyondDoubt: Readonly<Record<PerspectiveSide, number>>;
  /** When the server will run the next night by itself (ISO 8601), where it does. */
  readonly nextNight?: string;
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
