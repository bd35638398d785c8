import type { Person, Turn } from '../format.js';
import type { Piece } from './collect.js';
import type { Step } from './cues.js';

/** A turn as one cue gives it, with what is needed to tell whether the next cue goes on with it. */
export interface CueTurn extends Turn {
  /** Cues with the same utterance id are one utterance, whatever the gap. */
  readonly utterance?: string | undefined;
}

/** Cues of one speaker with a shorter pause between them are one utterance. */
const PAUSE_MS = 2000;
/** The same where the first cue ends in the middle of a sentence. */
const PAUSE_IN_SENTENCE_MS = 10_000;
/** A joined utterance ends at the next full stop after this many characters, and at the latest at ten times as many. */
const LONG = 2000;

const SENTENCE_END = /[.!?。！？…؟][\s"'”’»)\]]*$/u;

/** An utterance stays open for later parts with its id until this many others have begun. */
const MOST_OPEN = 50;

/** An utterance that may still go on. */
export interface Open {
  turn: CueTurn;
  readonly parts: string[];
  length: number;
}

/**
 * Joins cues that are one utterance, so that no statement is cut at the edge of a cue. Utterances come in the order
 * of their first cues, also where people talk across each other.
 */
export function cueJoiner(): Step<CueTurn, Piece> {
  const open: Open[] = [];
  return {
    take(next) {
      const before =
        next.utterance === undefined
          ? open.at(-1)
          : open.findLast(({ turn }) => turn.utterance === next.utterance);
      if (before && goesOn(before, next)) {
        before.parts.push(next.text);
        before.length += next.text.length;
        if (next.endMs !== undefined)
          before.turn = { ...before.turn, endMs: Math.max(before.turn.endMs ?? next.endMs, next.endMs) };
        return [];
      }
      open.push({ turn: next, parts: [next.text], length: next.text.length });
      const oldest = open.length > MOST_OPEN ? open.shift() : undefined;
      return oldest ? [finished(oldest)] : [];
    },
    end: () => open.map(finished),
  };
}

function finished({ turn, parts }: Open): Piece {
  const { speaker, startMs, endMs, at, line } = turn;
  return { kind: 'turn', turn: { speaker, text: parts.join(' '), startMs, endMs, at, line } };
}

/** Whether the next cue belongs to an utterance: same speaker, and no pause that ends it. */
export function goesOn({ turn, parts, length }: Open, next: CueTurn): boolean {
  if (!samePerson(turn.speaker, next.speaker) || length > 10 * LONG) return false;
  if (turn.utterance !== undefined || next.utterance !== undefined) return turn.utterance === next.utterance;
  const ended = SENTENCE_END.test(parts.at(-1) ?? '');
  if (ended && length > LONG) return false;
  if (turn.endMs === undefined || next.startMs === undefined) return turn.speaker !== undefined;
  const pause = next.startMs - turn.endMs;
  // Captions that name nobody may be two people: only a sentence cut in two is joined, never cues that overlap.
  if (turn.speaker === undefined) return !ended && pause >= 0 && pause <= PAUSE_MS;
  const inSentence = !ended && /^\p{Ll}/u.test(next.text);
  return next.startMs >= (turn.startMs ?? 0) && pause <= (inSentence ? PAUSE_IN_SENTENCE_MS : PAUSE_MS);
}

function samePerson(one: Person | undefined, other: Person | undefined): boolean {
  return one?.name === other?.name && one?.email === other?.email;
}
