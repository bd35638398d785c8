import { CentricityError } from '../model/index.js';
import type { ImportSummary, Store } from '../store/index.js';
import { ownPerspective } from './groups.js';
import { type Inquiry, teamName } from './inquiry.js';
import { Kept } from './kept.js';
import type { ImportLine, ImportsView, ImportView, TeamLine } from './views.js';
import { conversationTitle } from './words.js';

/** So many rows of a list are told at once. */
export const LISTED = 100;

/** Which part of a long list: `limit` of its rows from the one counted `from`, 1 being the first. */
export interface ListPart {
  readonly limit?: number;
  readonly from?: number;
}

/** The files that were read, the latest first. */
export async function importsView(
  { store }: Inquiry,
  { limit = LISTED, from = 1 }: ListPart = {},
): Promise<ImportsView> {
  const found = await store.imports({ limit: limit + 1, offset: from - 1 });
  return { imports: found.slice(0, limit).map(lineOf), from, more: found.length > limit };
}

/**
 * One file and what was read of it. What was said in it is for whoever brought it: a single file, taken from its
 * teams' sums, would give the rest away. Samples are open to all.
 * @throws CentricityError `not-found`
 */
export async function importView(
  inquiry: Inquiry,
  id: number,
  { from = 1 }: ListPart = {},
): Promise<ImportView> {
  const { store, own } = inquiry;
  const found = await store.importDetail(id);
  if (found === undefined)
    throw new CentricityError('not-found', 'There is no such import. It may have been removed.');
  const open = own.has(id) || found.sample;
  const conversations = open
    ? await store.conversations({ importId: id, limit: LISTED, offset: from - 1 })
    : [];
  return {
    ...lineOf(found),
    own: own.has(id),
    // A problem may quote what stood in the file.
    problemList: open ? found.problemList : [],
    setAside: found.setAside,
    teams: open ? await teamsOf(inquiry, found) : [],
    from,
    conversationList: conversations.map((each) => ({ id: each.id, title: conversationTitle(each) })),
  };
}

/** Once for each state of the store, and of the import: a large one is read conversation by conversation. */
const kept = new Kept<readonly TeamLine[]>();

function teamsOf({ store, ledger }: Inquiry, found: ImportSummary): Promise<readonly TeamLine[]> {
  const { id, conversations, statements } = found;
  return kept.get(ledger, `${id} ${conversations} ${statements}`, () => teamLinesOf(store, id));
}

async function teamLinesOf(store: Store, importId: number): Promise<readonly TeamLine[]> {
  const totals = await store.teams({ importId });
  return Promise.all(
    totals.map(async ({ team, people }) => {
      const tallies = await store.tallies({ importId, team: team.id });
      return { team: teamName(team), ...ownPerspective(tallies, people) };
    }),
  );
}

function lineOf(summary: ImportSummary): ImportLine {
  const {
    id,
    fileName,
    state,
    sample,
    startedAt,
    conversations,
    unchanged,
    replaced,
    utterances,
    statements,
    problems,
  } = summary;
  return {
    id,
    file: fileName,
    state,
    sample,
    startedAt,
    conversations,
    unchanged,
    replaced,
    utterances,
    statements,
    problems,
  };
}
