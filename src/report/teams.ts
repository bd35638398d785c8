import { funnel } from '../measure/index.js';
import { CentricityError } from '../model/index.js';
import { evidenceFor } from './evidence.js';
import { guardedPerspective, scopeOf } from './groups.js';
import { type Inquiry, perspectiveOf, teamName } from './inquiry.js';
import { heardSentence } from './sentences.js';
import { questionsFor, themeLines } from './themes.js';
import { monthlyTrend } from './trend.js';
import type { FunnelView, TeamLine, TeamsView, TeamView } from './views.js';

/** Each team's two numbers, by name; those on no team last. */
export async function teamLines(inquiry: Inquiry): Promise<readonly TeamLine[]> {
  const { store, period } = inquiry;
  const totals = await store.teams(scopeOf({ period }));
  return Promise.all(
    totals.map(async ({ team, people }) => {
      const group = { team: team.id, period };
      const tallies = await store.tallies(scopeOf(group));
      return { team: teamName(team), ...guardedPerspective(inquiry, group, tallies, people) };
    }),
  );
}

/** All teams beside each other. */
export async function teamsView(inquiry: Inquiry): Promise<TeamsView> {
  const { period } = inquiry;
  const [overall, trend, teams] = await Promise.all([
    perspectiveOf(inquiry, { period }),
    monthlyTrend(inquiry, {}),
    teamLines(inquiry),
  ]);
  const among = funnelOf(teams);
  return {
    ...(period !== undefined && { period }),
    sentence: heardSentence({ who: 'your teams', ...overall, trend, period }),
    months: trend.map((point) => point.period),
    overall,
    teams,
    ...(among !== undefined && { funnel: among }),
  };
}

const LEAST_TEAMS = 3;

/** The teams against what chance alone would make of them; a masked number has no place to be put at. */
function funnelOf(teams: readonly TeamLine[]): FunnelView | undefined {
  const shown = teams.flatMap(({ team, ratio }) =>
    ratio.kind === 'shown' && ratio.masked === undefined ? [{ key: team.name, shown: ratio }] : [],
  );
  const among = shown.length < LEAST_TEAMS ? undefined : funnel(shown);
  return (
    among && {
      overall: among.overall,
      dispersion: among.dispersion,
      curve: among.curve,
      teams: among.groups.map(({ key, shown: ratio, place }) => ({ name: key, ratio, place })),
    }
  );
}

/** One team. @throws CentricityError `not-found` */
export async function teamView(inquiry: Inquiry, id: number): Promise<TeamView> {
  const { period } = inquiry;
  const found = await inquiry.store.team(id);
  if (found === undefined)
    throw new CentricityError('not-found', 'There is no such team. It may have been removed.');
  const group = { team: id, period };
  const [perspective, trend, themes, evidence] = await Promise.all([
    perspectiveOf(inquiry, group),
    monthlyTrend(inquiry, { team: id }),
    themeLines(inquiry, group),
    evidenceFor(inquiry, group),
  ]);
  const team = teamName(found);
  return {
    team,
    ...(period !== undefined && { period }),
    ...perspective,
    sentence: heardSentence({ who: team.name, ...perspective, trend, period }),
    trend,
    themes,
    evidence,
    questions: questionsFor(inquiry, themes),
  };
}
