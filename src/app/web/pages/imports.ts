import { type Problem, place } from '../../../model/index.js';
import {
  day,
  grouped,
  type ImportLine,
  type ImportsView,
  type ImportView,
  LISTED,
  plural,
} from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import { teamsTable } from './figures.js';

const SHOWN_PROBLEMS = 50;

/** All files that were read, the latest first. */
export function importsPage({ imports, from, more }: ImportsView): Page {
  return {
    title: 'Imports',
    body: html`<p>Every file that was read: what was in it and what could not be read.</p>
${importsTable(imports, 'All files, the latest first')}
${pager('/imports', from, imports.length, more)}
<p><a class="button" href="/upload">Add conversations</a> <a class="nowrap" href="/runs">What ran by itself</a></p>`,
  };
}

/** The ways to the rows before and after those listed; `from` counts from 1. */
function pager(path: string, from: number, listed: number, more: boolean, of?: number): Part {
  if (from === 1 && !more) return undefined;
  const before = Math.max(1, from - LISTED);
  const last = from + listed - 1;
  const rows =
    listed === 0
      ? 'No more.'
      : `${grouped(from)} to ${grouped(last)}${of === undefined ? '' : ` of ${grouped(of)}`}.`;
  return html`<nav aria-label="More of the list"><p>${rows} ${from > 1 && html`<a href="${path}?from=${before}">Later ones</a> `}${more && html`<a href="${path}?from=${last + 1}">Earlier ones</a>`}</p></nav>`;
}

/** Files in a table; nothing in it when there are none. */
export function importsTable(imports: readonly ImportLine[], caption: string): Html {
  if (imports.length === 0) return html`<p class="soft">No file has been read yet.</p>`;
  return html`<div class="scroll"><table><caption>${caption}</caption>
<thead><tr><th scope="col">File</th><th scope="col">When</th><th scope="col">Result</th></tr></thead>
<tbody>${imports.map(
    (line) =>
      html`<tr><th scope="row"><a href="/imports/${line.id}">${line.file}</a>${line.sample && html` <small>sample</small>`}</th><td class="nowrap">${day(line.startedAt)}</td><td>${resultOf(line)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** What became of a file, in words. */
export function resultOf(line: ImportLine): string {
  if (line.state === 'running') return 'being read now';
  const problems = line.problems === 0 ? '' : `; ${plural(line.problems, 'problem')}`;
  if (line.state === 'failed') return `could not be read${problems}`;
  const parts = [
    `read ${plural(line.conversations, 'conversation')} with ${plural(line.utterances, 'turn')}`,
  ];
  if (line.unchanged > 0) parts.push(`${line.unchanged} known before`);
  if (line.replaced > 0) parts.push(`${line.replaced} replaced`);
  return parts.join(', ') + problems;
}

/** One file: what was read, what was not and where, and what its teams said. */
export function importPage(view: ImportView): Page {
  return {
    title: view.file,
    above: html`<a href="/imports">Imports</a> · ${day(view.startedAt)}${view.sample && ' · sample'}`,
    ...(view.state === 'running' && { refreshSeconds: 2 }),
    body: html`<p class="sentence">${capital(resultOf(view))}.</p>
${readOn(view)}
${problems(view)}
${setAside(view)}
${view.teams.length > 0 && html`<h2>What its teams said</h2>${ownNote(view)}${teamsTable(view.teams, 'From this file alone')}`}
${conversations(view)}`,
  };
}

/** The way on: to what was said, or to what helps. */
function readOn({ state, conversationList }: ImportView): Part {
  if (state === 'failed')
    return html`<p>Nothing was kept of it. <a href="/upload">Bring it again</a> and choose <strong>Look at them first</strong>: there you can say which column of a table holds what.</p>`;
  const [only, ...others] = conversationList;
  if (only === undefined || others.length > 0) return undefined;
  return html`<p><a class="button" href="/conversations/${only.id}">Read it sentence by sentence</a></p>`;
}

function ownNote({ own, teams }: ImportView): Part {
  if (!own) return undefined;
  const least = teams.flatMap(({ ratio }) => (ratio.kind === 'too-little' ? [ratio.needed] : []));
  const needed = `A team’s ratio needs at least ${Math.max(...least)} statements with a point of view.`;
  return html`<p class="soft">You brought this file, so you see its own result in full. Other pages, and other people, need the minimum number of people. ${least.length > 0 && needed}</p>`;
}

function problems({ id, file, state, problems: total, problemList }: ImportView): Part {
  if (total === 0) return undefined;
  const shown = problemList.slice(0, SHOWN_PROBLEMS);
  if (shown.length === 0)
    return html`<p class="soft">${plural(total, 'problem')}: what could not be read may quote the file, so it is shown only to whoever brought it.</p>`;
  return html`<h2>What could not be read</h2>
<div class="scroll"><table><caption>${total > shown.length && `The first ${shown.length} of `}${plural(total, 'problem')}${state !== 'failed' && '; everything else was kept'}</caption>
<thead><tr><th scope="col">Where</th><th scope="col">What, and how to mend it</th></tr></thead>
<tbody>${shown.map((problem) => problemRow(file, problem))}</tbody></table></div>
<p><a href="/imports/${id}/problems.csv">All problems as CSV</a></p>`;
}

function problemRow(file: string, problem: Problem): Html {
  return html`<tr><th scope="row" class="nowrap">${problem.line === undefined ? 'whole file' : `line ${place(file, problem).slice(file.length + 1)}`}</th><td>${problem.message}</td></tr>`;
}

function setAside({ setAside: aside }: ImportView): Part {
  if (aside.length === 0) return undefined;
  return html`<h2>What was set aside</h2><p class="soft">In the file, but not said by anybody in this conversation.</p>
<ul>${aside.map(({ reason, count }) => html`<li>${count} × ${reason}</li>`)}</ul>`;
}

function conversations({
  id: file,
  own,
  sample,
  from,
  conversationList,
  conversations: total,
}: ImportView): Part {
  if (!own && !sample && total > 0)
    return html`<p class="soft">What was said in one file is shown only to whoever brought it, in the browser they brought it with. It counts on the page of <a href="/teams">its teams</a>.</p>`;
  if (conversationList.length === 0 && from === 1) return undefined;
  return html`<h2>Its conversations</h2>
<ul>${conversationList.map(({ id, title }) => html`<li><a href="/conversations/${id}">${title}</a></li>`)}</ul>
${pager(`/imports/${file}`, from, conversationList.length, from + conversationList.length <= total, total)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
