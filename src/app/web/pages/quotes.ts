import type { Label, PerspectiveSide } from '../../../model/index.js';
import { day, type Piece, type Quote, themeName } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';

/** The words of a statement with those that counted marked; what each counted for is in its title. */
export function marked(pieces: readonly Piece[]): Part {
  return pieces.map(({ text, match }) => {
    if (match === undefined) return text;
    const kind = match.state === 'dismissed' ? 'aside' : (match.side ?? 'aside');
    return html`<mark class="${kind}" title="${themeName(match.category)}">${text}</mark>`;
  });
}

/** A label in a word and a sign; the colour only repeats what the sign says. */
export function labelTag(label: Label): Html {
  return html`<span class="label ${label}">${label}</span>`;
}

/** What the signs, lines and underlines mean. */
export const legend: Html = html`<ul class="legend">
<li><span class="label centric">centric: through their eyes</span></li>
<li><span class="label focused">focused: from the outside</span></li>
<li><span class="label mixed">mixed: both</span></li>
<li><span class="label neutral">neutral: of customers, neither way</span></li>
<li><span class="label none">none: not of customers</span></li>
</ul>`;

/** Sentences of one side as evidence, each with the way to where it was said. */
export function quoteList(quotes: readonly Quote[], side: PerspectiveSide): Html {
  if (quotes.length === 0) return html`<p class="soft">No such sentence was heard.</p>`;
  return html`<ul class="statements">${quotes.map((quote) => quoteItem(quote, side))}</ul>`;
}

function quoteItem(quote: Quote, side: PerspectiveSide): Html {
  const themes = [
    ...new Set(
      quote.pieces.flatMap(({ match }) => (match?.side === side ? [themeName(match.category)] : [])),
    ),
  ];
  const when = quote.startedAt === undefined ? '' : ` of ${day(quote.startedAt)}`;
  return html`<li class="evidence is-${quote.label}"><blockquote>${marked(quote.pieces)}</blockquote>
<p>${labelTag(quote.label)} ${themes.join(', ')} · <a href="/conversations/${quote.conversation}#s${quote.position}">in a conversation${when}</a></p></li>`;
}
