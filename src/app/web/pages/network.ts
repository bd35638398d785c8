import {
  type EngagementLine,
  grouped,
  type NetworkNode,
  type NetworkView,
  themeName,
} from '../../../report/index.js';
import { networkChart } from '../charts/network.js';
import { type Html, html } from '../html.js';
import type { Page } from '../layout.js';
import { counts, number, sentence } from './figures.js';

/** The organisation as a network of conversations: teams, and how the talk between them looks at customers. */
export function networkPage(all: NetworkView): Page {
  const view = { ...all, edges: all.edges.slice(0, DRAWN) };
  const left = all.edges.length - view.edges.length;
  return {
    title: 'The network of conversations',
    body: html`${sentence(view.sentence)}
${view.nodes.length > 1 && figure(view)}
${view.edges.length > 0 ? edgeTable(view) : howToBeHeard}
${left > 0 && html`<p class="soft">Drawn and listed are the ${DRAWN} pairs that talk most; <a href="/network.csv">the table to download</a> has ${grouped(left)} more.</p>`}
${view.nodes.length > 0 && nodeTable(view.nodes)}`,
  };
}

/** More lines than this hide each other; the downloads have every pair. */
const DRAWN = 60;

const howToBeHeard = html`<p>Talk between teams is heard in meetings and chats in which people of two teams answer each other; a roster says who is on which team.</p>
<p><a class="button" href="/upload">Add conversations</a></p>`;

function figure(view: NetworkView): Html {
  return html`<figure><figcaption>A circle is a team; the larger, the more it talks of customers. A line is talk between two teams; the thicker, the more often one answered the other. Solid: through their eyes. Dashed: from the outside. Grey: cannot be told. Dotted: hidden, or too little text.</figcaption>
${networkChart(view, view.sentence)}</figure>`;
}

function nodeTable(nodes: readonly NetworkNode[]): Html {
  const theme = ({ category, words }: EngagementLine) =>
    html`${themeName(category)}: ${number(words, 'word')} of its words`;
  return html`<div class="scroll" tabindex="0"><table><caption>How much each team talks of customers at all, and which themes take most of its words, with 95 % intervals</caption>
<thead><tr><th scope="col">Team</th><th scope="col">Customer share</th><th scope="col">Most engaged in</th><th scope="col" class="num">Statements</th><th scope="col" class="num">People</th></tr></thead>
<tbody>${nodes.map(
    ({ id, name, customerShare, engagedIn }) =>
      html`<tr><th scope="row"><a href="/teams/${id}">${name}</a></th><td>${number(customerShare)}</td><td>${engagedIn.length === 0 ? '–' : engagedIn.map((line, index) => html`${index > 0 && html`<br>`}${theme(line)}`)}</td>${counts(customerShare)}</tr>`,
  )}</tbody></table></div>`;
}

function edgeTable({ nodes, edges }: NetworkView): Html {
  const ids = new Map(nodes.map(({ name, id }) => [name, id]));
  const link = (name: string) => html`<a href="/teams/${ids.get(name)}">${name}</a>`;
  return html`<div class="scroll"><table><caption>Talk between teams, with 95 % intervals; a pair needs enough people on each side</caption>
<thead><tr><th scope="col">Between</th><th scope="col" class="num">Answers</th><th scope="col">Centricity ratio</th><th scope="col" class="num">Statements</th><th scope="col" class="num">People</th></tr></thead>
<tbody>${edges.map(
    ({ between, turns, ratio }) =>
      html`<tr><th scope="row">${link(between[0])} and ${link(between[1])}</th><td class="num">${turns === undefined ? '–' : grouped(turns)}</td><td>${number(ratio)}</td>${counts(ratio)}</tr>`,
  )}</tbody></table></div>`;
}
