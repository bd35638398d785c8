import type { Hidden } from '../model/index.js';
import { type FloorSettings, type Veil, veil } from '../privacy/index.js';
import type { ExchangeCell, Presence, ReplyPresence } from '../store/index.js';
import { STRUCTURE, voiceOf } from './groups.js';
import type { Inquiry } from './inquiry.js';
import type { Ledger } from './ledger.js';

/** What two teams said in answer to each other, and whether it may be told. */
export class Between {
  readonly #people = new Map<string, Set<number>>();
  readonly #veil: Veil;
  readonly #floor: FloorSettings;

  constructor(
    /** By cluster of conversations. */
    readonly cells: readonly ExchangeCell[],
    present: readonly Presence[],
    replies: readonly ReplyPresence[],
    floor: FloorSettings,
  ) {
    this.#floor = floor;
    this.#veil = veilOver(present, replies, floor);
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

/** The same groups as on other pages, and the pairs of teams beside them. */
function veilOver(
  present: readonly Presence[],
  replies: readonly ReplyPresence[],
  floor: FloorSettings,
): Veil {
  const rest = new Map(present.map((row) => [keyOf(row), row.counted]));
  for (const row of replies) rest.set(keyOf(row), (rest.get(keyOf(row)) ?? 0) - row.counted);
  const voices = [
    ...present.map((row) => voiceOf(row, rest.get(keyOf(row)) ?? 0)),
    ...replies.map((row) => ({ ...voiceOf(row, row.counted), answers: String(row.answers) })),
  ];
  return veil(voices, STRUCTURE, floor);
}

function keyOf({ person, team, channel, month }: Omit<Presence, 'statements' | 'counted'>): string {
  return `${person} ${team} ${channel} ${month ?? ''}`;
}

const kept = new WeakMap<Ledger, Promise<Between>>();

/** Read once for each state of the store, when first asked for: most pages do without. */
export function between({ store, ledger, floor }: Inquiry): Promise<Between> {
  const known = kept.get(ledger);
  if (known !== undefined) return known;
  const reading = Promise.all([store.exchangeCells(), store.replyPresence()]).then(
    ([cells, replies]) => new Between(cells, ledger.presence(), replies, floor),
  );
  kept.set(ledger, reading);
  return reading;
}
