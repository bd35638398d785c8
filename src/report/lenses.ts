import { CentricityError } from '../model/index.js';
import { correctedPerspective } from './corrected.js';
import type { Group } from './groups.js';
import { type Inquiry, type Lens, type LensPart, PERSPECTIVE, teamName } from './inquiry.js';
import { categoryEvidence, heardQuotes, mayNotQuote } from './lens-evidence.js';
import { against, rateAgainstAll, rateOf, Whole } from './lens-numbers.js';
import { checklistSentence, partSentence } from './lens-sentences.js';
import { type LensTalk, lensTalk } from './lens-talk.js';
import type {
  ChecklistView,
  ConditionLine,
  LensesView,
  LensLine,
  LensName,
  LensPartView,
  LensTeam,
  LensView,
} from './lens-views.js';
import { heardSentence } from './sentences.js';
import { monthlyTrend } from './trend.js';
import type { HeardCategory, TeamName } from './views.js';

/** So many sentences of each category. */
const QUOTES = 2;

/** All lenses for one team, or for all teams together. @throws CentricityError `not-found` */
export async function lensesView(inquiry: Inquiry, id?: number): Promise<LensesView> {
  const { period, lenses } = inquiry;
  const team = await teamBy(inquiry, id);
  const group = { team: id, period };
  const who = team?.name ?? 'all teams';
  const perspective = correctedPerspective(inquiry, group);
  const trend = monthlyTrend(inquiry, id);
  const deciding = lenses.find(({ name }) => name === PERSPECTIVE);
  return {
    ...(team !== undefined && { team }),
    ...(period !== undefined && { period }),
    months: trend.map((point) => point.period),
    perspective: {
      title: deciding?.title ?? 'Perspective',
      question: deciding?.question ?? '',
      sentence: heardSentence({ who, ...perspective, trend, period }),
      ratio: perspective.ratio,
      customerShare: perspective.customerShare,
    },
    lenses: await Promise.all(
      shownLenses(lenses).map(async (lens) => ({
        lens: nameOf(lens),
        parts: await partsOf(inquiry, group, lens, who),
      })),
    ),
  };
}

/** One lens for one team, or for all teams together. @throws CentricityError `not-found` */
export async function lensView(inquiry: Inquiry, name: string, id?: number): Promise<LensView> {
  const { period, ledger } = inquiry;
  const lens = lensBy(inquiry, name);
  const team = await teamBy(inquiry, id);
  const group = { team: id, period };
  const who = team?.name ?? 'all teams';
  const parts = await partsOf(inquiry, group, lens, who);
  const checklist = await checklistOf(inquiry, group, lens, who);
  const lines = parts.flatMap((part) => part.lines);
  return {
    ...(team !== undefined && { team }),
    ...(period !== undefined && { period }),
    months: ledger.months(id),
    lens: nameOf(lens),
    parts,
    ...(checklist !== undefined && { checklist }),
    evidence: await Promise.all(
      lines.map((line) => categoryEvidence(inquiry, group, { lens: name, ...line }, QUOTES)),
    ),
    teams: id === undefined ? await teamsOf(inquiry, lens) : [],
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
  const parts = await partsOf(inquiry, { period }, lens, 'all teams');
  const part = parts.find(({ lines }) => lines.some((line) => line.category === category));
  const line = part?.lines.find((each) => each.category === category);
  if (part === undefined || line === undefined)
    throw new CentricityError('not-found', 'There is no such category. It may have been renamed.');
  const { said } = await categoryEvidence(inquiry, { period }, { lens: name, ...line }, QUOTES);
  return { number: line.number, unit: part.unit, said };
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
  const heard = ledger.teams.filter(({ id }) => ledger.tallies({ team: id, period }).length > 0);
  return Promise.all(
    heard.map(async (team) => {
      const name = teamName(team);
      return { team: name, parts: await partsOf(inquiry, { team: team.id, period }, lens, name.name) };
    }),
  );
}

function partsOf(
  inquiry: Inquiry,
  group: Group,
  { name, parts }: Lens,
  who: string,
): Promise<readonly LensPartView[]> {
  return Promise.all(
    parts.map(async (part) => {
      const talk = await lensTalk(inquiry, { lens: name, categories: part.categories });
      return part.picture === 'rates'
        ? ratesView(inquiry, group, { lens: name, part, talk, who })
        : wholeView(inquiry, group, { lens: name, part, talk, who });
    }),
  );
}

interface Pictured {
  readonly lens: string;
  readonly part: LensPart;
  readonly talk: LensTalk;
  readonly who: string;
}

function wholeView(inquiry: Inquiry, group: Group, { lens, part, talk, who }: Pictured): LensPartView {
  const whole = new Whole(inquiry, group, part, talk);
  const targets = targetsOf(inquiry, part);
  const lines = part.categories.map((category): LensLine => {
    const number = whole.share([category]);
    const target = targets?.[category];
    return {
      ...described(inquiry, lens, part, category),
      number,
      ...(target !== undefined && { target: against(number, target) }),
    };
  });
  const reached = part.picture === 'profile' ? whole.reached() : undefined;
  return {
    title: part.title,
    picture: part.picture,
    unit: 'share',
    sentence: partSentence(who, part, lines, reached),
    lines,
    ...(reached !== undefined && { reached }),
  };
}

/** The target is for the mix that has the same categories. */
function targetsOf({ targetMix }: Inquiry, { picture, categories }: LensPart): Inquiry['targetMix'] {
  const names = Object.keys(targetMix ?? {});
  const isMeant = picture === 'mix' && names.length > 0 && names.every((name) => categories.includes(name));
  return isMeant ? targetMix : undefined;
}

function ratesView(inquiry: Inquiry, group: Group, { lens, part, talk, who }: Pictured): LensPartView {
  const lines = part.categories.map((category): LensLine => {
    const difference = rateAgainstAll(inquiry, group, talk, [category]);
    return {
      ...described(inquiry, lens, part, category),
      number: rateOf(inquiry, group, talk, [category]),
      ...(difference !== undefined && { difference }),
    };
  });
  const { title, picture } = part;
  return { title, picture, unit: 'per 100 statements', sentence: partSentence(who, part, lines), lines };
}

function described({ themes }: Inquiry, lens: string, { driving }: LensPart, category: string) {
  const theme = themes.find((each) => each.lens === lens && each.name === category);
  return {
    category,
    meaning: theme?.meaning ?? '',
    ...(theme?.source !== undefined && { source: theme.source }),
    ...(theme?.ask !== undefined && { ask: theme.ask }),
    driving: driving.includes(category),
  };
}

async function checklistOf(
  inquiry: Inquiry,
  group: Group,
  { name, checklist }: Lens,
  who: string,
): Promise<ChecklistView | undefined> {
  if (checklist === undefined) return undefined;
  const entries = checklist.conditions.flatMap((condition) => condition.entries);
  const talk = await lensTalk(inquiry, { lens: name, entries });
  const mayQuote = mayNotQuote(inquiry, group) === undefined;
  const conditions = await Promise.all(
    checklist.conditions.map(async (condition): Promise<ConditionLine> => {
      const number = rateOf(inquiry, group, talk, condition.entries);
      const state = number.kind !== 'shown' ? 'not-told' : number.value > 0 ? 'heard' : 'not-heard';
      const question = { lens: name, entries: condition.entries };
      const [quote] = state === 'heard' && mayQuote ? await heardQuotes(inquiry, group, question, 1) : [];
      return { name: condition.name, state, number, ...(quote !== undefined && { quote }) };
    }),
  );
  return { title: checklist.title, sentence: checklistSentence(who, conditions), conditions };
}
