import {
  type ProblemKind,
  plural,
  type RunImport,
  type RunLine,
  type RunsView,
  type RunView,
} from '../../../report/index.js';
import { outcomeInWords } from '../../jobs/run-words.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';

/** What ran by itself, the latest first. */
export function runsPage({ runs, next }: RunsView): Page {
  return {
    title: 'Runs',
    above: html`<a href="/imports">Imports</a>`,
    body: html`${next !== undefined && html`<p class="sentence">The next nightly run begins on ${moment(next)} UTC.</p>`}
${runs.length === 0 ? nothingRan : runsTable(runs)}`,
  };
}

const nothingRan = html`<p>Nothing has run by itself yet. A nightly run reads what is new in a folder of ticket exports:</p>
<p><code>npx centricity nightly FOLDER</code></p>`;

function runsTable(runs: readonly RunLine[]): Html {
  return html`<div class="scroll"><table><caption>The latest runs</caption>
<thead><tr><th scope="col">When (UTC)</th><th scope="col">What</th><th scope="col">How it ended</th><th scope="col">What it did</th></tr></thead>
<tbody>${runs.map(
    (run) =>
      html`<tr><th scope="row" class="nowrap"><a href="/runs/${run.id}">${moment(run.startedAt)}</a></th><td>${run.kind}</td><td>${ended(run)}</td><td>${did(run)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** `2026-11-22 02:00` */
function moment(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

function ended({ state, startedAt, finishedAt }: RunLine): string {
  if (finishedAt === undefined) return state;
  return `${state} after ${plural(Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000), 'second')}`;
}

function did({ state, outcome }: RunLine): string {
  if (state === 'running') return '';
  if (state === 'interrupted') return 'A later run took up what was left.';
  return [
    outcome.stopped ?? [],
    outcome.stopped === undefined || 'files' in outcome ? outcomeInWords(outcome) : [],
  ]
    .flat()
    .join(' ');
}

/** One run: how it ended, what it counted, and what it read. */
export function runPage(run: RunView): Page {
  return {
    title: `${run.kind} run of ${moment(run.startedAt)} UTC`,
    above: html`<a href="/runs">Runs</a>`,
    ...(run.state === 'running' && { refreshSeconds: 5 }),
    body: html`<p class="sentence">${ended(run)}</p>
<p>${did(run)}</p>
${run.imports.length > 0 && importsTable(run.imports)}`,
  };
}

function importsTable(imports: readonly RunImport[]): Html {
  return html`<div class="scroll"><table><caption>What it read</caption>
<thead><tr><th scope="col">File or system</th><th scope="col">State</th><th scope="col" class="num">Conversations</th><th scope="col" class="num">Known before</th><th scope="col" class="num">Replaced</th><th scope="col" class="num">Statements</th><th scope="col">Set aside</th><th scope="col">Problems</th></tr></thead>
<tbody>${imports.map(importRow)}</tbody></table></div>
<p class="soft">A problem's words may quote what stood in a file: <code>npx centricity runs --problems</code> tells them to whoever runs it.</p>`;
}

function importRow({ id, file, setAside, problems, ...read }: RunImport): Html {
  const aside = setAside.map(({ reason, count }) => `${count} × ${reason}`).join(', ');
  return html`<tr><th scope="row"><a href="/imports/${id}">${file}</a></th><td>${read.state}</td><td class="num">${read.conversations}</td><td class="num">${read.unchanged}</td><td class="num">${read.replaced}</td><td class="num">${read.statements}</td><td>${aside}</td><td>${problemKinds(problems)}</td></tr>`;
}

function problemKinds(problems: readonly ProblemKind[]): Part {
  return problems
    .map(
      ({ code, count, lines }) =>
        `${count} × ${code}${lines.length > 0 ? ` (line ${lines.join(', ')})` : ''}`,
    )
    .join('; ');
}
