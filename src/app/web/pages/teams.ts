import { type FunnelView, funnelSentence, type TeamsView } from '../../../report/index.js';
import { funnelChart } from '../charts/funnel.js';
import { type Html, html } from '../html.js';
import type { Page } from '../layout.js';
import { sentence, teamsFigure, teamsTable } from './figures.js';
import { periodPicker } from './periods.js';

/** All teams on one scale; none above another. */
export function teamsPage(view: TeamsView): Page {
  const { sentence: words, periods, teams, overall, funnel } = view;
  if (teams.length === 0) return emptyTeams;
  const caption = 'Each team by name, with 95 % intervals; statements and people are those behind the ratio';
  return {
    title: 'Teams',
    body: [
      periodPicker(periods, view),
      sentence(words),
      teamsFigure(teams, overall.ratio),
      teamsTable(teams, caption, view),
      funnel !== undefined && funnelFigure(funnel),
    ],
  };
}

function funnelFigure(funnel: FunnelView): Html {
  const message = funnelSentence(funnel);
  return html`<h2>More than chance?</h2>
<p>${message}</p>
<figure><figcaption>Each team by how much it was heard. Between the dashed lines (95 %), and all the more between the dotted ones (99.8 %), teams differ by no more than chance would make them.</figcaption>
${funnelChart(funnel, message)}</figure>`;
}

const emptyTeams: Page = {
  title: 'Teams',
  body: html`<p class="sentence">No team has been heard yet.</p>
<p><a class="button" href="/upload">Add conversations</a></p>`,
};
