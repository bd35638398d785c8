import { CentricityError } from '../model/index.js';
import { correctedPerspective } from './corrected.js';
import type { Group } from './groups.js';
import { type Inquiry, type Lens, PERSPECTIVE, teamName } from './inquiry.js';
import { Kept } from './kept.js';
import { checklistOf } from './lens-checklist.js';
import { categoryEvidence } from './lens-evidence.js';
import { partsOf } from './lens-parts.js';
import type { LensesView, LensName, LensSummary, LensTeam, LensView } from './lens-views.js';
import { heardSentence } from './sentences.js';
import { trendOf } from './trend.js';
import type { HeardCategory, TeamName } from './views.js';

/** How sentences call everybody. */
const TOGETHER = 'all teams together';

/** So many sentences of each category. */
const QUOTES = 2;

/** All lenses for one team, or for all teams together. @throws CentricityError `not-found` */
export async function lensesView(inquiry: Inquiry, id?: number): Promise<LensesView> {
  const { period, lenses, ledger } = inquiry;
  const team = await teamBy(inquiry, id);
  const group = { team: id, period };
  const who = team?.name ?? TOGETHER;
  const perspective = correctedPerspective(inquiry, group);
  const trend = trendOf(inquiry, id);
  const deciding = lenses.find(({ name }) => name === PERSPECTIVE);
  return {
    ...(team !== undefined && { team }),
    grain: ledger.grain,
    ...(period !== undefined && { period }),
    periods: trend.map((point) => point.period),
    outdated: await isOutdated(inquiry),
    perspective: {
      title: deciding?.title ?? 'Perspective',
      question: deciding?.question ?? '',
      sentence: heardSentence({ who: team?.name ?? 'your teams', ...perspective, trend, period }),
      ratio: perspective.ratio,
      customerShare: perspective.customerShare,
    },
    lenses: await lensSummaries(inquiry, group, who),
  };
}

/** What each lens but the perspective shows of a group. @param who what sentences call it */
export function lensSummaries(inquiry: Inquiry, group: Group, who: string): Promise<readonly LensSummary[]> {
  return Promise.all(
    shownLenses(inquiry.lenses).map(async (lens) => ({
      lens: nameOf(lens),
      parts: await partsOf(inquiry, group, lens, who),
    })),
  );
}

/** One lens for one team, or for all teams together. @throws CentricityError `not-found` */
export async function lensView(inquiry: Inquiry, name: string, id?: number): Promise<LensView> {
  const { period, ledger } = inquiry;
  const lens = lensBy(inquiry, name);
  const team = await teamBy(inquiry, id);
  return {
    ...(team !== undefined && { team }),
    grain: ledger.grain,
    ...(period !== undefined && { period }),
    periods: ledger.periods(id),
    outdated: await isOutdated(inquiry),
    lens: nameOf(lens),
    ...(await heardOf(inquiry, { team: id, period }, lens, team?.name ?? TOGETHER)),
    teams: id === undefined ? await teamsOf(inquiry, lens) : [],
  };
}

/** What a lens shows of a group: its numbers, the conditions that are met, and sentences. @param who what sentences call the group */
export async function heardOf(
  inquiry: Inquiry,
  group: Group,
  lens: Lens,
  who: string = TOGETHER,
): Promise<Pick<LensView, 'parts' | 'checklist' | 'evidence'>> {
  const parts = await partsOf(inquiry, group, lens, who);
  const checklist = await checklistOf(inquiry, group, lens, who);
  const lines = parts.flatMap((part) => part.lines);
  return {
    parts,
    ...(checklist !== undefined && { checklist }),
    evidence: await Promise.all(
      lines.map((line) => categoryEvidence(inquiry, group, { lens: lens.name, ...line }, QUOTES)),
    ),
  };
}

/** One category in the talk of all teams. @throws CentricityError `not-found` */
export async function categoryOfLens(
  inquiry: Inquiry,
  name: string,
  category: string,
): Promise<HeardCategory> {
  const { period } = inquiry;
  const lens = inquiry.lenses.find((each) => each.name === name) ?? lensBy(inquiry, name);
  const parts = await partsOf(inquiry, { period }, lens, TOGETHER);
  const part = parts.find(({ lines }) => lines.some((line) => line.category === category));
  const line = part?.lines.find((each) => each.category === category);
  if (part === undefined || line === undefined)
    throw new CentricityError('not-found', 'There is no such category. It may have been renamed.');
  const { said } = await categoryEvidence(inquiry, { period }, { lens: name, ...line }, QUOTES);
  return { number: line.number, unit: part.unit, said };
}

const checked = new Kept<boolean>();

/** Whether some talk was labelled by other words than those in force, and can still be labelled anew. */
async function isOutdated({ store, ledger, version }: Inquiry): Promise<boolean> {
  if (version === undefined) return false;
  return checked.get(ledger, version, async () => (await store.outdated(version, 1)).length > 0);
}

/** The lenses that have pages of their own; the perspective is on every page. */
export function shownLenses(lenses: readonly Lens[]): readonly Lens[] {
  return lenses.filter(({ name, use }) => use === 'shown' && name !== PERSPECTIVE);
}

function lensBy({ lenses }: Inquiry, name: string): Lens {
  const found = shownLenses(lenses).find((lens) => lens.name === name);
  if (found !== undefined) return found;
  const names = shownLenses(lenses).map((lens) => lens.name);
  const there = names.length === 0 ? 'The lexicons hold none.' : `There are: ${names.join(', ')}.`;
  throw new CentricityError('not-found', `There is no such lens. ${there}`);
}

async function teamBy({ store }: Inquiry, id: number | undefined): Promise<TeamName | undefined> {
  if (id === undefined) return undefined;
  const found = await store.team(id);
  if (found !== undefined) return teamName(found);
  throw new CentricityError('not-found', 'There is no such team. It may have been removed.');
}

function nameOf({ name, title, question, source, note }: Lens): LensName {
  return { name, title, question, source, ...(note !== undefined && { note }) };
}

async function teamsOf(inquiry: Inquiry, lens: Lens): Promise<readonly LensTeam[]> {
  const { ledger, period } = inquiry;
  const heard = ledger.teams.filter(({ id }) => ledger.isHeard({ team: id, period }));
  return Promise.all(
    heard.map(async (team) => {
      const name = teamName(team);
      return { team: name, parts: await partsOf(inquiry, { team: team.id, period }, lens, name.name) };
    }),
  );
}
