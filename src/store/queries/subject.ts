import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import type { Subject } from '../subject-answers.js';
import type { PseudonymOf } from '../write/voices.js';
import { started, team } from './scope.js';

/** Everything the store holds about one person; none where it knows nobody by this pseudonym. */
export async function subject(db: Kysely<Schema>, pseudonym: string): Promise<Subject | undefined> {
  const person = await db
    .selectFrom('people')
    .select('id')
    .where('pseudonym', '=', pseudonym)
    .executeTakeFirst();
  if (person === undefined) return undefined;
  const voices = await db
    .selectFrom('voices')
    .innerJoin('conversations', 'conversations.id', 'voices.conversationId')
    .innerJoin('teams', 'teams.id', 'voices.teamId')
    .select(['conversations.id', 'conversations.title', 'conversations.channel', 'conversations.startedAt'])
    .select(['voices.position', 'voices.side', 'voices.turns', 'voices.words', 'voices.statements'])
    .select(['teams.id as teamId', 'teams.name as teamName'])
    .where('voices.personId', '=', person.id)
    .orderBy('conversations.id')
    .execute();
  const named = await db
    .selectFrom('directory')
    .select('name')
    .where('pseudonym', '=', pseudonym)
    .executeTakeFirst();
  const conversations = voices.map(async ({ id, position, startedAt, teamId, teamName, ...voice }) => ({
    ...voice,
    ...started({ startedAt }),
    team: team({ teamId, teamName }),
    said: await saidBy(db, id, position),
  }));
  return { pseudonym, ...(named ?? {}), conversations: await Promise.all(conversations) };
}

async function saidBy(db: Kysely<Schema>, conversation: number, voice: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('utterances')
    .select('text')
    .where('conversationId', '=', conversation)
    .where('voice', '=', voice)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.text);
}

/** Pseudonyms of those who were imported under an identity, or whom the directory knows by this name. */
export async function pseudonymsOf(
  db: Kysely<Schema>,
  identityOrName: string,
  pseudonymOf: PseudonymOf,
): Promise<readonly string[]> {
  const own = await db
    .selectFrom('people')
    .select('pseudonym')
    .where('pseudonym', '=', pseudonymOf(identityOrName))
    .execute();
  // SQLite's lower() knows no letter outside of ASCII.
  const everybody = await db.selectFrom('directory').select(['pseudonym', 'name']).execute();
  const wanted = folded(identityOrName);
  const named = everybody.filter(({ name }) => folded(name) === wanted);
  return [...new Set([...own, ...named].map(({ pseudonym }) => pseudonym))];
}

/** One form for all spellings of a name in Unicode, in capitals or not; by no country's rules, so the same everywhere. */
function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
