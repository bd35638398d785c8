import type { Side } from '../../model/index.js';
import type { Turn } from '../format.js';
import type { Visibility } from './values.js';

/** One written message as ticket and chat systems keep it. */
export interface Message {
  /** The writer's name; without one, a label for the side stands in. */
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly side: Side;
  readonly bot?: boolean;
  readonly team?: string | undefined;
  readonly visibility: Visibility;
  readonly text: string;
  readonly at?: string | undefined;
  readonly line?: number | undefined;
}

/** Long numbers, and ids with a prefix: no names, but always the same account. */
const ACCOUNT = /^(?:\d{5,}|[\w-]+:[\w:-]{6,}|[0-9a-f]{16,})$/i;

const STAND_INS: Readonly<Record<Side, string>> = {
  organisation: 'Agent',
  customer: 'Requester',
  unknown: 'Unknown author',
};

/** A message as a turn of talk, `text` its words where they are not the message's own. */
export function turnOf(message: Message, text = message.text): Turn {
  const { side, email, team, visibility, at, line } = message;
  const audience = visibility === 'internal' ? 'internal' : undefined;
  const isPublic = visibility === 'public' || undefined;
  const name = message.name?.trim() ?? '';
  const speaker = {
    name: name || email || STAND_INS[side],
    side,
    email: email || undefined,
    account: ACCOUNT.test(name) ? name : undefined,
    team: team || undefined,
    bot: message.bot,
  };
  return { speaker, text, audience, isPublic, at, line };
}
