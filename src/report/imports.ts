import { CentricityError } from '../model/index.js';
import type { ImportSummary } from '../store/index.js';
import { guardedPerspective, type Inquiry, ownPerspective, teamName } from './inquiry.js';
import type { ImportLine, ImportsView, ImportView, TeamLine } from './views.js';

const LISTED = 100;

/** The files that were read, the latest first. */
export async function importsView({ store }: Inquiry, limit = LISTED): Promise<ImportsView> {
  return { imports: (await store.imports({ limit })).map(lineOf) };
}

/**
 * One file and what was read of it: in full for whoever brought it, under the rules for everybody else.
 * @throws CentricityError `not-found`
 */
export async function importView(inquiry: Inquiry, id: number): Promise<ImportView> {
  const { store, own } = inquiry;
  const found = await store.importDetail(id);
  if (found === undefined)
    throw new CentricityError('not-found', 'There is no such import. It may have been removed.');
  const open = own.has(id) || found.sample;
  const [teams, conversations] = await Promise.all([
    teamsOf(inquiry, id, open),
    store.conversations({ importId: id, limit: LISTED }),
  ]);
  return {
    ...lineOf(found),
    own: own.has(id),
    problemList: found.problemList,
    setAside: found.setAside,
    teams,
    conversationList: open ? conversations.map((each) => ({ id: each.id, title: each.title })) : [],
  };
}

async function teamsOf(
  { store, floor }: Inquiry,
  importId: number,
  open: boolean,
): Promise<readonly TeamLine[]> {
  const totals = await store.teams({ importId });
  return Promise.all(
    totals.map(async ({ team, people }) => {
      const tallies = await store.tallies({ importId, team: team.id });
      const perspective = open ? ownPerspective(tallies, people) : guardedPerspective(tallies, people, floor);
      return { team: teamName(team), ...perspective };
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
