import type { Team } from '../store/index.js';
import { correctedPerspective } from './corrected.js';
import type { Group } from './groups.js';
import { type Inquiry, teamName } from './inquiry.js';
import { heardSentence } from './sentences.js';
import { questionsFor, themeLines } from './themes.js';
import { trendOf } from './trend.js';
import type { MonthlyTeam, MonthlyView } from './views.js';

/** One period on paper: the one asked for, or else the last one in which anything was said. */
export async function monthlyView(inquiry: Inquiry): Promise<MonthlyView> {
  const { ledger } = inquiry;
  const trend = trendOf(inquiry);
  const period = inquiry.period ?? trend.at(-1)?.period;
  if (period === undefined) return { kind: 'nothing-dated' };
  const overall = correctedPerspective(inquiry, { period });
  const heard = ledger.teams.filter(({ id }) => ledger.isHeard({ team: id, period }));
  return {
    kind: 'period',
    grain: ledger.grain,
    period,
    periods: trend.map((point) => point.period),
    sentence: heardSentence({ who: 'your teams', ...overall, trend, period }),
    overall,
    trend: trend.filter((point) => point.period.from <= period.from),
    teams: await Promise.all(heard.map((team) => teamIn(inquiry, { team: team.id, period }, team))),
  };
}

async function teamIn(inquiry: Inquiry, group: Group, team: Team): Promise<MonthlyTeam> {
  const perspective = correctedPerspective(inquiry, group);
  const trend = trendOf(inquiry, team.id);
  const name = teamName(team);
  return {
    team: name,
    ...perspective,
    sentence: heardSentence({ who: name.name, ...perspective, trend, period: group.period }),
    questions: questionsFor(inquiry, await themeLines(inquiry, group)),
  };
}
