import { fileSource, forgetInRoster, type Member } from '../../ingest/index.js';
import { CentricityError } from '../../model/index.js';
import type { ErasedSubject, Subject } from '../../store/index.js';
import { keptRoster, waitingRoster } from './kept-roster.js';
import type { DataDirectory } from './open.js';
import { replaceFile } from './replace-file.js';

/** All that is held about one person: in the database, and in the rosters that are kept beside it. */
export interface Held extends Partial<Subject> {
  readonly roster: readonly Member[];
}

/** @throws CentricityError `nobody` or `several-people` where the name does not tell who is meant */
export async function heldAbout(directory: DataDirectory, who: string): Promise<Held> {
  const { store } = directory;
  const pseudonym = await pseudonymOf(directory, who);
  const rosters = await inRosters(directory, [who]);
  const roster = rosters.flatMap(({ members }) => members);
  if (pseudonym === undefined && roster.length === 0) throw nobody(who);
  return { ...(pseudonym !== undefined && (await store.subject(pseudonym))), roster };
}

/** What went, and from how many rows of the rosters that are kept. */
export interface ErasedPerson extends ErasedSubject {
  readonly rosterRows: number;
}

const NOTHING: ErasedSubject = { conversations: 0, utterances: 0, places: 0, frozen: 0 };

/**
 * Erases one person: their words, their names in what others said, and their rows in the rosters that are kept.
 * @throws CentricityError `nobody` or `several-people` where the name does not tell who is meant
 */
export async function erasePerson(directory: DataDirectory, who: string): Promise<ErasedPerson> {
  const { store } = directory;
  const pseudonym = await pseudonymOf(directory, who);
  const listed = pseudonym === undefined ? undefined : (await store.subject(pseudonym))?.name;
  const rosters = await inRosters(directory, listed === undefined ? [who] : [who, listed]);
  const members = rosters.flatMap((each) => each.members);
  if (pseudonym === undefined && members.length === 0) throw nobody(who);
  const names = members.flatMap(({ name, email, aliases }) => [
    name,
    ...aliases,
    ...(email === undefined ? [] : [email]),
  ]);
  const identities = [...new Set(rosters.flatMap(({ keys }) => keys))];
  const erased =
    pseudonym === undefined
      ? NOTHING
      : await store.eraseSubject(pseudonym, { names: [...new Set([who, ...names])], identities });
  for (const { path, rows, text } of rosters) if (rows > 0) replaceFile(path, text);
  return { ...erased, rosterRows: rosters.reduce((sum, { rows }) => sum + rows, 0) };
}

/** What each roster in the data directory says of a person. */
function inRosters({ path }: DataDirectory, names: readonly string[]) {
  const rosters = [keptRoster(path), waitingRoster(path)].filter((each) => each !== undefined);
  return Promise.all(
    rosters.map(async (roster) => ({ path: roster, ...(await forgetInRoster(fileSource(roster), names)) })),
  );
}

async function pseudonymOf({ store }: DataDirectory, who: string): Promise<string | undefined> {
  const [pseudonym, ...others] = await store.pseudonyms(who);
  if (others.length === 0) return pseudonym;
  throw new CentricityError(
    'several-people',
    `${others.length + 1} people are known as "${who}". Give the e-mail address.`,
  );
}

function nobody(who: string): CentricityError {
  return new CentricityError(
    'nobody',
    `Nothing is held about "${who}". Try the e-mail address, or the name as the files give it.`,
  );
}
