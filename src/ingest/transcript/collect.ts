import type { Channel } from '../../model/index.js';
import { type Findings, type Found, type ProblemFound, problem, type Turn } from '../format.js';
import { startOf, titleOf } from './name.js';

/** What a transcript reader yields: turns in order, what it set aside, and problems. */
export type Piece =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'aside'; readonly reason: string }
  | ProblemFound;

/** A transcript longer than this becomes several conversations, so that memory stays flat. */
const LONGEST_TRANSCRIPT = 20_000;

export interface About {
  readonly id: string;
  readonly title: string;
  readonly channel: Channel;
  readonly startedAt?: string;
  /** How many cues, lines or messages were read so far. */
  readonly pieces?: () => number;
}

/** What the name of a file tells of the meeting in it. */
export function meetingNamed(name: string): About {
  return { id: name, title: titleOf(name), channel: 'meeting', ...startOf(name) };
}

/** Gathers a stream of turns into one conversation, or into parts `id`, `id#2`, `id#3`… of 20,000 turns. */
export async function* collect(pieces: AsyncIterable<readonly Piece[]>, about: About): Findings {
  const { pieces: counted, ...draft } = about;
  let turns: Turn[] = [];
  let setAside = new Map<string, number>();
  let part = 1;
  let countedBefore = 0;
  const finish = (): Found => {
    const count = (counted?.() ?? turns.length) - countedBefore;
    countedBefore += count;
    const id = part === 1 ? about.id : `${about.id}#${part}`;
    return { kind: 'draft', draft: { ...draft, id, turns, setAside, pieces: count } };
  };
  const add = (turn: Turn, found: Found[]): void => {
    if (turns.length >= LONGEST_TRANSCRIPT) {
      if (part === 1) found.push(veryLong(about.id, turn.line));
      found.push(finish());
      part += 1;
      turns = [];
      setAside = new Map();
    }
    turns.push(turn);
  };
  for await (const batch of pieces) {
    const found: Found[] = [];
    for (const piece of batch) {
      if (piece.kind === 'problem') found.push(piece);
      else if (piece.kind === 'aside') setAside.set(piece.reason, (setAside.get(piece.reason) ?? 0) + 1);
      else if (piece.turn.text.trim() !== '') add(piece.turn, found);
    }
    yield found;
  }
  if (turns.length > 0 || setAside.size > 0) yield [finish()];
}

function veryLong(id: string, line: number | undefined): Found {
  const message = `More than ${LONGEST_TRANSCRIPT} utterances: read as several conversations, ${id}, ${id}#2 and so on.`;
  return problem('very-long', message, line);
}
