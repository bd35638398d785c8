import { LABELS, type Label } from '../../../model/index.js';
import {
  type ConversationView,
  clock,
  day,
  percent,
  plural,
  type StatementView,
  type TurnView,
} from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import { teamsTable } from './figures.js';
import { labelTag, legend, marked, reasonList } from './quotes.js';

/** One conversation, every statement with its label; opening a statement shows why. */
export function conversationPage(view: ConversationView): Page {
  const when = view.startedAt === undefined ? 'no date given' : day(view.startedAt);
  return {
    title: view.title,
    above: html`<a href="/imports">Imports</a> · ${view.channel} · ${when} · ${plural(view.utterances, 'turn')}`,
    body: html`${view.teams.length > 0 && teamsTable(view.teams, 'What the teams in this conversation said')}
<h2>What was said</h2>
${transcript(view.id, view.transcript)}`,
  };
}

type Shown = Extract<ConversationView['transcript'], { kind: 'shown' }>;

function transcript(id: number, words: ConversationView['transcript']): Html {
  if (words.kind === 'not-yours') {
    return html`<p class="absent">The words of a conversation are shown only to whoever brought its file, in the browser they brought it with.</p>`;
  }
  if (words.kind === 'erased') {
    return html`<p class="absent">The words were deleted on ${day(words.at)}, when their time was over. The counts remain.</p>`;
  }
  return html`${legend}
${labelFilter(id, words.label)}
<p class="soft">Open a statement to see why it has its label. Keys: j and k go from one labelled statement to the next, Enter opens it.</p>
${words.turns.map((each) => turn(id, each))}
${otherTurns(id, words)}`;
}

/** Which turns are shown: each choice is an address. */
function labelFilter(id: number, chosen: Label | undefined): Html {
  const link = (name: string, label?: Label) =>
    html`<li><a href="/conversations/${id}${label !== undefined && `?label=${label}`}"${label === chosen && html` aria-current="true"`}>${name}</a></li>`;
  return html`<nav aria-label="Show only"><ul class="legend soft"><li>Show turns with:</li>${link('anything')}${LABELS.map((label) => link(label, label))}</ul></nav>`;
}

function otherTurns(id: number, { label, from, of, turns }: Shown): Part {
  const address = (first: number) =>
    `/conversations/${id}?from=${first}${label === undefined ? '' : `&label=${label}`}`;
  const next = from + turns.length;
  const before = Math.max(1, from - turns.length);
  if (from === 1 && next > of)
    return turns.length === 0 && html`<p class="soft">No turn was given this label.</p>`;
  return html`<nav aria-label="More turns"><p>Turns ${from} to ${next - 1} of ${of}. ${from > 1 && html`<a href="${address(before)}">Earlier</a> `}${next <= of && html`<a href="${address(next)}">Later</a>`}</p></nav>`;
}

function turn(id: number, { speaker, side, team, startMs, text, statements }: TurnView): Html {
  const who = side === 'customer' ? 'customer' : team;
  const more = [who, startMs === undefined ? undefined : clock(startMs)].filter((part) => part !== undefined);
  return html`<section class="turn"><h3>${speaker} <span>${more.join(' · ')}</span></h3>
<div>${statements.length === 0 ? html`<p class="statement other-side">${text}</p>` : statements.map((said) => statement(id, said))}</div></section>`;
}

function statement(id: number, said: StatementView): Html {
  const words = html`${marked(said.pieces)} ${said.label !== 'none' && labelTag(said.label)}`;
  const marks = html`class="statement is-${said.label}" id="s${said.position}"`;
  if (said.label === 'none' && said.reasons.length === 0) return html`<p ${marks}>${words}</p>`;
  return html`<details ${marks}><summary>${words}</summary>${why(id, said)}</details>`;
}

function why(id: number, { centric, focused, reasons, position }: StatementView): Html {
  return html`<div class="why"><p>Through their eyes ${percent(centric)}, from the outside ${percent(focused)}. <a href="/conversations/${id}/statements/${position}">All that weighed</a></p>
${reasonList(reasons)}</div>`;
}
