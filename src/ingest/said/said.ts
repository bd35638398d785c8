import type { Draft, Turn } from '../format.js';
import type { Boilerplate } from './boilerplate.js';
import { Earlier } from './repeats.js';
import { replyOf } from './reply.js';

/**
 * A ticket with what was really said in each message: quoted mails, signatures, copies of earlier messages and boilerplate
 * are set aside, each message keeping its original. Meetings and chats come back as they are.
 */
export function reallySaid(draft: Draft, boilerplate: Boilerplate): Draft {
  if (draft.channel !== 'ticket') return draft;
  const setAside = new Map(draft.setAside);
  const earlier = new Earlier();
  const turns = draft.turns.map((turn) => {
    const { said, reasons } = trimmed(turn, draft.id, earlier, boilerplate);
    for (const reason of reasons) setAside.set(reason, (setAside.get(reason) ?? 0) + 1);
    return reasons.length === 0 ? turn : { ...turn, text: said, original: turn.text };
  });
  return { ...draft, turns, setAside };
}

function trimmed(
  turn: Turn,
  ticket: string,
  earlier: Earlier,
  boilerplate: Boilerplate,
): { said: string; reasons: string[] } {
  const reply = replyOf(turn.text);
  const fresh = earlier.without(reply.said);
  const ours =
    turn.speaker?.side === 'organisation'
      ? boilerplate.without(fresh.said, ticket)
      : { said: fresh.said, repeated: false };
  const reasons = [...reply.reasons];
  if (fresh.repeated) reasons.push('copy of an earlier message');
  if (ours.repeated) reasons.push('boilerplate');
  return { said: ours.said, reasons };
}
