import { createHash } from 'node:crypto';

/** A line of an organisation's messages that came in more tickets than this is boilerplate. */
const OFTEN = 10;
const TELLING = 30;
const MOST_REMEMBERED = 30_000;
const MOST_KEPT = 1000;

/** Lines that came in several tickets, as hashes: enough to go on counting another day, nothing to read. */
export interface SeenLines {
  readonly often: readonly string[];
  /** Hash → the tickets so far. */
  readonly some: Readonly<Record<string, readonly string[]>>;
}

/** The tickets that a line came in, until they are too many to matter. */
type Tickets = string[];

/** Counts an organisation's lines over all tickets of a file, or of a system that is read page by page, in bounded memory. */
export class Boilerplate {
  readonly #lines = new Map<string, Tickets>();
  readonly #before: ReadonlyMap<string, Tickets>;

  /** @param before what an earlier reading of the same system had seen */
  constructor(before: SeenLines = { often: [], some: {} }) {
    const known = new Map<string, Tickets>(before.often.map((hash) => [hash, manyTickets()]));
    for (const [hash, tickets] of Object.entries(before.some)) known.set(hash, [...tickets]);
    this.#before = known;
  }

  /** The text without lines that came in ten tickets or more before; a message that is nothing else stays whole. */
  without(text: string, ticket: string): { readonly said: string; readonly repeated: boolean } {
    if (text.length < TELLING) return { said: text, repeated: false };
    const lines = text.split('\n');
    const common = lines.map((line) => this.#isCommon(line.trim(), ticket));
    const kept = lines
      .filter((_, index) => !common[index])
      .join('\n')
      .trim();
    return kept === '' || !common.includes(true)
      ? { said: text, repeated: false }
      : { said: kept, repeated: true };
  }

  /** What the next reading of the same system has to know. */
  seen(): SeenLines {
    const all = new Map(this.#before);
    for (const [line, tickets] of this.#lines) if (tickets.length > 1) all.set(hashOf(line), tickets);
    const known = [...all];
    const often = known.filter(([, tickets]) => tickets.length > OFTEN).map(([hash]) => hash);
    const some = known
      .filter(([, tickets]) => tickets.length <= OFTEN)
      .sort(([, one], [, other]) => other.length - one.length);
    return { often: often.slice(-MOST_KEPT), some: Object.fromEntries(some.slice(0, MOST_KEPT)) };
  }

  #isCommon(line: string, ticket: string): boolean {
    if (line.length < TELLING || line.length > 1000) return false;
    const tickets = this.#lines.get(line) ?? this.#firstSeen(line);
    if (tickets.length <= OFTEN && !tickets.includes(ticket)) tickets.push(ticket);
    return tickets.length > OFTEN;
  }

  #firstSeen(line: string): Tickets {
    const tickets = (this.#before.size > 0 ? this.#before.get(hashOf(line)) : undefined) ?? [];
    if (this.#lines.size < MOST_REMEMBERED) this.#lines.set(line, tickets);
    return tickets;
  }
}

/** Stands for so many that their names do not matter any more. */
function manyTickets(): Tickets {
  return Array.from({ length: OFTEN + 1 }, () => '');
}

function hashOf(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 16);
}
