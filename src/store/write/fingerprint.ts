import { createHash } from 'node:crypto';
import type { Conversation } from '../../model/index.js';

/**
 * What a conversation says, as 128 bits: equal for equal content, wherever in a file it stands.
 * Line numbers and what was set aside are left out: they move when other tickets do.
 */
export function fingerprint(conversation: Conversation): string {
  const { title, channel, startedAt, speakers, utterances } = conversation;
  const content = [
    [title, channel, startedAt],
    speakers.map(({ key, label, side, team, generic }) => [key, label, side, team, generic]),
    utterances.map(({ speaker, text, audience, startMs, endMs, at }) => [
      speaker,
      text,
      audience,
      startMs,
      endMs,
      at,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}

/** A number from 0 to 2^31-1 that stands for chance but is the same every time (MurmurHash3's finalizer). */
export function shuffled(conversationFingerprint: string, position: number): number {
  let bits =
    (Number.parseInt(conversationFingerprint.slice(0, 8), 16) ^ Math.imul(position + 1, 0x9e3779b1)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 1) & 0x7fffffff;
}
