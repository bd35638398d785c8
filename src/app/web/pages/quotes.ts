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

/** The words that made a label, by theme, each with how much of a side's evidence it is. */
export function reasonList(reasons: readonly Reason[]): Html {
  if (reasons.length === 0) return html`<p>No entry of the lexicons stands in it.</p>`;
  const entries = reasons.filter((reason) => reason.kind === 'entry');
  const deciding = byCategory(entries.filter(({ share }) => share !== undefined));
  const others = byCategory(entries.filter(({ share }) => share === undefined));
  return html`<ul>${deciding.map(themeReason)}${reasons.map((reason) => reason.kind === 'cue' && html`<li>“${reason.text}”: ${cueReason(reason)}</li>`)}${
    others.length > 0 &&
    html`<li>heard too, deciding nothing: ${others.map(([first], index) => [index > 0 && ', ', first && categoryLink(first)])}</li>`
  }</ul>`;
}

/** Entries of one category together, in the order in which each was first heard. */
function byCategory(entries: readonly EntryReason[]): readonly (readonly EntryReason[])[] {
  const found = new Map<string, EntryReason[]>();
  for (const entry of entries) {
    const name = `${entry.lens}/${entry.category}`;
    found.set(name, [...(found.get(name) ?? []), entry]);
  }
  return [...found.values()];
}

function themeReason(entries: readonly EntryReason[]): Part {
  const [first] = entries;
  if (first === undefined) return undefined;
  const words = entries.map(({ text, share = 0, state }) => {
    const said = state === 'asserted' ? '' : ` (${state})`;
    return `“${text}” ${percent(share)}${said}`;
  });
  return html`<li>${categoryLink(first)}: ${words.join(', ')} of what the entries say for ${first.side}</li>`;
}

function categoryLink({ lens, category }: EntryReason): Html {
  return html`<a href="/lexicon/${lens}/${category}">${themeName(category)}</a>`;
}

function cueReason({ name, side, share }: CueReason): Html {
  return html`${meaningOf(name)}, ${percent(share)} of what words outside the entries say for ${side}`;
}
