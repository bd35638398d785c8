import type { Hidden } from '../model/index.js';
import { type FloorSettings, type Veil, veil } from '../privacy/index.js';
import type { ExchangeCell, Presence, ReplyPresence } from '../store/index.js';
import { ledgerIn } from './grains.js';
import { structureIn, voiceOf } from './groups.js';
import type { Inquiry } from './inquiry.js';
import { Kept } from './kept.js';
import type { Ledger } from './ledger.js';

/** What two teams said in answer to each other, and whether it may be told. */
export class Between {
  readonly #people = new Map<string, Set<number>>();
  readonly #veil: Veil;
  readonly #floor: FloorSettings;

  constructor(
    /** By cluster of conversations. */
    readonly cells: readonly ExchangeCell[],
    decided: Pick<Ledger, 'presence' | 'veils'>,
    replies: readonly ReplyPresence[],
    floor: FloorSettings,
  ) {
    this.#floor = floor;
    this.#veil = veilOver(decided, replies, floor);
    for (const { team, answers, person } of replies) {
      const key = `${team} ${answers}`;
      this.#people.set(key, (this.#people.get(key) ?? new Set()).add(person));
    }
  }

  /** How many people of `team` gave the statements that count in answer to the other. */
  people(team: number, answers: number): number {
    return this.#people.get(`${team} ${answers}`)?.size ?? 0;
  }

  /**
   * Why the talk between two teams is hidden: on either side there must be enough people, nobody may dominate, and
   * nothing may be worked out from it together with what other pages tell.
   */
  hidden(one: number, other: number): Hidden | undefined {
    const minimum = this.#floor.number;
    const fewest = Math.min(this.people(one, other), this.people(other, one));
    if (fewest < minimum) return { kind: 'hidden', reason: 'too-few-people', minimum };
    return this.#veil.hidden({ team: String(one), and: String(other) });
  }
}

/** The same groups as on other pages, as they were decided there, and the pairs of teams beside them. */
function veilOver(
  decided: Pick<Ledger, 'presence' | 'veils'>,
  replies: readonly ReplyPresence[],
  floor: FloorSettings,
): Veil {
  const present = decided.presence();
  const rest = new Map(present.map((row) => [keyOf(row), row.counted]));
  for (const row of replies) rest.set(keyOf(row), (rest.get(keyOf(row)) ?? 0) - row.counted);
  const voices = [
    ...present.map((row) => voiceOf(row, rest.get(keyOf(row)) ?? 0)),
    ...replies.map((row) => ({ ...voiceOf(row, row.counted), answers: String(row.answers) })),
  ];
  return veil(voices, structureIn('week'), floor, decided.veils.ratio);
}

function keyOf({ person, team, channel, since }: Omit<Presence, 'statements' | 'counted'>): string {
  return `${person} ${team} ${channel} ${since ?? ''}`;
}

const kept = new Kept<Between>();

/** Read once for each state of the store, when first asked for: most pages do without. Decided after all periods. */
export async function between(inquiry: Inquiry): Promise<Between> {
  const { store, floor } = inquiry;
  const weeks = await ledgerIn(inquiry, 'week');
  return kept.get(weeks, 'between', async () => {
    const [cells, replies] = await Promise.all([store.exchangeCells(), store.replyPresence('week')]);
    return new Between(cells, weeks, replies, floor);
  });
}
