import { type Veil, veilOf } from '../privacy/index.js';
import type { HeardCategories, People } from '../store/index.js';
import { type Group, keyOf } from './groups.js';
import { Kept } from './kept.js';
import type { Ledger } from './ledger.js';
import type { PeopleByGroup, ReckonedSayers } from './reckoner.js';

/** Who said what makes up one whole, in every group that may be asked for. */
export class LensPeople {
  /** What may not be told of whom. */
  readonly veil: Veil;
  readonly #people: PeopleByGroup;

  constructor({ people, decisions }: ReckonedSayers) {
    this.veil = veilOf(decisions);
    this.#people = people;
  }

  /** Those of a group, by how much of it they said; nobody where nothing is known of it. */
  of({ team, period }: Group): Pick<People, 'people' | 'counted' | 'mostOfOne'> {
    return this.#people.get(keyOf(team, period?.name)) ?? { people: 0, counted: 0, mostOfOne: 0 };
  }
}

const kept = new Kept<LensPeople>();

/** Worked out once for each state of the store and each grain. */
export function lensPeople(
  { ledger }: { readonly ledger: Ledger },
  question: HeardCategories,
): Promise<LensPeople> {
  return kept.get(
    ledger,
    JSON.stringify(question),
    async () => new LensPeople(await ledger.reckoner.sayers(question, ledger.grain)),
  );
}
