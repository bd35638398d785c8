import {
  basis,
  type CategoryEvidence,
  type ChecklistView,
  type ConditionLine,
  type LensLine,
  type LensPartView,
  type LensTeam,
  type LensView,
  plural,
  themeName,
} from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import { bare, number, often, sentence } from './figures.js';
import { heardList, heardQuote, howToRead, noQuotes, notHeardYet, partTable, picture } from './lens-parts.js';
import { periodPicker, sameGrain, type Timed } from './periods.js';

/** One lens: what it asks, the answer in words, pictures and numbers, the sentences behind it, and how it is counted. */
export function lensPage(view: LensView): Page {
  const { team, periods, outdated, lens, parts, checklist, teams } = view;
  return {
    title: team === undefined ? lens.title : `${lens.title}: ${team.name}`,
    above:
      team === undefined
        ? html`<a href="${sameGrain('/lenses', view)}">Lenses</a>`
        : html`<a href="${sameGrain('/teams', view)}">Teams</a> · <a href="${sameGrain(`/teams/${team.id}`, view)}">${team.name}</a> · <a href="${sameGrain(`/teams/${team.id}/lenses`, view)}">Lenses</a>`,
    body: html`${periodPicker(periods, view)}
<p class="asks">${lens.question}</p>
${lens.note !== undefined && html`<p class="note">${lens.note}</p>`}
${outdated && notHeardYet}
${parts.map((part) => partSection(part, parts.length > 1 ? part.title : 'The answer'))}
${checklist !== undefined && checklistSection(checklist)}
${evidence(view)}
${teams.length > 0 && teamsSection(lens.name, teams, view)}
<h2>How it is counted</h2>
${counting(parts)}
<p>After ${lens.source}. <a href="/how-this-works">How this works</a> · <a href="/lexicon">The words behind it</a></p>`,
  };
}

function partSection(part: LensPartView, heading: string): Html {
  const drawn = picture(part, 'page');
  return html`<section><h2>${heading}</h2>
${sentence(part.sentence)}
${drawn !== undefined && html`<figure><figcaption>${howToRead(part)}</figcaption>${drawn}</figure>`}
${partTable(part)}</section>`;
}

function checklistSection({ title, sentence: words, conditions }: ChecklistView): Html {
  return html`<section><h2>${title}</h2>
<p>${words}</p>
${[...new Set(conditions.map(({ category }) => category))].map(
  (category) =>
    html`<h3>${themeName(category)}</h3><ul class="checklist">${conditions.filter((each) => each.category === category).map(conditionItem)}</ul>`,
)}</section>`;
}

const SIGNS = { heard: 'heard', 'not-heard': 'not heard', 'not-told': 'not told' } as const;

function conditionItem({ name, state, number: rated, quote }: ConditionLine): Html {
  const told =
    rated.kind === 'shown' && state !== 'heard' ? '' : often(rated, 'statement', ' in 100 statements');
  return html`<li class="${state}"><p><span class="sign">${SIGNS[state]}</span> <strong>${name}</strong> <small>${told}</small></p>${quote !== undefined && heardQuote(quote)}</li>`;
}

function evidence({ lens, parts, evidence: heard }: LensView): Html {
  const lines = parts.flatMap((part) => part.lines);
  const [only] = new Set(heard.map(({ said }) => (said.kind === 'hidden' ? said.reason : 'shown')));
  const [first] = heard;
  const allHidden = heard.every(({ said }) => said.kind === 'hidden' && said.reason === only);
  const lineOf = (category: string) => lines.find((line) => line.category === category);
  return html`<h2>What was said, and what to ask</h2>
${allHidden && first?.said.kind === 'hidden' ? noQuotes(first.said) : html`<p class="soft">Drawn by chance, the same on every visit, not picked. The marked words are those it was heard by.</p>`}
${heard.map((each) => categoryPart(lens.name, each, lineOf(each.category), allHidden))}`;
}

function categoryPart(
  lens: string,
  { category, said }: CategoryEvidence,
  line: LensLine | undefined,
  allHidden: boolean,
): Html {
  return html`<section class="together"><h3><a href="/lexicon/${lens}/${category}">${themeName(category)}</a></h3>
<p class="soft">${line?.meaning}</p>
${line?.ask !== undefined && html`<p class="ask"><small>To ask</small> ${line.ask}</p>`}
${said.kind === 'shown' ? quotes(said.quotes) : !allHidden && noQuotes(said)}</section>`;
}

function quotes(said: Parameters<typeof heardList>[0]): Html {
  return said.length === 0
    ? html`<p class="soft">Not heard, or its words are no longer kept.</p>`
    : heardList(said);
}

function teamsSection(lens: string, teams: readonly LensTeam[], timed: Timed): Html {
  return html`<h2>By team</h2>
<p class="soft">Teams by name. They are not ranked: where intervals overlap, they cannot be told apart.</p>
${(teams[0]?.parts ?? []).map((part, index) =>
  teamsTable(
    lens,
    part,
    teams.map(({ team, parts }) => ({ team, part: parts[index] })),
    timed,
  ),
)}`;
}

function teamsTable(
  lens: string,
  { title, unit, lines }: LensPartView,
  teams: readonly { readonly team: LensTeam['team']; readonly part: LensPartView | undefined }[],
  timed: Timed,
): Html {
  return html`<div class="scroll" tabindex="0"><table><caption>${title}, ${unit === 'share' ? 'shares' : 'in 100 statements'}</caption>
<thead><tr><th scope="col">Team</th>${lines.map(({ category }) => html`<th scope="col">${themeName(category)}</th>`)}</tr></thead>
<tbody>${teams.map(
    ({ team, part }) =>
      html`<tr><th scope="row"${titleOf(part)}><a href="${sameGrain(`/teams/${team.id}/lenses/${lens}`, timed)}">${team.name}</a></th>${teamCells(part)}</tr>`,
  )}</tbody></table></div>`;
}

/** All categories of a part are counted from the same statements: how many they are is said once, with the team's name. */
function titleOf(part: LensPartView | undefined): Part {
  const shown = part?.lines.flatMap(({ number: measured }) => (measured.kind === 'shown' ? [measured] : []));
  return shown?.[0] !== undefined && html` title="${plural(shown[0].n, 'statement')}"`;
}

/** A number for each category; one cell where all are withheld for the same reason. */
function teamCells(part: LensPartView | undefined): Part {
  if (part === undefined) return undefined;
  const { lines, unit } = part;
  const [first] = lines;
  if (first !== undefined && lines.every((line) => line.number.kind !== 'shown'))
    return html`<td colspan="${lines.length}">${number(first.number)}</td>`;
  return lines.map(({ number: measured }) =>
    measured.kind === 'shown'
      ? html`<td title="${basis(measured, 'person')}">${bare(measured, unit !== 'share')}</td>`
      : html`<td>${number(measured)}</td>`,
  );
}

function counting(parts: readonly LensPartView[]): Html {
  const kinds = new Set(parts.map(({ picture: kind }) => kind));
  return html`<ul>
${(kinds.has('mix') || kinds.has('profile') || kinds.has('ratio')) && html`<li>A share is out of the statements in which any of its categories was heard; one that holds two counts for both. Nearly all talk belongs to none, so shares rest on fewer statements than other numbers, and take five people who said any of it.</li>`}
${kinds.has('profile') && html`<li>A step is called reached only where, from at least 30 statements, clearly more than half stands at that step or further: the whole 95 % interval lies above one half. Otherwise it is left open.</li>`}
${kinds.has('rates') && html`<li>A rate is how many of 100 statements hold the category. It differs from all teams together only where the interval of the difference leaves out zero.</li>`}
<li>What is denied (“we are no family”) is not heard. Statements of one conversation hang together, so intervals come from drawing whole conversations.</li>
<li>The words find part of what is meant: what is not heard may still be there.</li>
</ul>`;
}
