import type { Hidden } from '../model/index.js';
import {
  type Decisions,
  decide,
  type FloorSettings,
  type Veil,
  type Voice,
  veilOf,
} from '../privacy/index.js';
import type { Presence, ReplyPresence } from '../store/index.js';
import { structureIn, voiceOf } from './groups.js';
import type { Inquiry } from './inquiry.js';
import { Kept } from './kept.js';
import type { ReckonedPairs } from './reckoner.js';

/** Who said something in answer to another team, and whether it may be told. */
export class Between {
  readonly #people: ReadonlyMap<string, number>;
  readonly #veil: Veil;
  readonly #floor: FloorSettings;

  constructor({ people, decisions }: ReckonedPairs, floor: FloorSettings) {
    this.#people = people;
    this.#veil = veilOf(decisions);
    this.#floor = floor;
  }

  /** How many people of `team` gave the statements that count in answer to the other. */
  people(team: number, answers: number): number {
    return this.#people.get(`${team} ${answers}`) ?? 0;
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

/** Decides on the pairs of teams beside the groups of all other pages, which stand as they were decided there. */
export function decideBetween(
  present: Iterable<Presence>,
  replies: Iterable<ReplyPresence>,
  decided: Decisions,
  floor: FloorSettings,
): Decisions {
  const answering = new Map<string, number>();
  for (const row of replies) answering.set(keyOf(row), (answering.get(keyOf(row)) ?? 0) + row.counted);
  if (answering.size === 0) return new Map();
  return decide(apart(present, replies, answering), structureIn('week'), floor, decided);
}

/** What each person said to no other team, and what they answered each other team. */
function* apart(
  present: Iterable<Presence>,
  replies: Iterable<ReplyPresence>,
  answering: ReadonlyMap<string, number>,
): Iterable<Voice> {
  for (const row of present) yield voiceOf(row, row.counted - (answering.get(keyOf(row)) ?? 0));
  for (const row of replies) yield { ...voiceOf(row, row.counted), answers: String(row.answers) };
}

function keyOf({ person, team, channel, since }: Omit<Presence, 'statements' | 'counted'>): string {
  return `${person} ${team} ${channel} ${since ?? ''}`;
}

const kept = new Kept<Between>();

/** Worked out for each state of the store when first asked for: most pages do without. Decided after all periods. */
export function between({ ledger, floor }: Pick<Inquiry, 'ledger' | 'floor'>): Promise<Between> {
  return kept.get(ledger, 'between', async () => new Between(await ledger.reckoner.pairs(), floor));
}
