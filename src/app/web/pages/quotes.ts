import type { Label, PerspectiveSide } from '../../../model/index.js';
import {
  type CueReason,
  day,
  type EntryReason,
  type Piece,
  percent,
  type Quote,
  type Reason,
  themeName,
} from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { meaningOf } from './weights.js';

/** The words of a statement with those that counted marked; what each counted for is in its title. */
export function marked(pieces: readonly Piece[]): Part {
  return pieces.map(({ text, match }) => {
    if (match === undefined) return text;
    if (match.kind === 'cue') {
      return html`<mark class="${match.side}" title="words that weigh, though no entry">${text}</mark>`;
    }
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
  if (quotes.length === 0)
    return html`<p class="soft">No sentence of this kind is sure enough to be shown as an example.</p>`;
  return html`<ul class="statements">${quotes.map((quote) => quoteItem(quote, side))}</ul>`;
}

function quoteItem(quote: Quote, side: PerspectiveSide): Html {
  const { pieces, label, reasons, place } = quote;
  const heard = reasons.flatMap((reason) =>
    reason.kind === 'entry' && reason.side === side ? [themeName(reason.category)] : [],
  );
  return html`<li class="evidence is-${label}"><blockquote>${marked(pieces)}</blockquote>
<p>${labelTag(label)} ${[...new Set(heard)].join(', ')}${quote.startedAt !== undefined && ` · ${day(quote.startedAt)}`}
${place !== undefined && html` · <a href="/conversations/${place.conversation}#s${place.position}">in its conversation</a>`}</p>
<details><summary>Why it counts</summary>${reasonList(reasons)}</details></li>`;
}

/** The words that made a label, each with its theme and how much of a side's evidence it is. */
export function reasonList(reasons: readonly Reason[]): Html {
  if (reasons.length === 0) return html`<p>No entry of the lexicons stands in it.</p>`;
  return html`<ul>${reasons.map(
    (reason) =>
      html`<li>“${reason.text}”: ${reason.kind === 'entry' ? entryReason(reason) : cueReason(reason)}</li>`,
  )}</ul>`;
}

function cueReason({ name, side, share }: CueReason): Html {
  return html`${meaningOf(name)}, ${percent(share)} of what words outside the entries say for ${side}`;
}

function entryReason(reason: EntryReason): Html {
  return html`<a href="/lexicon/${reason.lens}/${reason.category}">${themeName(reason.category)}</a>, ${speaksFor(reason)}`;
}

function speaksFor({ side, share, state }: EntryReason): Part {
  const said = state === 'asserted' ? '' : ` (${state})`;
  if (side === undefined || share === undefined) return `decides nothing${said}`;
  return `${percent(share)} of what the entries say for ${side}${said}`;
}
