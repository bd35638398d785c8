import type { Problem, Side } from '../../model/index.js';
import { decode, sniff } from '../content/encoding.js';
import { firstBytes, type Source } from '../content/source.js';
import { rowsOf } from '../ticket/rows.js';
import { fold, parseName } from './name.js';

/** Somebody whose team and side are known. */
export interface Member {
  readonly name: string;
  readonly email?: string;
  readonly aliases: readonly string[];
  readonly team?: string;
  readonly side: Side;
}

/** Who is on which team and who is a customer. */
export interface Roster {
  readonly members: readonly Member[];
  /** Folded name, alias or e-mail address → member; what two members share is left out. */
  readonly byKey: ReadonlyMap<string, Member>;
}

const COLUMNS = {
  name: ['name', 'full name', 'display name', 'person', 'member'],
  email: ['e mail', 'email', 'mail', 'email address', 'e mail address'],
  aliases: ['aliases', 'alias', 'also known as', 'other names'],
  team: ['team', 'group', 'department'],
  side: ['side', 'role', 'type'],
} as const;

const SIDES: ReadonlyMap<string, Side> = new Map([
  ...['organisation', 'organization', 'org', 'us', 'internal', 'staff', 'employee', 'agent', 'team', ''].map(
    (word) => [word, 'organisation'] as const,
  ),
  ...['customer', 'client', 'external', 'user', 'guest', 'requester', 'end user'].map(
    (word) => [word, 'customer'] as const,
  ),
  ['unknown', 'unknown'],
]);

type Field = keyof typeof COLUMNS;

/**
 * Reads a roster: CSV with the columns name, e-mail, aliases (several divided by `;` or `|`), team, side
 * (`organisation`, the default, or `customer`). Rows that cannot be read are problems with their line.
 */
export async function readRoster(source: Source): Promise<{ roster: Roster; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const kind = sniff(await firstBytes(source, 64 * 1024));
  if (kind.kind !== 'text') {
    return {
      roster: rosterOf([]),
      problems: [{ code: 'binary-file', message: `${source.name} is not text. Save the roster as CSV.` }],
    };
  }
  const members: Member[] = [];
  let fields: ReadonlyMap<Field, number> | undefined;
  for await (const row of rowsOf(decode(source.open(), kind.encoding, (found) => problems.push(found)))) {
    if (row.kind === 'problem') problems.push(row.problem);
    else if (!fields) {
      fields = fieldsOf(row.cells);
      if (fields.has('name') || fields.has('email')) continue;
      problems.push({
        code: 'missing-column',
        message: `The roster needs a column "name" or "e-mail"; it has ${row.cells.map((cell) => `"${cell}"`).join(', ')}.`,
        line: row.line,
      });
      break;
    } else {
      const member = memberOf(row.cells, fields);
      if ('code' in member) problems.push({ ...member, line: row.line });
      else members.push(member);
    }
  }
  if (members.length === 0 && problems.length === 0)
    problems.push({ code: 'empty-file', message: `${source.name} lists nobody.` });
  const roster = rosterOf(members);
  return { roster, problems: [...problems, ...sharedNames(roster)] };
}

function fieldsOf(header: readonly string[]): ReadonlyMap<Field, number> {
  const found = new Map<Field, number>();
  for (const [field, names] of Object.entries(COLUMNS) as [Field, readonly string[]][]) {
    const index = header.findIndex((cell) => names.includes(fold(cell)));
    if (index >= 0) found.set(field, index);
  }
  return found;
}

function memberOf(cells: readonly string[], fields: ReadonlyMap<Field, number>): Member | Problem {
  const cell = (field: Field) => cells[fields.get(field) ?? -1]?.trim() ?? '';
  const email = cell('email').toLowerCase();
  const name = cell('name') || email;
  if (name === '')
    return { code: 'no-name', message: 'This row has neither a name nor an e-mail address and is left out.' };
  const side = SIDES.get(fold(cell('side')));
  if (!side)
    return {
      code: 'unknown-side',
      message: `"${cell('side')}" is no side. Write "organisation" or "customer".`,
    };
  const aliases = cell('aliases')
    .split(/[;|]/)
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');
  const team = cell('team');
  return {
    name,
    aliases,
    side,
    ...(email ? { email } : {}),
    ...(team && side !== 'customer' ? { team } : {}),
  };
}

function keysOf(member: Member): string[] {
  const keys = [parseName(member.name).key, ...member.aliases.map((alias) => parseName(alias).key)];
  return member.email ? [...keys, member.email] : keys;
}

/** A roster of members, with its index. */
export function rosterOf(members: readonly Member[]): Roster {
  const byKey = new Map<string, Member>();
  const shared = new Set<string>();
  for (const member of members) {
    for (const key of new Set(keysOf(member))) {
      if (byKey.has(key)) shared.add(key);
      byKey.set(key, member);
    }
  }
  for (const key of shared) byKey.delete(key);
  return { members, byKey };
}

function sharedNames(roster: Roster): Problem[] {
  const lost = roster.members.filter((member) => keysOf(member).every((key) => !roster.byKey.has(key)));
  return lost.map(({ name }) => ({
    code: 'shared-name',
    message: `"${name}" is listed more than once and cannot be told apart. Give each an e-mail address or an alias.`,
  }));
}

/** The member that a label or an e-mail address belongs to. */
export function findMember(roster: Roster | undefined, name: string, email?: string): Member | undefined {
  if (!roster) return undefined;
  return (
    (email ? roster.byKey.get(email.toLowerCase()) : undefined) ??
    roster.byKey.get(parseName(name).key) ??
    roster.byKey.get(name.trim().toLowerCase())
  );
}

export function isOnRoster(roster: Roster | undefined, name: string): boolean {
  return findMember(roster, name) !== undefined;
}
