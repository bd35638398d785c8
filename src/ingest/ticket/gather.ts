import type { Channel } from '../../model/index.js';
import { type Found, isProblem, type ProblemFound, problem, type Turn } from '../format.js';

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
  setAside: Map<string, number>;
  rows: number;
  size: number;
}

/**
 * Joins rows of one ticket into a conversation, also where they are not neighbours. Memory stays flat: the tickets that
 * have waited longest go out first, and rows that come after that become a conversation `id#2`, which a problem tells.
 */
export async function* gather(parts: AsyncIterable<TicketPart | ProblemFound>): AsyncGenerator<Found> {
  const waiting = new Map<string, Waiting>();
  // One iterator for all: a new one would walk over every ticket that has gone, each time.
  const oldestFirst = waiting.entries();
  const gone = new Map<string, number>();
  let size = 0;
  const release = (id: string, ticket: Waiting): Found => {
    waiting.delete(id);
    size -= ticket.size;
    const before = gone.get(id) ?? 0;
    if (gone.size < MOST_REMEMBERED || before > 0) gone.set(id, before + 1);
    return draftOf(before === 0 ? id : `${id}#${before + 1}`, ticket);
  };
  for await (const part of parts) {
    if (isProblem(part)) {
      yield part;
      continue;
    }
    let ticket = waiting.get(part.ticket);
    if (!ticket) {
      if (gone.has(part.ticket))
        yield problem(
          'far-apart',
          `More rows of ticket ${part.ticket} come far below its first ones and are read as another conversation. Sort the export by ticket.`,
          part.line,
        );
      ticket = {
        title: undefined,
        startedAt: undefined,
        turns: [],
        channel: part.channel ?? 'ticket',
        setAside: new Map(),
        rows: 0,
        size: 0,
      };
      waiting.set(part.ticket, ticket);
    }
    size += add(ticket, part);
    while (size > WINDOW) {
      const oldest = oldestFirst.next();
      if (oldest.done) break;
      yield release(...oldest.value);
    }
  }
  for (const [id, ticket] of waiting) yield release(id, ticket);
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
  if (part.aside !== undefined) ticket.setAside.set(part.aside, (ticket.setAside.get(part.aside) ?? 0) + 1);
  ticket.rows += 1;
  ticket.size += grown;
  return grown;
}

/** Exports list comments in any order; where every one has its time, that is the order of the talk. */
function inOrder(turns: readonly Turn[]): readonly Turn[] {
  const times = turns.map(({ at }) => (at === undefined ? Number.NaN : Date.parse(at)));
  if (times.some(Number.isNaN)) return turns;
  return turns
    .map((turn, index) => ({ turn, time: times[index] ?? 0 }))
    .sort((one, other) => one.time - other.time)
    .map(({ turn }) => turn);
}

function draftOf(id: string, ticket: Waiting): Found {
  const turns = inOrder(ticket.turns);
  const startedAt = ticket.startedAt ?? turns[0]?.at;
  return {
    kind: 'draft',
    draft: {
      id,
      title: ticket.title || `${ticket.channel === 'ticket' ? 'Ticket' : 'Chat'} ${id}`,
      channel: ticket.channel,
      ...(startedAt === undefined ? {} : { startedAt }),
      turns,
      setAside: ticket.setAside,
      pieces: ticket.rows,
    },
  };
}
