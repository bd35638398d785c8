import type { Channel } from '../../model/index.js';
import { type Findings, type Found, isProblem, type ProblemFound, problem, type Turn } from '../format.js';

/** A piece of a ticket or thread: one row's or message's worth. */
export interface TicketPart {
  readonly ticket: string;
  readonly title?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly turns: readonly Turn[];
  /** Why this row is no speech. */
  readonly aside?: string | undefined;
  /** A ticket, unless the file is of chats. */
  readonly channel?: Channel | undefined;
  readonly line?: number | undefined;
}

/** What a table or a list of messages gives, by the batch. */
export type Parts = AsyncIterable<readonly (TicketPart | ProblemFound)[]>;

/** Tickets wait for more of their rows until this many characters wait in all. */
const WINDOW = 8 * 1024 * 1024;
/** What a row and a turn take beside their text, in the same measure. */
const BESIDE_TEXT = 300;
const MOST_REMEMBERED = 200_000;

interface Waiting {
  title: string | undefined;
  startedAt: string | undefined;
  turns: Turn[];
  channel: Channel;
  setAside: Map<string, number> | undefined;
  rows: number;
  size: number;
}

/**
 * Joins rows of one ticket into a conversation, also where they are not neighbours. Memory stays flat: the tickets that
 * have waited longest go out first, and rows that come after that become a conversation `id#2`, which a problem tells.
 */
export async function* gather(parts: Parts): Findings {
  const tickets = new Tickets();
  for await (const batch of parts) {
    const found: Found[] = [];
    for (const part of batch) {
      if (isProblem(part)) found.push(part);
      else if (part.ticket === '') found.push(problem('no-ticket-id', NO_TICKET, part.line));
      else tickets.take(part, found);
    }
    yield found;
  }
  yield tickets.rest();
}

const NO_TICKET = 'This record does not say which ticket it belongs to and is left out.';

/** Tickets that wait for more of their rows. */
class Tickets {
  readonly #waiting = new Map<string, Waiting>();
  // One iterator for all: a new one would walk over every ticket that has gone, each time.
  readonly #oldestFirst = this.#waiting.entries();
  readonly #gone = new Map<string, number>();
  #size = 0;

  /** Adds a part to its ticket; what is finished or to be told goes to `found`. */
  take(part: TicketPart, found: Found[]): void {
    let ticket = this.#waiting.get(part.ticket);
    if (!ticket) {
      if (this.#gone.has(part.ticket)) found.push(farApart(part));
      ticket = opened(part);
      this.#waiting.set(part.ticket, ticket);
    }
    this.#size += add(ticket, part);
    while (this.#size > WINDOW) {
      const oldest = this.#oldestFirst.next();
      if (oldest.done) break;
      found.push(this.#release(oldest.value[0], oldest.value[1]));
    }
  }

  rest(): readonly Found[] {
    return [...this.#waiting].map(([id, ticket]) => this.#release(id, ticket));
  }

  #release(id: string, ticket: Waiting): Found {
    this.#waiting.delete(id);
    this.#size -= ticket.size;
    const before = this.#gone.get(id) ?? 0;
    if (this.#gone.size < MOST_REMEMBERED || before > 0) this.#gone.set(id, before + 1);
    return draftOf(before === 0 ? id : `${id}#${before + 1}`, ticket);
  }
}

function farApart({ ticket, line }: TicketPart): Found {
  const message = `More rows of ticket ${ticket} come far below its first ones and are read as another conversation. Sort the export by ticket.`;
  return problem('far-apart', message, line);
}

function opened({ channel = 'ticket' }: TicketPart): Waiting {
  return {
    title: undefined,
    startedAt: undefined,
    turns: [],
    channel,
    setAside: undefined,
    rows: 0,
    size: 0,
  };
}

function add(ticket: Waiting, part: TicketPart): number {
  const grown = part.turns.reduce((sum, turn) => sum + turn.text.length + BESIDE_TEXT, BESIDE_TEXT);
  ticket.title ??= part.title;
  ticket.startedAt ??= part.startedAt;
  const [first] = ticket.turns;
  for (const turn of part.turns) {
    // A table of comments joined to tickets repeats the description on every row.
    const repeated =
      first?.text === turn.text && first.at === turn.at && first.speaker?.name === turn.speaker?.name;
    if (!repeated) ticket.turns.push(turn);
  }
  if (part.aside !== undefined) {
    ticket.setAside ??= new Map();
    ticket.setAside.set(part.aside, (ticket.setAside.get(part.aside) ?? 0) + 1);
  }
  ticket.rows += 1;
  ticket.size += grown;
  return grown;
}

/** Exports list comments in any order; where every one has its time, that is the order of the talk. */
function inOrder(turns: readonly Turn[]): readonly Turn[] {
  if (turns.length < 2) return turns;
  const times = turns.map(({ at }) => (at === undefined ? Number.NaN : Date.parse(at)));
  if (times.some(Number.isNaN)) return turns;
  return turns
    .map((turn, index) => ({ turn, time: times[index] ?? 0 }))
    .sort((one, other) => one.time - other.time)
    .map(({ turn }) => turn);
}

const NOTHING: ReadonlyMap<string, number> = new Map();

function draftOf(id: string, ticket: Waiting): Found {
  const turns = inOrder(ticket.turns);
  const startedAt = ticket.startedAt ?? turns[0]?.at;
  return {
    kind: 'draft',
    draft: {
      id,
      title: ticket.title || `${ticket.channel === 'ticket' ? 'Ticket' : 'Chat'} ${id}`,
      channel: ticket.channel,
      startedAt,
      turns,
      setAside: ticket.setAside ?? NOTHING,
      pieces: ticket.rows,
    },
  };
}
