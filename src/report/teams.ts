import { CentricityError } from '../model/index.js';
import { evidenceFor } from './evidence.js';
import { guardedPerspective } from './groups.js';
import { type Inquiry, perspectiveOf, teamName } from './inquiry.js';
import { overallSentence, teamSentence } from './sentences.js';
import { questionsFor, themeLines } from './themes.js';
import { monthlyTrend } from './trend.js';
import type { TeamLine, TeamsView, TeamView } from './views.js';

/** Each team's two numbers, by name; those on no team last. */
export async function teamLines(inquiry: Inquiry): Promise<readonly TeamLine[]> {
  const { store } = inquiry;
  const totals = await store.teams();
  return Promise.all(
    totals.map(async ({ team, people }) => ({
      team: teamName(team),
      ...guardedPerspective(inquiry, { team: team.id }, await store.tallies({ team: team.id }), people),
    })),
  );
}

/** All teams beside each other. */
export async function teamsView(inquiry: Inquiry): Promise<TeamsView> {
  const [totals, overall, trend, teams] = await Promise.all([
    inquiry.store.totals(),
    perspectiveOf(inquiry, {}),
    monthlyTrend(inquiry, {}),
    teamLines(inquiry),
  ]);
  return { sentence: overallSentence(totals, overall, trend), overall, teams };
}

/** One team. @throws CentricityError `not-found` */
export async function teamView(inquiry: Inquiry, id: number): Promise<TeamView> {
  const team = await inquiry.store.team(id);
  if (team === undefined)
    throw new CentricityError('not-found', 'There is no such team. It may have been removed.');
  const group = { team: id };
  const [perspective, trend, themes, evidence] = await Promise.all([
    perspectiveOf(inquiry, group),
    monthlyTrend(inquiry, group),
    themeLines(inquiry, group),
    evidenceFor(inquiry, group),
  ]);
  const name = teamName(team);
  return {
    team: name,
    ...perspective,
    sentence: teamSentence(name.name, perspective, trend),
    trend,
    themes,
    evidence,
    questions: questionsFor(inquiry, themes),
  };
}
