import { funnel } from '../measure/index.js';
import { CentricityError } from '../model/index.js';
import { correctedPerspective, pooled } from './corrected.js';
import { engagementLines } from './engagement.js';
import { evidenceFor } from './evidence.js';
import { type Inquiry, teamName } from './inquiry.js';
import { lensSummaries } from './lenses.js';
import { heardSentence } from './sentences.js';
import { questionsFor, themeLines } from './themes.js';
import { trendOf } from './trend.js';
import type { FunnelView, TeamLine, TeamsView, TeamView } from './views.js';

/** The two numbers of each team that was heard, by name; those on no team last. */
export function teamLines(inquiry: Inquiry): readonly TeamLine[] {
  const { ledger, period } = inquiry;
  return ledger.teams
    .filter(({ id }) => ledger.isHeard({ team: id, period }))
    .map((team) => ({ team: teamName(team), ...correctedPerspective(inquiry, { team: team.id, period }) }));
}

/** All teams beside each other. */
export async function teamsView(inquiry: Inquiry): Promise<TeamsView> {
  const { period, ledger } = inquiry;
  const overall = correctedPerspective(inquiry, { period });
  const trend = trendOf(inquiry);
  const teams = pooled(teamLines(inquiry));
  const among = funnelOf(teams);
  return {
    grain: ledger.grain,
    ...(period !== undefined && { period }),
    sentence: heardSentence({ who: 'your teams', ...overall, trend, period }),
    periods: trend.map((point) => point.period),
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
  const { period, ledger } = inquiry;
  const found = await inquiry.store.team(id);
  if (found === undefined)
    throw new CentricityError('not-found', 'There is no such team. It may have been removed.');
  const group = { team: id, period };
  const perspective = correctedPerspective(inquiry, group);
  const trend = trendOf(inquiry, id);
  const team = teamName(found);
  const [themes, engagement, lenses, evidence] = await Promise.all([
    themeLines(inquiry, group),
    engagementLines(inquiry, group),
    lensSummaries(inquiry, group, team.name),
    evidenceFor(inquiry, group),
  ]);
  return {
    team,
    grain: ledger.grain,
    ...(period !== undefined && { period }),
    ...perspective,
    sentence: heardSentence({ who: team.name, ...perspective, trend, period }),
    trend,
    themes,
    engagement,
    lenses,
    evidence,
    questions: questionsFor(inquiry, themes),
  };
}
