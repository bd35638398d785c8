import type { PerspectiveSide } from '../../../model/index.js';
import type { FloorSettings } from '../../../privacy/index.js';
import { inWords, type Lens, listed, shownLenses, type Theme, themeName } from '../../../report/index.js';
import { html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import { legend } from './quotes.js';

/** What the tool does and what it refuses to do, for everybody whose words it reads. */
export function howPage(themes: readonly Theme[], lenses: readonly Lens[], floor: FloorSettings): Page {
  const list = (side: PerspectiveSide) =>
    html`<dl>${themes.filter((theme) => theme.side === side).map(({ name, meaning }) => html`<dt><strong>${themeName(name)}</strong></dt><dd>${meaning}</dd>`)}</dl>`;
  return {
    title: 'How this works',
    body: html`<p class="sentence">Two teams may both talk about customers all day. What differs is through whose eyes.</p>
<p>Centricity reads meetings and tickets sentence by sentence and asks two things of each: does it look at the world <em>through the customer’s eyes</em>, and does it look at customers <em>from the outside</em>? Both, one or neither can be true, which makes five labels:</p>
${legend}
<h2>The words behind it</h2>
<p>There is no hidden model of language. Word lists and patterns that a person can read and change find the themes below. Every label can be traced to the words that made it so: open any statement of a conversation.</p>
<div class="pair"><div><h3>Through their eyes</h3>${list('centric')}</div><div><h3>From the outside</h3>${list('focused')}</div></div>
${otherLenses(shownLenses(lenses))}
<h2>The numbers</h2>
<dl>
<dt><strong>Centricity ratio</strong></dt><dd>(centric + half of mixed) out of all that is centric, focused or mixed.</dd>
<dt><strong>Corrected ratio</strong></dt><dd>the same as careful readers would have counted it. They labelled sentences that the machine had labelled too; how often it errs is taken out of the number, and how uncertain that is goes into the interval. Where it cannot be done, the page says why.</dd>
<dt><strong>Leaning on all teams</strong></dt><dd>beside each of many teams: its own number drawn towards that of all teams, the more so the less it said.</dd>
<dt><strong>Customer share</strong></dt><dd>statements that speak of customers, out of all statements of the organisation’s side. What customers say themselves is context and never labelled.</dd>
<dt><strong>Interval</strong></dt><dd>where the true value lies with 95 % confidence, were the same people to hold such conversations again. A change counts as a change only when its interval leaves out zero.</dd>
</dl>
<p>Teams are never ranked. Neither way of talking is wrong in itself: an invoice has to be talked about from the outside. The question is what share of the talk goes where, and whether that is what you want.</p>
<h2>What it cannot do</h2>
<ul>
<li>It has no score, rank, chart or filter for a person, on any page, in any export or log.</li>
<li>A number needs at least ${inWords(floor.number)} different people, a quoted sentence ${inWords(floor.quote)}. Where one person said most of it, nothing is shown.</li>
<li>“Too little text to say” means that too few statements were heard. “Hidden” means that a number exists but could give a person away.</li>
<li>It does not read emotions, voices or faces, and it is no measure of anybody’s performance.</li>
<li>It makes mistakes: word lists miss irony and the unsaid. Look at the sentences before you believe a number.</li>
</ul>`,
  };
}

/** Every other lens with its categories, and which names must not be mixed up. */
function otherLenses(lenses: readonly Lens[]): Part {
  if (lenses.length === 0) return undefined;
  const names = ({ parts }: Lens) => listed(parts.flatMap(({ categories }) => categories.map(themeName)));
  return html`<h2 id="lenses">Other lenses</h2>
<p>The same statements are asked other questions, too. These lenses decide no label; a statement mostly belongs to none of their categories. <a href="/lenses">What they show</a></p>
<dl>${lenses.map(
    (lens) =>
      html`<dt><strong><a href="/lenses/${lens.name}">${lens.title}</a></strong></dt><dd>${lens.question} ${names(lens)}. <small>After ${lens.source}.</small>${lens.note !== undefined && html`<br>${lens.note}`}</dd>`,
  )}</dl>`;
}
