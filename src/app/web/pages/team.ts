import type { Measured, PerspectiveSide } from '../../../model/index.js';
import {
  absence,
  type EngagementLine,
  type Evidence,
  type Question,
  type TeamView,
  type ThemeLine,
  themeName,
} from '../../../report/index.js';
import { bar } from '../charts/bars.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import { correctedCard, counts, number, numberCard, often, sentence, trendFigure, words } from './figures.js';
import { periodPicker, sameGrain } from './periods.js';
import { quoteList } from './quotes.js';

/** One team: the sentence, the trend, the themes, the evidence, and what the team can ask itself. */
export function teamPage(view: TeamView): Page {
  return {
    title: view.team.name,
    above: html`<a href="${sameGrain('/teams', view)}">Teams</a>`,
    body: html`${periodPicker(
      view.trend.map(({ period }) => period),
      view,
    )}
${sentence(view.sentence)}
<ul class="cards">
${numberCard('Centricity ratio', view.ratio, html`<p class="soft">how much of its talk about customers looks through their eyes</p>`)}
${correctedCard(view)}
${numberCard('Customer share', view.customerShare, html`<p class="soft">how much of its talk is about customers at all</p>`)}
</ul>
${view.ratio.kind === 'shown' && html`<p class="soft"><a href="/teams/${view.team.id}/sample">Label fifty sentences by hand</a>, and the correction rests on this team’s own talk.</p>`}
<h2>Over time</h2>
${trendFigure(view.trend)}
<h2>What it talks about, and how</h2>
${themes(view.themes)}
${engagement(view.engagement)}
${otherLenses(view)}
<h2>What was said</h2>
${evidence(view.evidence)}
${questions(view.questions)}
<h2>How it is counted</h2>
<p>The centricity ratio is (centric + half of mixed) out of all statements that are centric, focused or mixed. Statements of one conversation hang together, so the interval comes from drawing whole conversations again and again. <a href="/how-this-works">How this works</a></p>`,
  };
}

function themes(lines: readonly ThemeLine[]): Html {
  const [first] = lines;
  if (
    first !== undefined &&
    first.share.kind !== 'shown' &&
    lines.every(({ share }) => isSame(share, first.share))
  )
    return html`<p class="absent">How often each theme is heard: ${absence(first.share)}.</p>`;
  const shares = lines.flatMap(({ share }) => (share.kind === 'shown' ? [share.high] : []));
  const longest = Math.max(0.05, ...shares);
  const of = (side: PerspectiveSide) => lines.filter((line) => line.side === side);
  return html`<p class="soft">Share of the statements about customers in which a theme is heard; the thin line is the 95 % interval. All bars have one scale.</p>
<div class="pair">
${themeTable('Centric: through their eyes', of('centric'), longest)}
${themeTable('Focused: from the outside', of('focused'), longest)}
</div>`;
}

/** Whether two numbers are absent for the same reason. */
function isSame(one: Measured, other: Measured): boolean {
  return one.kind !== 'shown' && other.kind !== 'shown' && absence(one) === absence(other);
}

/** Which conversations people are most engaged in. */
function engagement(lines: readonly EngagementLine[]): Part {
  if (lines.every(({ words: told }) => told.kind !== 'shown')) return undefined;
  const hasPeople = lines.some(({ people }) => people !== undefined);
  const cell = (told: Html) => html`<td class="num">${told}</td>`;
  return html`<details><summary>How much of the talk each theme takes</summary>
<div class="scroll" tabindex="0"><table><caption>Share of all words and turns that carry a theme, ${hasPeople && 'of the people who spoke of it, '}and how often somebody answers such a turn, with 95 % intervals. The theme with most words stands first.</caption>
<thead><tr><th scope="col">Theme</th><th scope="col" class="num">Of all words</th><th scope="col" class="num">Of all turns</th>${hasPeople && html`<th scope="col" class="num">Of all people</th>`}<th scope="col" class="num">Replies per 100 turns</th><th scope="col" class="num">Words</th><th scope="col" class="num">People</th></tr></thead>
<tbody>${lines.map(
    ({ category, people, words, turns, replies }) =>
      html`<tr><th scope="row">${themeName(category)}</th>${cell(number(words, 'word'))}${cell(number(turns, 'turn'))}${people !== undefined && cell(number(people, 'person'))}${cell(often(replies, 'turn'))}${counts(words)}</tr>`,
  )}</tbody></table></div></details>`;
}

function themeTable(caption: string, lines: readonly ThemeLine[], longest: number): Html {
  return html`<div class="scroll" tabindex="0"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Theme</th><th scope="col" class="num">Share</th><td></td></tr></thead>
<tbody>${lines.map((line) => themeRow(line, longest))}</tbody></table></div>`;
}

function themeRow({ category, meaning, share, side }: ThemeLine, longest: number): Html {
  const name = html`<th scope="row" title="${meaning}">${themeName(category)}</th>`;
  if (share.kind !== 'shown')
    return html`<tr>${name}<td colspan="2" class="absent">${absence(share)}</td></tr>`;
  return html`<tr>${name}<td class="num">${number(share)}</td><td>${bar(share, longest, side)}</td></tr>`;
}

function evidence(shown: Evidence): Part {
  if (shown.kind === 'hidden') {
    return html`<p class="absent">Sentences are ${absence(shown)}. A sentence can give away more than a number, so it takes more people.</p>`;
  }
  return html`<p class="soft">Drawn at random among the sentences whose label is beyond doubt, the same on every visit, not picked. The marked words weighed most.</p>
<h3>Through their eyes</h3>${quoteList(shown.centric, 'centric')}
<h3>From the outside</h3>${quoteList(shown.focused, 'focused')}`;
}

function questions(asked: readonly Question[]): Part {
  if (asked.length === 0) return undefined;
  return html`<h2>Questions the team can ask itself</h2>
<p class="soft">For the themes that most often look from the outside: what would the same sentence say through their eyes?</p>
<ul>${asked.map(({ ask, category }) => html`<li>${ask} <small>(instead of ${themeName(category)})</small></li>`)}</ul>`;
}

function otherLenses({ team, lenses, grain }: TeamView): Part {
  if (lenses.length === 0) return undefined;
  const address = `/teams/${team.id}/lenses`;
  return html`<h2>Through other lenses</h2>
<dl>${lenses.map(({ lens, parts }) => html`<dt><strong><a href="${sameGrain(`${address}/${lens.name}`, { grain })}">${lens.title}</a></strong></dt>${parts.map((part) => html`<dd>${words(part.sentence)}</dd>`)}${lens.note !== undefined && html`<dd class="soft">${lens.note}</dd>`}`)}</dl>
<p><a href="${sameGrain(address, { grain })}">All of them on one screen</a></p>`;
}
