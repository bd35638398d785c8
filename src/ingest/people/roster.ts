import type { Problem, Side } from '../../model/index.js';
import { decode, sniff } from '../content/encoding.js';
import { firstBytes, type Source } from '../content/source.js';
import { cellsOf, delimiterOf } from '../ticket/cells.js';
import { type Row, rowsOf } from '../ticket/rows.js';
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

/** Zoom's list of participants: the name in the meeting, and the account's name in brackets where it differs. */
const ZOOM_NAME = 'name original name';

const COLUMNS = {
  name: ['name', 'full name', 'display name', 'person', 'member', ZOOM_NAME],
  email: ['e mail', 'email', 'mail', 'email address', 'e mail address', 'user email'],
  aliases: ['aliases', 'alias', 'also known as', 'other names'],
  team: ['team', 'group', 'department'],
  side: ['side', 'role', 'type'],
  guest: ['guest'],
} as const;

const SIDES: ReadonlyMap<string, Side> = new Map([
  ...['organisation', 'organization', 'org', 'us', 'internal', 'staff', 'employee', 'agent', 'team', ''].map(
    (word) => [word, 'organisation'] as const,
  ),
  ...['customer', 'client', 'external', 'user', 'guest', 'requester', 'end user'].map(
    (word) => [word, 'customer'] as const,
  ),
  ...['unknown', 'host', 'co host', 'organizer', 'presenter', 'attendee', 'participant'].map(
    (word) => [word, 'unknown'] as const,
  ),
]);

type Field = keyof typeof COLUMNS;

/** Lists of participants tell of the meeting first, in so many rows at most. */
const MOST_ROWS_ABOVE = 20;

/**
 * Reads a roster: CSV with the columns name, e-mail, aliases (several divided by `;` or `|`), team, side
 * (`organisation`, the default, or `customer`), or the list of participants that Zoom or Teams saves, which says of nobody
 * but Zoom's non-guests whose side they are on. Rows that cannot be read are problems with their line.
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
  const rows: TableRow[] = [];
  for await (const found of rowsOf(decode(source.open(), kind.encoding, (wrong) => problems.push(wrong)))) {
    for (const row of found) {
      if (row.kind === 'problem') problems.push(row.problem);
      else rows.push(row);
    }
  }
  const at = headerOf(rows);
  const header = rows[at];
  if (!header) return { roster: rosterOf([]), problems: [...problems, ...withoutNames(source.name, rows)] };
  const members = new Map<string, Member>();
  const fields = fieldsOf(header.cells);
  for (const { cells, line } of below(rows, at)) {
    const member = memberOf(cells, fields);
    // Somebody who left a meeting and came back is listed twice.
    if (!('code' in member)) members.set(at > 0 ? `${member.name}\n${member.email}` : String(line), member);
    else problems.push({ ...member, line });
  }
  if (members.size === 0 && problems.length === 0)
    problems.push({ code: 'empty-file', message: `${source.name} lists nobody.` });
  const roster = rosterOf([...members.values()]);
  return { roster, problems: [...problems, ...sharedNames(roster)] };
}

/** Whether the first lines of a table name columns of people: names, and with them addresses or sides. */
export function listsPeople(lines: readonly string[]): boolean {
  return lines.slice(0, MOST_ROWS_ABOVE).some((line) => {
    const fields = fieldsOf(cellsOf(line, delimiterOf(line)));
    return fields.has('name') && (fields.has('email') || fields.has('side') || fields.has('guest'));
  });
}

type TableRow = Extract<Row, { kind: 'row' }>;

/** The row that names the columns: the first with one for names, else the very first if it has one for addresses. */
function headerOf(rows: readonly TableRow[]): number {
  const named = rows.slice(0, MOST_ROWS_ABOVE).findIndex(({ cells }) => fieldsOf(cells).has('name'));
  return named < 0 && rows[0] && fieldsOf(rows[0].cells).has('email') ? 0 : named;
}

/** The rows of people. A list of participants may be followed by another table, under a title of one cell. */
function below(rows: readonly TableRow[], header: number): readonly TableRow[] {
  const people = rows.slice(header + 1);
  const end = header === 0 ? -1 : people.findIndex(({ cells }) => cells.length === 1);
  return end < 0 ? people : people.slice(0, end);
}

function withoutNames(file: string, [first]: readonly TableRow[]): readonly Problem[] {
  if (!first) return [{ code: 'empty-file', message: `${file} lists nobody.` }];
  const columns = first.cells.map((cell) => `"${cell}"`).join(', ');
  const message = `The roster needs a column "name" or "e-mail"; it has ${columns}.`;
  return [{ code: 'missing-column', message, line: first.line }];
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
  const side = fields.has('guest') ? sideOfGuest(cell('guest')) : SIDES.get(fold(cell('side')));
  if (!side)
    return {
      code: 'unknown-side',
      message: `"${cell('side')}" is no side. Write "organisation" or "customer".`,
    };
  const original = fields.has('guest') ? (parseName(name).suffix ?? '') : '';
  const aliases = [original, ...cell('aliases').split(/[;|]/)]
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

/** Zoom knows who has an account of the organisation; a guest may be anybody. */
function sideOfGuest(guest: string): Side {
  return fold(guest) === 'no' ? 'organisation' : 'unknown';
}

/** What a member is found by: folded name and aliases, and the address. */
export function keysOf(member: Member): string[] {
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
