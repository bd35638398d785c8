import { type Sums, sumsOf } from '../measure/index.js';
import type { CategorySums, HeardSpread } from '../store/index.js';
import type { Group } from './groups.js';
import type { Inquiry } from './inquiry.js';
import { Kept } from './kept.js';
import { heardIn } from './sums.js';

type Team = Pick<Group, 'team'>;

const NOTHING = sumsOf([]);

/** What was heard of a lens in one stretch of time: of all teams and of each. From sums alone. */
export class LensTalk {
  readonly #heard: ReadonlyMap<string, CategorySums>;

  constructor(sums: readonly CategorySums[]) {
    this.#heard = new Map(sums.map((of) => [keyOf(of.team, of.category), of]));
  }

  /** What a group said of one category; nothing where it was not heard there. */
  of({ team }: Team, category: string): CategorySums | undefined {
    return this.#heard.get(keyOf(team, category));
  }

  /** What a group said of each category that was heard there. */
  all({ team }: Team): readonly CategorySums[] {
    return [...this.#heard.values()].filter((of) => of.team === team);
  }

  /** Statements with these categories; one that holds two counts twice. */
  statements({ team }: Team, categories: readonly string[]): number {
    return categories.reduce((sum, name) => sum + (this.of({ team }, name)?.statements ?? 0), 0);
  }

  /** How often one category is heard in a group's statements, as intervals need it. */
  sums({ ledger, period }: Pick<Inquiry, 'ledger' | 'period'>, { team }: Team, category: string): Sums {
    const group = { team, period };
    if (!ledger.isHeard(group)) return NOTHING;
    return heardIn(ledger.talk(group), this.of({ team }, category));
  }
}

const talk = new Kept<LensTalk>();

/** What was heard in a stretch of time; read once for each state of the store. */
export function lensTalk(
  { store, ledger }: Pick<Inquiry, 'store' | 'ledger'>,
  lens: string,
  { period }: Pick<Group, 'period'>,
): Promise<LensTalk> {
  const scope = { lens, ...(period !== undefined && { from: period.from, to: period.until }) };
  return talk.get(ledger, JSON.stringify(scope), async () => new LensTalk(await store.categorySums(scope)));
}

const spread = new Kept<readonly HeardSpread[]>();

/** In how many conversations any of these categories was heard. */
export async function conversationsWith(
  { store, ledger, period }: Inquiry,
  { team }: Team,
  question: { readonly lens: string; readonly categories: readonly string[] },
): Promise<number> {
  const scope = { ...question, ...(period !== undefined && { from: period.from, to: period.until }) };
  const found = await spread.get(ledger, JSON.stringify(scope), () => store.heardSpread(scope));
  return found.find((each) => each.team === team)?.conversations ?? 0;
}

function keyOf(team: number | undefined, category: string): string {
  return `${team ?? ''} ${category}`;
}
