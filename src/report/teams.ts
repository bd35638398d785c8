import { CentricityError } from '../model/index.js';
import { evidenceFor } from './evidence.js';
import { guardedPerspective, type Inquiry, perspectiveIn, teamName } from './inquiry.js';
import { overallSentence, teamSentence } from './sentences.js';
import { questionsFor, themeLines } from './themes.js';
import { monthlyTrend } from './trend.js';
import type { TeamLine, TeamsView, TeamView } from './views.js';

/** Each team's two numbers, by name; those on no team last. */
export async function teamLines({ store, floor }: Inquiry): Promise<readonly TeamLine[]> {
  const totals = await store.teams();
  return Promise.all(
    totals.map(async ({ team, people }) => ({
      team: teamName(team),
      ...guardedPerspective(await store.tallies({ team: team.id }), people, floor),
    })),
  );
}

/** All teams beside each other. */
export async function teamsView(inquiry: Inquiry): Promise<TeamsView> {
  const [totals, overall, trend, teams] = await Promise.all([
    inquiry.store.totals(),
    perspectiveIn(inquiry, {}),
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
  const scope = { team: id };
  const [perspective, trend, themes, evidence] = await Promise.all([
    perspectiveIn(inquiry, scope),
    monthlyTrend(inquiry, scope),
    themeLines(inquiry, scope),
    evidenceFor(inquiry, scope),
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
