import type { Measured } from '../../../model/index.js';
import {
  absence,
  day,
  grouped,
  type LensLine,
  type LensPartView,
  type Piece,
  percent,
  type Quote,
  themeName,
} from '../../../report/index.js';
import type { Size } from '../charts/lens-rows.js';
import { mixChart } from '../charts/mix.js';
import { profileChart } from '../charts/profile.js';
import { ratesChart } from '../charts/rates.js';
import { ratioChart } from '../charts/ratio.js';
import { type Html, html, type Part } from '../html.js';
import { number, often } from './figures.js';

const PICTURES = { mix: mixChart, ratio: ratioChart, profile: profileChart, rates: ratesChart } as const;

/** A part's picture; nothing where no number of it may be told, as the sentence says why. */
export function picture(part: LensPartView, size: Size): Part {
  if (part.lines.every((line) => line.number.kind !== 'shown')) return undefined;
  return PICTURES[part.picture](part, size);
}

/** A share with its interval, or a rate with its own, as its unit asks for. */
export function heardOften(measured: Measured, unit: LensPartView['unit']): Html {
  return unit === 'share' ? number(measured) : often(measured, 'statement', ' in 100 statements');
}

/** What the marks of a picture mean. */
export function howToRead({ picture: kind, lines }: LensPartView): string {
  const parts = {
    mix: 'Each bar is a share of the whole; the line is its 95 % interval.',
    ratio: 'Plain is the one, hatched the other; the line is the 95 % interval of where they meet.',
    profile:
      'Each column is the share heard at that step, the earliest at the left; the line is its 95 % interval.',
    rates: 'Each dot is how often it was heard in 100 statements; the line is its 95 % interval.',
  } as const;
  const aimed = lines.some(({ target }) => target !== undefined)
    ? ' The diamond is the target that you set.'
    : '';
  const compared = lines.some(({ difference }) => difference !== undefined)
    ? ' The diamond is all teams together; a hollow dot does not clearly differ from it.'
    : '';
  return parts[kind] + aimed + compared;
}

/** The numbers of a part as a table. */
export function partTable({ title, unit, lines }: LensPartView): Html {
  const hasTarget = lines.some(({ target }) => target !== undefined);
  const hasDifference = lines.some(({ difference }) => difference !== undefined);
  return html`<div class="scroll" tabindex="0"><table><caption>${title}: ${unit === 'share' ? 'shares' : 'how often in 100 statements'}, with 95 % intervals</caption>
<thead><tr><th scope="col">Category</th><th scope="col" class="num">${unit === 'share' ? 'Share' : 'In 100 statements'}</th>${hasTarget && html`<th scope="col">Target</th>`}${hasDifference && html`<th scope="col">Against all teams</th>`}<th scope="col" class="num">Statements</th><th scope="col" class="num">People</th><th scope="col" class="num">Conversations</th></tr></thead>
<tbody>${lines.map(
    (line) =>
      html`<tr><th scope="row" title="${line.meaning}">${themeName(line.category)}${line.driving && html` <small>drives</small>`}</th><td class="num">${cell(line, unit)}</td>${hasTarget && html`<td>${targetWords(line)}</td>`}${hasDifference && html`<td>${differenceWords(line)}</td>`}${basisCells(line.number)}</tr>`,
  )}</tbody></table></div>`;
}

function cell({ number: measured }: LensLine, unit: LensPartView['unit']): Html {
  return unit === 'share' ? number(measured) : often(measured);
}

function targetWords({ target }: LensLine): Part {
  if (target === undefined) return '–';
  const words = {
    over: 'heard more',
    under: 'heard less',
    'no-clear-difference': 'no clear difference',
  } as const;
  return html`${percent(target.share)} <small>${words[target.place]}</small>`;
}

function differenceWords({ difference }: LensLine): Part {
  if (difference === undefined || difference.kind === 'cannot-compare') return '–';
  const { low, high } = difference;
  const within = `${signed(low)} to ${signed(high)}`;
  if (difference.kind === 'no-clear-change') return html`no clear difference <small>${within}</small>`;
  return html`${difference.direction === 'up' ? 'more often' : 'less often'} <small>${within}</small>`;
}

function signed(often: number): string {
  if (Math.abs(often) < 0.05) return '0.0';
  return `${often < 0 ? '−' : '+'}${Math.abs(often).toFixed(1)}`;
}

function basisCells(measured: Measured): Part {
  if (measured.kind !== 'shown') return [1, 2, 3].map(() => html`<td class="num">–</td>`);
  const { n, people, conversations } = measured;
  return [n, people, conversations].map((count) => html`<td class="num">${grouped(count)}</td>`);
}

/** Sentences in which something was heard, the words marked, each with the way to where it was said. */
export function heardList(quotes: readonly Quote[]): Html {
  return html`<ul class="statements">${quotes.map(heardItem)}</ul>`;
}

/** One of them. */
export function heardItem(quote: Quote): Html {
  return html`<li class="evidence">${heardQuote(quote)}</li>`;
}

/** The words with their date and place. */
export function heardQuote({ pieces, startedAt, place }: Quote): Html {
  const link =
    place !== undefined &&
    html`<a href="/conversations/${place.conversation}#s${place.position}">in its conversation</a>`;
  const parts = [startedAt !== undefined && day(startedAt), link].filter((part) => part !== false);
  return html`<blockquote>${pieces.map(piece)}</blockquote>
${parts.length > 0 && html`<p>${parts.map((part, index) => [index > 0 && ' · ', part])}</p>`}`;
}

function piece({ text, match }: Piece): Part {
  if (match === undefined || match.kind === 'cue') return text;
  return html`<mark title="${themeName(match.category)}">${text}</mark>`;
}

/** That part of the talk has not been heard by the words in force. */
export const notHeardYet: Html = html`<p class="note">Some conversations were read before the words in force: a newer lens has heard nothing in them. <code>centricity reanalyze</code> lets it.</p>`;

/** Why a group's sentences are not shown. */
export function noQuotes(hidden: Exclude<Measured, { kind: 'shown' }>): Html {
  return html`<p class="absent">Sentences are ${absence(hidden)}. A sentence can give away more than a number, so it takes more people.</p>`;
}
