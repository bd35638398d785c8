import type { Grain } from '../../model/index.js';
import { patterns } from './charts/bars.js';
import { type Html, html, type Part } from './html.js';
import { sameGrain } from './pages/periods.js';
import { staticAddress } from './statics.js';

/** One page's own part. */
export interface Page {
  /** The one heading; also the window's title. */
  readonly title: string;
  readonly body: Part;
  /** A short line above the heading, for example where this page belongs. */
  readonly above?: Part;
  /** Loads the page again after so many seconds, for work that is still running. */
  readonly refreshSeconds?: number;
}

/** What every page shows round its own part. */
export interface Surroundings {
  /** The path asked for, to mark where one is. */
  readonly path: string;
  /** How the page cuts time; pages that cut it, too, are linked to in the same way. */
  readonly grain?: Grain;
  /** How many sample conversations are in the store; 0 leaves the notice out. */
  readonly samples: number;
  /** Whether this page also exists as JSON and CSV. */
  readonly downloads: { readonly json?: string; readonly csv?: string };
  /** The least number of people behind any number. */
  readonly minimumPeople: number;
}

const NAVIGATION: readonly (readonly [path: string, name: string, cutsTime?: true])[] = [
  ['/', 'Home', true],
  ['/teams', 'Teams', true],
  ['/lenses', 'Lenses', true],
  ['/network', 'Network'],
  ['/imports', 'Imports'],
  ['/lexicon', 'Lexicons'],
  ['/try', 'Try it'],
  ['/how-this-works', 'How this works'],
];

/** The whole document. */
export function layout(page: Page, around: Surroundings): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${page.refreshSeconds !== undefined && html`<meta http-equiv="refresh" content="${page.refreshSeconds}">`}
<title>${page.title === 'Centricity' ? page.title : `${page.title} · Centricity`}</title>
<link rel="icon" href="${staticAddress('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${staticAddress('centricity.css')}">
<script src="${staticAddress('centricity.js')}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${patterns}
<header class="top">
<a class="brand" href="/"><img src="${staticAddress('icon.svg')}" alt="" width="22" height="22"> Centricity</a>
<nav aria-label="Main">${NAVIGATION.map(([path, name, cutsTime]) => link(path, name, around, cutsTime))}
<a class="button" href="/upload"${current('/upload', around.path)}>Add conversations</a></nav>
</header>
${around.samples > 0 && sampleNotice(around.samples)}
<main id="main" tabindex="-1">
${page.above !== undefined && html`<p class="above">${page.above}</p>`}
<h1>${page.title}</h1>
${page.body}
</main>
${footer(around)}
</body>
</html>`;
}

function link(
  path: string,
  name: string,
  { path: here, grain = 'month' }: Surroundings,
  cutsTime = false,
): Html {
  const address = cutsTime ? sameGrain(path, { grain }) : path;
  return html`<a href="${address}"${current(path, here)}>${name}</a>`;
}

function current(path: string, here: string): Part {
  if (path === here) return html` aria-current="page"`;
  return path !== '/' && here.startsWith(`${path}/`) && html` aria-current="true"`;
}

function sampleNotice(samples: number): Html {
  return html`<aside class="notice" aria-label="Sample data">
<p><strong>Sample data.</strong> The numbers include ${samples} invented conversations, so that there is something to look at.</p>
<form method="post" action="/samples/remove"><button class="quiet">Remove the samples</button></form>
</aside>`;
}

function footer({ downloads, minimumPeople }: Surroundings): Html {
  return html`<footer class="bottom">
<p>A number needs at least ${minimumPeople} people. Nobody is scored, ranked or filtered by person, anywhere. <a href="/how-this-works">How this works</a> · <a href="/settings">Settings</a></p>
${
  (downloads.json ?? downloads.csv) !== undefined &&
  html`<p class="downloads">This page as ${downloads.json !== undefined && html`<a href="${downloads.json}">JSON</a>`}
${downloads.csv !== undefined && html`<a href="${downloads.csv}">CSV</a>`}</p>`
}
</footer>`;
}
