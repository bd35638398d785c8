import { type ExplanationView, percent, type Weighed } from '../../../report/index.js';
import { type Html, html } from '../html.js';
import type { Page } from '../layout.js';
import { labelTag, marked } from './quotes.js';
import { meaningOf } from './weights.js';

/** Why one statement has its label: everything that weighed, adding up to the decision. */
export function explanationPage({
  conversation,
  title,
  statement,
  weighed,
  spoken,
  current,
}: ExplanationView): Page {
  const { pieces, label, centric, focused, position } = statement;
  return {
    title: `Why this is ${label}`,
    above: html`<a href="/conversations/${conversation}#s${position}">${title}</a>`,
    body: html`<blockquote class="evidence is-${label}"><p class="sentence">${marked(pieces)}</p><p>${labelTag(label)}</p></blockquote>
<p>Likely to look through their eyes: <strong>${percent(centric)}</strong>. Likely to look from the outside: <strong>${percent(focused)}</strong>.${!spoken && ' Customers are probably not spoken of here, and so neither view is told.'}</p>
${!current && html`<p class="notice">The lexicons have changed since this label was given. Below is how they weigh the words today.</p>`}
${weighed.length > 0 && weighedTable(weighed.filter(hasWeighed))}`,
  };
}

/** Entries of the lenses that decide nothing stand with nought on both sides. */
function hasWeighed({ centric, focused }: Weighed): boolean {
  return centric !== 0 || focused !== 0;
}

function weighedTable(weighed: readonly Weighed[]): Html {
  const sum = (side: 'centric' | 'focused') => weighed.reduce((total, each) => total + each[side], 0);
  return html`<div class="scroll"><table><caption>What weighed: above nought speaks for a side, below against it. The figures are log-odds; they add up to the decision</caption>
<thead><tr><th scope="col">Words</th><th scope="col">What they are</th><th scope="col" class="num">Centric</th><th scope="col" class="num">Focused</th></tr></thead>
<tbody>${weighed.map(weighedRow)}</tbody>
<tfoot><tr><th scope="row" colspan="2">Together</th><td class="num">${signed(sum('centric'))}</td><td class="num">${signed(sum('focused'))}</td></tr>
<tr><th scope="row" colspan="2">As a probability</th><td class="num">${percent(logistic(sum('centric')))}</td><td class="num">${percent(logistic(sum('focused')))}</td></tr></tfoot></table></div>`;
}

function weighedRow({ text, name, centric, focused }: Weighed): Html {
  return html`<tr><th scope="row">${text === undefined ? 'all the rest' : `“${text}”`}</th><td>${name === 'background' ? 'who is meant, the sentences before, and what is true before a word is said' : meaningOf(name)}</td><td class="num">${signed(centric)}</td><td class="num">${signed(focused)}</td></tr>`;
}

function signed(logOdds: number): string {
  const shown = Math.abs(logOdds).toFixed(2);
  if (shown === '0.00') return '0';
  return logOdds < 0 ? `−${shown}` : `+${shown}`;
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
