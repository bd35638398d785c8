import { type Group, guardedPerspective, scopeOf } from './groups.js';
import { type Inquiry, perspectiveOf, teamName } from './inquiry.js';
import { heardSentence } from './sentences.js';
import { questionsFor, themeLines } from './themes.js';
import { monthlyTrend } from './trend.js';
import type { MonthlyTeam, MonthlyView } from './views.js';

/** One month on paper: the month asked for, or else the last one in which anything was said. */
export async function monthlyView(inquiry: Inquiry): Promise<MonthlyView> {
  const trend = await monthlyTrend(inquiry, {});
  const period = inquiry.period ?? trend.at(-1)?.period;
  if (period === undefined) return { kind: 'nothing-dated' };
  const [overall, totals] = await Promise.all([
    perspectiveOf(inquiry, { period }),
    inquiry.store.teams(scopeOf({ period })),
  ]);
  const upTo = trend.filter((point) => point.period.from <= period.from);
  return {
    kind: 'month',
    period,
    months: trend.map((point) => point.period),
    sentence: heardSentence({ who: 'your teams', ...overall, trend, period }),
    overall,
    trend: upTo,
    teams: await Promise.all(
      totals.map(({ team, people }) => teamIn(inquiry, { team: team.id, period }, team, people)),
    ),
  };
}

async function teamIn(
  inquiry: Inquiry,
  group: Group,
  team: Parameters<typeof teamName>[0],
  people: Parameters<typeof guardedPerspective>[3],
): Promise<MonthlyTeam> {
  const [tallies, trend, themes] = await Promise.all([
    inquiry.store.tallies(scopeOf(group)),
    monthlyTrend(inquiry, { team: team.id }),
    themeLines(inquiry, group),
  ]);
  const perspective = guardedPerspective(inquiry, group, tallies, people);
  const name = teamName(team);
  return {
    team: name,
    ...perspective,
    sentence: heardSentence({ who: name.name, ...perspective, trend, period: group.period }),
    questions: questionsFor(inquiry, themes),
  };
}
