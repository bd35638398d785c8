import type { Side } from '../../model/index.js';
import { fold } from '../people/name.js';

const OURS = [
  'agent',
  'admin',
  'staff',
  'support',
  'organisation',
  'organization',
  'employee',
  'operator',
  'owner',
  'teammate',
  'outgoing',
  'outbound',
  'light agent',
  'team member',
  'team',
  'bot',
  'system',
  'us',
  'internal',
  'company',
  'service agent',
  'mitarbeiter',
  'bearbeiter',
  'agente',
  'soporte',
  'suporte',
  'medewerker',
];
const THEIRS = [
  'customer',
  'requester',
  'client',
  'contact',
  'lead',
  'visitor',
  'incoming',
  'inbound',
  'end user',
  'enduser',
  'user',
  'reporter',
  'caller',
  'external',
  'guest',
  'kunde',
  'kundin',
  'cliente',
  'usuario',
  'utilisateur',
  'klant',
];

const ROLES: ReadonlyMap<string, Side> = new Map([
  ...OURS.map((word) => [word, 'organisation'] as const),
  ...THEIRS.map((word) => [word, 'customer'] as const),
]);

/** Who may read a written message. */
export type Visibility = 'public' | 'internal' | 'unknown';

const YES = new Set(['true', 'yes', '1', 'y', 't', 'x']);
const NO = new Set(['false', 'no', '0', 'n', 'f']);
const PUBLIC = new Set([
  'public',
  'external',
  'customer',
  'reply',
  'comments',
  'comment',
  'published',
  'email',
]);
const INTERNAL = new Set([
  'internal',
  'private',
  'note',
  'internal note',
  'private note',
  'work notes',
  'work note',
  'staff',
  'team',
]);

/** The side that a cell such as "agent", "end-user" or "inbound" names. `column` decides what "true" means: `incoming`, `is_inbound`. */
export function sideOf(value: string, column = ''): Side {
  if (value === '') return 'unknown';
  const word = fold(value);
  if (/incoming|inbound/.test(fold(column)))
    return YES.has(word) ? 'customer' : NO.has(word) ? 'organisation' : (ROLES.get(word) ?? 'unknown');
  return ROLES.get(word) ?? 'unknown';
}

/** Who may read it, by a cell such as "true", "Internal note" or "work_notes" in a column such as `public` or `private`. */
export function visibilityOf(value: string, column = 'public'): Visibility {
  if (value === '') return 'unknown';
  const word = fold(value);
  const turned = /private|internal/.test(fold(column));
  if (YES.has(word)) return turned ? 'internal' : 'public';
  if (NO.has(word)) return turned ? 'public' : 'internal';
  if (INTERNAL.has(word)) return 'internal';
  return PUBLIC.has(word) ? 'public' : 'unknown';
}
