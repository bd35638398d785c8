import type { Category } from '../../lexicon/index.js';
import { ratePer100, sumsOf } from '../../measure/index.js';
import type { Shown, TooLittle } from '../../model/index.js';

/** What was heard of one team in one conversation. */
export interface HeardThere {
  readonly conversation: string;
  readonly statements: number;
  /** Statements by `lens.category`. */
  readonly categories: ReadonlyMap<string, { readonly statements: number }>;
}

/** How often one team's statements belong to the categories of all lenses. */
export interface HeardInTeam {
  readonly team: string;
  readonly categories: readonly {
    readonly lens: string;
    readonly category: string;
    /** Per 100 statements of the organisation's side. */
    readonly rate: Shown | TooLittle;
  }[];
}

/** How often each category comes in what a team said; also those that do not. */
export function heardIn(
  team: string,
  heard: readonly HeardThere[],
  people: number,
  categories: readonly Category[],
): HeardInTeam {
  const rates = categories.map(({ lens, name }) => {
    const parts = heard.map(({ statements, categories: there }) => ({
      top: there.get(`${lens}.${name}`)?.statements ?? 0,
      bottom: statements,
    }));
    return { lens, category: name, rate: ratePer100(sumsOf(parts), people) };
  });
  return { team, categories: rates };
}
