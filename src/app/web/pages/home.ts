import { grouped, type HomeView, plural } from '../../../report/index.js';
import { html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import { correctedCard, numberCard, sentence, teamsTable, trendFigure } from './figures.js';
import { importsTable } from './imports.js';
import { periodPicker, sameGrain } from './periods.js';

/** The first page: what was heard, in a sentence, then by team, over time, and what is new. */
export function homePage(view: HomeView): Page {
  if (view.conversations === 0) return emptyHome;
  return {
    title: 'Through whose eyes do you talk about your customers?',
    body: html`${periodPicker(
      view.trend.map(({ period }) => period),
      view,
    )}
${sentence(view.sentence)}
${ownFiles(view)}
<ul class="cards">
${numberCard('Centricity ratio', view.ratio, html`<p class="soft">how much of the talk about customers looks through their eyes</p>`)}
${correctedCard(view)}
${numberCard('Customer share', view.customerShare, html`<p class="soft">how much of the talk is about customers at all</p>`)}
<li class="card"><h2>Conversations</h2><p class="soft">meetings, tickets and chats read so far</p><p class="big">${grouped(view.conversations)}</p><p class="soft">with ${plural(view.teams.length, 'team')}</p></li>
</ul>
${attention(view.attention)}
<h2>Over time</h2>
${trendFigure(view.trend)}
<h2>By team</h2>
${teamsTable(view.teams, 'Each team by name, with 95 % intervals; statements and people are those behind the ratio', view)}
<p><a href="${sameGrain('/teams', view)}">All teams on one scale</a> · <a href="${sameGrain('/monthly', view)}">The ${view.grain} on paper</a></p>
<h2>What is new</h2>
${importsTable(view.imports, 'The latest files')}
<p><a href="/imports">All imports</a></p>`,
  };
}

/** Where the numbers of all are hidden, the way to one's own. */
function ownFiles({ customerShare, imports }: HomeView): Part {
  if (customerShare.kind === 'shown' || imports.length === 0) return undefined;
  return html`<p>The more people are heard, the more can be told. The result of a file that you brought yourself is shown to you in full: <a href="/imports">your files</a>.</p>`;
}

function attention(sentences: readonly string[]): Part {
  if (sentences.length === 0) return undefined;
  return html`<h2>What needs a look</h2><ul>${sentences.map((each) => html`<li>${each}</li>`)}</ul>`;
}

const emptyHome: Page = {
  title: 'Nothing has been read yet',
  body: html`<p class="sentence">Bring a meeting transcript or an export of support tickets, and see for each team whether it talks about customers from the outside or through their eyes.</p>
<p><a class="button" href="/upload">Add conversations</a></p>
<p class="soft">If the server has only just started, the sample conversations are being read: <a href="/">look again</a> in a few seconds.</p>`,
};
