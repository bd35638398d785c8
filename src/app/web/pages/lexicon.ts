import { type HeardCategory, plural, themeName } from '../../../report/index.js';
import type { Book, BookEntry, Chapter, Example, LensPart, WordList } from '../book.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import { heardList, heardOften } from './lens-parts.js';
import { quoteList } from './quotes.js';

/** All lenses with their categories, and the word classes that patterns are built from. */
export function lexiconPage({ lenses, classes }: Book): Page {
  return {
    title: 'The lexicons',
    body: html`<p class="sentence">Everything the labels rest on, as text that a person can read, change and argue with.</p>
${lenses.map(lensPart)}
<h2>Word classes</h2>
<p>Patterns are built from kinds of words, written as <code>#Name</code>.</p>
<ul class="columns">${classes.map(({ name, meaning }) => html`<li><a href="/lexicon/classes/${name}">#${name}</a> <small>${meaning}</small></li>`)}</ul>`,
  };
}

function lensPart({ title, question, source, chapters }: LensPart): Html {
  const hasSides = chapters.some(({ side }) => side !== undefined);
  return html`<h2>${title}</h2><p>${question} <small>After ${source}.</small></p>
<div class="scroll"><table><caption>${plural(chapters.length, 'category', 'categories')}</caption>
<thead><tr><th scope="col">Category</th>${hasSides && html`<th scope="col">Side</th>`}<th scope="col">What it is about</th><th scope="col" class="num">Entries</th></tr></thead>
<tbody>${chapters.map(
    ({ lens, category, side, meaning, entries }) =>
      html`<tr><th scope="row"><a href="/lexicon/${lens}/${category}">${themeName(category)}</a></th>${hasSides && html`<td>${side !== undefined && html`<span class="label ${side}">${side}</span>`}</td>`}<td>${meaning}</td><td class="num">${entries.length}</td></tr>`,
  )}</tbody></table></div>`;
}

/** A category, and how often it is heard; one that only helps to decide is weighed and not counted. */
type ChapterView = { readonly chapter: Chapter; readonly from: number } & (
  | HeardCategory
  | Partial<Record<keyof HeardCategory, never>>
);

/** One category: what it means, how often it is heard, every entry with its examples. */
export function chapterPage({ chapter, from, number: heard, unit, said }: ChapterView): Page {
  const { category, meaning, ask, source, side, entries } = chapter;
  const often = heard === undefined ? 'Not counted: it only helps to decide.' : heardOften(heard, unit);
  return {
    title: themeName(category),
    above: html`<a href="/lexicon">The lexicons</a> · ${chapter.lens}${side !== undefined && html` · <span class="label ${side}">${side}</span>`}`,
    body: html`<p class="sentence">${meaning}</p>
<dl>${ask !== undefined && html`<dt><strong>A question to ask instead</strong></dt><dd>${ask}</dd>`}
${source !== undefined && html`<dt><strong>After</strong></dt><dd>${source}</dd>`}
<dt><strong>How often it is heard, all teams together</strong></dt><dd>${often}</dd></dl>
${said?.kind === 'shown' && said.quotes.length > 0 && html`<h2>Where it was heard</h2>${side === undefined ? heardList(said.quotes) : quoteList(said.quotes, side)}`}
<h2>Its entries</h2>
<p class="soft">${plural(entries.length, 'entry', 'entries')}. Every example is tried at each change of the lexicons.</p>
<ul class="statements">${entries.slice(from - 1, from - 1 + LISTED).map(entryItem)}</ul>
${entries.length > LISTED && otherEntries(chapter, from)}`,
  };
}

/** So many entries with their examples make a page. */
const LISTED = 60;

/** Where the entries before and behind those of a page are. */
function otherEntries({ lens, category, entries }: Chapter, from: number): Html {
  const last = Math.min(entries.length, from + LISTED - 1);
  const link = (to: number, words: string) =>
    html`<a href="/lexicon/${lens}/${category}?from=${to}">${words}</a> `;
  return html`<nav aria-label="More of the entries"><p>${from} to ${last} of ${entries.length}. ${from > 1 && link(Math.max(1, from - LISTED), 'Those before')}${last < entries.length && link(last + 1, 'Those behind')}</p></nav>`;
}

function entryItem({ match, yes, no }: BookEntry): Html {
  return html`<li class="entry"><p><code>${pattern(match)}</code></p>
<dl><dt>Matches</dt>${yes.map(example)}<dt>Does not match</dt>${no.map(example)}</dl></li>`;
}

/** A pattern in which each word class leads to its words. */
function pattern(match: string): Part {
  return match
    .split(/(#[A-Z]\w*)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="/lexicon/classes/${part.slice(1)}">${part}</a>` : part,
    );
}

function example({ text, context, audience }: Example): Html {
  return html`<dd>${context !== undefined && html`<small>${context}</small> `}${text}${audience === 'customer' && html` <small>(to a customer)</small>`}</dd>`;
}

/** One word class with its members. */
export function classPage(list: WordList): Page {
  const kinds = [
    ['Verbs, in all their forms', list.verbs],
    ['Nouns, with their plurals', list.nouns],
    ['Adjectives, with their degrees', list.adjectives],
    ['Words just as written', list.words],
    ['Phrases that only look like members', list.except],
  ] as const;
  return {
    title: `#${list.name}`,
    above: html`<a href="/lexicon">The lexicons</a> · word class`,
    body: html`<p class="sentence">${list.meaning}</p>
${kinds.map(([name, words]) => words.length > 0 && html`<h2>${name}</h2><p>${words.join(', ')}</p>`)}
${list.include.length > 0 && html`<h2>All members of</h2><p>${list.include.map((name) => html`<a href="/lexicon/classes/${name}">#${name}</a> `)}</p>`}`,
  };
}
