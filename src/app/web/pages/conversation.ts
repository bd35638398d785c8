import {
  type ConversationView,
  clock,
  day,
  percent,
  plural,
  type StatementView,
  type TurnView,
} from '../../../report/index.js';
import { type Html, html } from '../html.js';
import type { Page } from '../layout.js';
import { teamsTable } from './figures.js';
import { labelTag, legend, marked, reasonTable } from './quotes.js';

/** One conversation, every statement with its label; opening a statement shows why. */
export function conversationPage(view: ConversationView): Page {
  const when = view.startedAt === undefined ? 'no date given' : day(view.startedAt);
  return {
    title: view.title,
    above: html`<a href="/imports">Imports</a> · ${view.channel} · ${when} · ${plural(view.utterances, 'turn')}`,
    body: html`${view.teams.length > 0 && teamsTable(view.teams, 'What the teams in this conversation said')}
<h2>What was said</h2>
${transcript(view.transcript)}`,
  };
}

function transcript(words: ConversationView['transcript']): Html {
  if (words.kind === 'not-yours') {
    return html`<p class="absent">The words of a conversation are shown only to whoever brought its file, in the browser they brought it with.</p>`;
  }
  if (words.kind === 'erased') {
    return html`<p class="absent">The words were deleted on ${day(words.at)}, when their time was over. The counts remain.</p>`;
  }
  return html`${legend}
<p class="soft">Open a statement to see why it has its label. Keys: j and k go from one labelled statement to the next, Enter opens it.</p>
${words.turns.map(turn)}`;
}

function turn({ speaker, side, team, startMs, text, statements }: TurnView): Html {
  const who = side === 'customer' ? 'customer' : team;
  const more = [who, startMs === undefined ? undefined : clock(startMs)].filter((part) => part !== undefined);
  return html`<section class="turn"><h3>${speaker} <span>${more.join(' · ')}</span></h3>
<div>${statements.length === 0 ? html`<p class="statement other-side">${text}</p>` : statements.map(statement)}</div></section>`;
}

function statement(said: StatementView): Html {
  const words = html`${marked(said.pieces)} ${said.label !== 'none' && labelTag(said.label)}`;
  const marks = html`class="statement is-${said.label}" id="s${said.position}"`;
  if (said.label === 'none' && said.reasons.length === 0) return html`<p ${marks}>${words}</p>`;
  return html`<details ${marks}><summary>${words}</summary>${why(said)}</details>`;
}

function why({ centric, focused, reasons, customer }: StatementView): Html {
  return html`<div class="why"><p>Likely to look through their eyes: ${percent(centric)}; from the outside: ${percent(focused)}. ${customer ? 'Customers are spoken of.' : 'No customer is spoken of.'}</p>
${reasons.length === 0 ? html`<p>No entry of the lexicon decided it.</p>` : reasonTable(reasons)}</div>`;
}
