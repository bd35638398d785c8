import type { Counted } from '../measure/index.js';
import type { HeardCell, HeardQuestion, HeardSpread } from '../store/index.js';
import type { Group } from './groups.js';
import type { Inquiry } from './inquiry.js';
import { Kept } from './kept.js';

type ByCluster = ReadonlyMap<string, number>;
type Team = Pick<Group, 'team'>;
const SILENCE: ByCluster = new Map();

/** What was heard of some categories, or entries, in one stretch of time: of all teams and of each. From counts alone. */
export class LensTalk {
  readonly #heard = new Map<string, Map<string, number>>();
  readonly #conversations: ReadonlyMap<number | undefined, number>;

  constructor(cells: readonly HeardCell[], spread: readonly HeardSpread[]) {
    for (const { name, team, cluster, statements } of cells) {
      for (const key of [keyOf(undefined, name), keyOf(team, name)]) {
        const clusters = this.#heard.get(key) ?? new Map<string, number>();
        this.#heard.set(key, clusters);
        add(clusters, String(cluster), statements);
      }
    }
    this.#conversations = new Map(spread.map(({ team, conversations }) => [team, conversations]));
  }

  /** Statements with these categories or entries, by cluster of conversations; one that holds two counts twice. */
  together({ team }: Team, names: readonly string[]): ByCluster {
    const sums = new Map<string, number>();
    for (const name of names) {
      for (const [cluster, count] of this.#heard.get(keyOf(team, name)) ?? SILENCE) add(sums, cluster, count);
    }
    return sums;
  }

  /** Of all that was heard of `whole` in each cluster, how much is one of `names`. */
  shareOf(of: Team, names: readonly string[], whole: readonly string[]): readonly Counted[] {
    const counts = this.together(of, names);
    return [...this.together(of, whole)].map(([conversation, all]) => ({
      conversation,
      count: counts.get(conversation) ?? 0,
      of: all,
    }));
  }

  /** In how many conversations any of it was heard. */
  conversations({ team }: Team): number {
    return this.#conversations.get(team) ?? 0;
  }
}

const kept = new Kept<LensTalk>();

/** What was heard in the time that is asked about; read once for each state of the store. */
export function lensTalk({ store, ledger, period }: Inquiry, question: HeardQuestion): Promise<LensTalk> {
  const scope = { ...question, ...(period !== undefined && { from: period.from, to: period.until }) };
  return kept.get(ledger, JSON.stringify(scope), async () => {
    const [cells, spread] = await Promise.all([store.heardCells(scope), store.heardSpread(scope)]);
    return new LensTalk(cells, spread);
  });
}

function keyOf(team: number | undefined, name: string): string {
  return `${team ?? ''} ${name}`;
}

function add<Key>(sums: Map<Key, number>, key: Key, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}
