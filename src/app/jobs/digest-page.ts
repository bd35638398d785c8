import { absence, day, type Quote, type ToldNews } from '../../report/index.js';
import { type Html, html } from '../web/html.js';

/** A digest before it has the form of a mail, a message or a file. */
export interface Digest {
  readonly madeAt: Date;
  readonly news: readonly ToldNews[];
  /** Where the pages are, where that is known. */
  readonly address?: string | undefined;
}

/** `What changed: Care and Sales` */
export function titleOf({ news }: Digest): string {
  const names = news.map(({ team }) => team.name);
  const listed =
    names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : undefined;
  return `What changed in how customers are spoken of: ${listed ?? names.join(', ')}`;
}

export const counting =
  'A change is told only where its 95 % interval leaves out zero. Sentences are drawn at random among those beyond ' +
  'doubt, redacted by machine, and told only of groups that are large enough.';

/** Where a team's page is. */
export function linkTo(address: string | undefined, team: number): string | undefined {
  return address === undefined ? undefined : `${address.replace(/\/+$/, '')}/teams/${team}`;
}

export function quoteWords({ pieces }: Quote): string {
  return pieces.map(({ text }) => text).join('');
}

/** The quotes' lines, or the one that says why there are none. */
export function quotesOf({ quotes }: ToldNews): readonly Quote[] | string {
  if (quotes.kind === 'hidden') return `Sentences are ${absence(quotes)}.`;
  return quotes.quotes.length === 0 ? 'No sentence is sure enough to be an example.' : quotes.quotes;
}

/** The digest as plain text. */
export function digestText(digest: Digest): string {
  const teams = digest.news.map((told) => {
    const { team, changes } = told;
    const quotes = quotesOf(told);
    const said = typeof quotes === 'string' ? [quotes] : quotes.map((quote) => `  “${quoteWords(quote)}”`);
    const link = linkTo(digest.address, team.id);
    return [team.name, ...changes.map(({ sentence }) => sentence), ...said, ...(link ? [link] : [])].join(
      '\n',
    );
  });
  return [titleOf(digest), ...teams, counting].join('\n\n').concat('\n');
}

const body =
  'font-family:sans-serif;line-height:1.5;max-width:40em;margin:1em auto;padding:0 1em;color:#1b1b1b';
const quotation = 'margin:.5em 0;padding:.1em .8em;border-left:3px solid #888';
const marked = 'background:#ffe08a;color:#000';

/** The digest as a page that needs nothing beside itself: mail programs read styles from attributes only. */
export function digestHtml(digest: Digest): string {
  const title = titleOf(digest);
  return String(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="${body}"><h1 style="font-size:1.3em">${title}</h1>
<p>${day(digest.madeAt.toISOString())}</p>
${digest.news.map((told) => teamPart(digest, told))}
<p style="font-size:.85em;color:#555">${counting}</p></body></html>
`);
}

function teamPart({ address }: Digest, told: ToldNews): Html {
  const { team, changes } = told;
  const link = linkTo(address, team.id);
  const quotes = quotesOf(told);
  return html`<h2 style="font-size:1.1em">${link === undefined ? team.name : html`<a href="${link}">${team.name}</a>`}</h2>
${changes.map(({ sentence }) => html`<p>${sentence}</p>`)}
${typeof quotes === 'string' ? html`<p>${quotes}</p>` : quotes.map(quotePart)}`;
}

function quotePart({ pieces }: Quote): Html {
  const words = pieces.map(({ text, match }) =>
    match === undefined ? text : html`<mark style="${marked}">${text}</mark>`,
  );
  return html`<blockquote style="${quotation}">${words}</blockquote>`;
}
