import { day, type RunLine, type RunsView, themeName } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';

/** What ran by itself, the latest first: each run with everything it counted. */
export function runsPage({ runs }: RunsView): Page {
  return {
    title: 'Runs',
    above: html`<a href="/imports">Imports</a>`,
    body: runs.length === 0 ? nothingRan : runsTable(runs),
  };
}

const nothingRan = html`<p>Nothing has run by itself yet. A nightly run reads what is new in a folder of ticket exports:</p>
<p><code>npx centricity nightly FOLDER</code></p>`;

function runsTable(runs: readonly RunLine[]): Html {
  return html`<div class="scroll"><table><caption>The latest runs</caption>
<thead><tr><th scope="col">When (UTC)</th><th scope="col">What</th><th scope="col">How it ended</th><th scope="col">What it did</th></tr></thead>
<tbody>${runs.map(
    ({ startedAt, kind, state, outcome }) =>
      html`<tr><th scope="row" class="nowrap">${day(startedAt)}, ${startedAt.slice(11, 16)}</th><td>${kind}</td><td>${state}</td><td>${told(outcome)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** `filesRead: 3` as `files read 3`. */
function told(outcome: RunLine['outcome']): Part {
  const words = (name: string) => themeName(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  return Object.entries(outcome)
    .map(([name, value]) => `${words(name)} ${value}`)
    .join(', ');
}
