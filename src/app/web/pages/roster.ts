import { plural } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import type { RosterSummary } from '../roster-routes.js';

/** What a roster says before it is used: teams and how many are on each, never who. */
export function rosterPage(roster: RosterSummary): Page {
  const isUsable = roster.people > 0;
  return {
    title: isUsable ? 'Is this your roster?' : 'This cannot be used as a roster',
    above: html`<a href="/settings">Settings</a>`,
    body: html`${
      isUsable &&
      html`<p>It would be used for every file that is brought without a roster of its own, and by the nights. What was read before stays as it is.</p>
${rosterTable(roster)}`
    }
${problemList(roster)}
<div class="choices">${isUsable && html`<form method="post" action="/settings/roster/keep"><button>Use this roster</button></form>`}
<form method="post" action="/settings/roster/discard"><button class="quiet">Discard it</button></form></div>`,
  };
}

/** Teams with how many are on each. */
export function rosterTable({ people, customers, teams }: RosterSummary): Html {
  const onTeams = teams.reduce((sum, [, number]) => sum + number, 0);
  const row = (name: string, number: number) =>
    html`<tr><th scope="row">${name}</th><td class="num">${number}</td></tr>`;
  return html`<div class="scroll"><table><caption>${plural(people, 'person', 'people')} on ${plural(teams.length, 'team')}</caption>
<thead><tr><th scope="col">Team</th><th scope="col" class="num">People</th></tr></thead>
<tbody>${teams.map(([name, number]) => row(name, number))}${customers > 0 && row('Customers', customers)}${people > onTeams + customers && row('On no team', people - onTeams - customers)}</tbody></table></div>`;
}

function problemList({ problems }: RosterSummary): Part {
  if (problems.length === 0) return undefined;
  return html`<h2>${plural(problems.length, 'problem')}</h2><p>These rows are left out; the others are used.</p>
<ul>${problems.map(({ line, message }) => html`<li>${line !== undefined && `line ${line}: `}${message}</li>`)}</ul>`;
}
