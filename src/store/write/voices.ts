import type { Conversation, Speaker } from '../../model/index.js';

/** One speaker of one conversation, before it has row numbers. */
export interface Voice {
  readonly position: number;
  readonly speaker: Speaker;
  readonly pseudonym: string;
  /** '' for nobody's team. */
  readonly team: string;
}

/** Turns an identity into its keyed pseudonym. */
export type PseudonymOf = (identity: string) => string;

const SPACE = 32;
const LAST_ASCII = 127;
const otherSpace = /\s/u;

/** Runs of anything but white space, which serves for every language that writes spaces. Counted without making them. */
export function wordsIn(text: string): number {
  let words = 0;
  let inside = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const white =
      code <= LAST_ASCII ? code === SPACE || (code >= 9 && code <= 13) : otherSpace.test(text.charAt(index));
    if (!white && !inside) words += 1;
    inside = !white;
  }
  return words;
}

/** "Speaker A", "Speaker B", … "Speaker AA": what a reader sees instead of a name. */
export function displayName(position: number): string {
  const letter = String.fromCharCode(65 + (position % 26));
  const before = Math.floor(position / 26);
  return before === 0 ? `Speaker ${letter}` : `${displayName(before - 1)}${letter}`;
}

/**
 * Those who speak, in the order in which they are first heard. "Speaker 1" of two files is two people,
 * so its identity takes in the conversation; a known person has the same pseudonym everywhere.
 */
export function voicesOf(
  source: string,
  conversation: Conversation,
  pseudonymOf: PseudonymOf,
): readonly Voice[] {
  const speakers = new Map(conversation.speakers.map((speaker) => [speaker.key, speaker]));
  const heard = [...new Set(conversation.utterances.map((utterance) => utterance.speaker))];
  return heard.map((key, position) => {
    const speaker = speakers.get(key) ?? { key, label: key, side: 'unknown', generic: true };
    const identity = speaker.generic ? `${source}\u0000${conversation.id}\u0000${key}` : key;
    return { position, speaker, pseudonym: pseudonymOf(identity), team: speaker.team ?? '' };
  });
}
