import type { Category } from '../../lexicon/index.js';
import { Adding, customersPart, ratePer100, ratioPart, shareOf } from '../../measure/index.js';
import type { Shown, TooLittle } from '../../model/index.js';
import type { Perspective } from '../../report/index.js';

/** What some people said in one conversation, counted. */
export interface SaidThere {
  readonly statements: number;
  readonly labels: Readonly<Record<'centric' | 'focused' | 'mixed' | 'none', number>>;
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

/** A team, or all together, added up conversation by conversation: it takes no more room however many there are. */
export class AnalysedGroup {
  /** Who said anything, and who said something that the ratio is made of. */
  readonly #people = new Set<string>();
  readonly #counted = new Set<string>();
  readonly #ratio = new Adding();
  readonly #share = new Adding();
  readonly #heard: readonly (Pick<Category, 'lens' | 'name'> & { readonly rate: Adding })[];

  /** @param categories of all lenses */
  constructor(categories: readonly Category[]) {
    this.#heard = categories.map(({ lens, name }) => ({ lens, name, rate: new Adding() }));
  }

  /** Adds all that the group said in one conversation. */
  add({ statements, labels, categories }: SaidThere): void {
    this.#ratio.add(ratioPart(labels));
    this.#share.add(customersPart({ statements, none: labels.none }));
    for (const { lens, name, rate } of this.#heard)
      rate.add({ top: categories.get(`${lens}.${name}`)?.statements ?? 0, bottom: statements });
  }

  addPerson(pseudonym: string, counts: boolean): void {
    this.#people.add(pseudonym);
    if (counts) this.#counted.add(pseudonym);
  }

  perspective(): Perspective {
    return {
      ratio: shareOf(this.#ratio.sums, this.#counted.size),
      customerShare: shareOf(this.#share.sums, this.#people.size),
    };
  }

  /** How often each category comes in what was said; also those that do not. */
  heard(team: string): HeardInTeam {
    const categories = this.#heard.map(({ lens, name, rate }) => ({
      lens,
      category: name,
      rate: ratePer100(rate.sums, this.#people.size),
    }));
    return { team, categories };
  }
}
