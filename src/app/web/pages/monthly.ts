import { type MonthlyTeam, type MonthlyView, plural, spokenPeriod } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import {
  correctedCard,
  numberCard,
  sentence,
  teamsFigure,
  teamsTable,
  trendFigure,
  words,
} from './figures.js';
import { periodPicker } from './periods.js';

/** A period on paper: made to be printed, or saved as PDF by the browser. */
export function monthlyPage(view: MonthlyView): Page {
  if (view.kind === 'nothing-dated') return nothingDated;
  const { period, periods, overall, trend, teams } = view;
  return {
    title: `Customer talk in ${spokenPeriod(period)}`,
    above: REPORTS[view.grain],
    body: html`${periodPicker(periods, view)}
${sentence(view.sentence)}
<ul class="cards">${numberCard('Centricity ratio', overall.ratio, false)}${correctedCard(overall)}${numberCard('Customer share', overall.customerShare, false)}</ul>
<h2>Up to now</h2>
${trendFigure(trend)}
<h2>The teams</h2>
${teamsFigure(teams, overall.ratio)}
${teamsTable(teams, 'Each team by name, with 95 % intervals; statements and people are those behind the ratio', view)}
${teams.slice(0, TOLD).map(team)}
${teams.length > TOLD && othersNote(teams.length - TOLD)}
<h2>How to read it</h2>
<p>The centricity ratio is (centric + half of mixed) out of all statements that are centric, focused or mixed. The interval says where the true value lies with 95 % confidence. Teams are not ranked: where intervals overlap, they cannot be told apart. A number needs several people behind it; nobody is scored by person.</p>`,
  };
}

const REPORTS = { week: 'Weekly report', month: 'Monthly report', quarter: 'Quarterly report' } as const;

/** More sections than this are no report any more; the table has every team. */
const TOLD = 12;

function othersNote(others: number): Html {
  return html`<p class="soft">The table above has ${plural(others, 'more team')}; each team’s own page tells more.</p>`;
}

function team({ team: { name }, sentence: told, questions }: MonthlyTeam): Html {
  return html`<section class="together"><h2>${name}</h2><p>${words(told)}</p>${questionsOf(questions)}</section>`;
}

function questionsOf(questions: MonthlyTeam['questions']): Part {
  if (questions.length === 0) return undefined;
  return html`<p class="soft">To ask in the next meeting:</p><ul>${questions.map(({ ask }) => html`<li>${ask}</li>`)}</ul>`;
}

const nothingDated: Page = {
  title: 'Monthly report',
  body: html`<p class="sentence">No conversation with a date has been read yet, so there is no time to report on.</p>
<p><a class="button" href="/upload">Add conversations</a></p>`,
};
