import type { Grain, Measured, Shown } from '../../../model/index.js';
import {
  absence,
  basis,
  between,
  betweenInWords,
  breakSentence,
  type Corrected,
  type CorrectedPerspective,
  correctionHelp,
  day,
  type Gap,
  grouped,
  periodLabel,
  periodName,
  rate,
  stillNeeded,
  type TeamLine,
  type TrendPoint,
  teamsSentence,
  trendSentence,
  value,
} from '../../../report/index.js';
import { intervalDots } from '../charts/dots.js';
import { trendChart } from '../charts/trend.js';
import { type Html, html, type Part } from '../html.js';
import { sameGrain, type Timed } from './periods.js';

/** A number in a table cell, its interval small beside it and in its title what it was counted from; or why there is none. */
export function number(measured: Corrected | Gap, unit?: Parameters<typeof basis>[1]): Html {
  if (measured.kind !== 'shown') return html`<span class="absent">${absence(measured)}</span>`;
  return html`<span title="${basis(measured, unit)}">${bare(measured)}</span>`;
}

/** Only a number and its interval, for where it is said otherwise what it was counted from. */
export function bare(measured: Shown, isRate = false): Html {
  if (!isRate) return html`${value(measured)} <small>${between(measured)}</small>`;
  const [told, interval] = rate(measured).split(' ');
  return html`${told} <small>${interval?.replace(/[()]/g, '')}</small>`;
}

/** The same of a rate in 100. */
export function often(measured: Measured, unit?: Parameters<typeof basis>[1], within = ''): Html {
  if (measured.kind !== 'shown') return number(measured);
  const [told, interval] = rate(measured).split(' ');
  return html`<span title="${basis(measured, unit)}">${told} <small>${interval?.replace(/[()]/g, '')}${within}</small></span>`;
}

/** A number as a card: large, with its interval and what it was counted from. */
export function numberCard(title: string, measured: Corrected, note: Part, help?: string): Html {
  const figures =
    measured.kind === 'shown'
      ? html`<p class="big">${value(measured)}</p>
<p class="soft">${betweenInWords(measured)}<br>${basis(measured)}</p>`
      : html`<p class="big absent">${absence(measured)}</p>${further(measured, help)}`;
  return html`<li class="card"><h2>${title}</h2>${note}${figures}</li>`;
}

function further(absent: Corrected, help: string | undefined): Part {
  const told = help ?? (absent.kind === 'too-little' ? stillNeeded(absent) : undefined);
  return told !== undefined && html`<p class="soft">${told}</p>`;
}

/** What careful readers would have counted, where there is a number to correct. */
export function correctedCard({ ratio, corrected, ownLabels }: CorrectedPerspective): Part {
  if (ratio.kind !== 'shown') return undefined;
  const by =
    ownLabels === undefined ? 'a careful reader' : `the team’s own readers of ${ownLabels} sentences`;
  return numberCard(
    'Corrected ratio',
    corrected,
    html`<p class="soft">the same, as ${by} would have counted it</p>`,
    correctionHelp(corrected),
  );
}

/** A sentence in which the per cents stand out. */
export function sentence(text: string): Html {
  return html`<p class="sentence">${withFigures(text, (figure) => html`<strong class="nowrap">${figure}</strong>`)}</p>`;
}

/** Words in which no line ends inside a per cent and its interval. */
export function words(text: string): Part {
  return withFigures(text, (figure) => html`<span class="nowrap">${figure}</span>`);
}

function withFigures(text: string, show: (figure: string) => Html): Part {
  const parts = text.split(/((?:(?:under|over) |\d+ and )?[\d.]+ %(?: \([^)]*\))?)/);
  return parts.map((part, index) => (index % 2 === 1 ? show(part) : part));
}

/** So many periods are drawn and listed, half a year by the week: a page of all would be too heavy. */
const DRAWN = 26;

/** The trend as a picture and, folded, as the table of the same numbers. */
export function trendFigure(whole: readonly TrendPoint[]): Html {
  const trend = whole.slice(-DRAWN);
  if (trend.length === 0)
    return html`<p class="soft">None of these conversations has a date, so there is no trend.</p>`;
  const grain = trend[0]?.period.grain ?? 'month';
  if (trend.every(({ ratio }) => ratio.kind !== 'shown'))
    return html`<p class="soft">No ${grain} has a ratio that can be told yet, so there is nothing to draw.</p>
<details><summary>Why, as a table</summary>${trendTable(trend, grain)}</details>`;
  const marks = trend.map(({ period, ratio, breaks }) => ({
    name: periodName(period),
    label: periodLabel(period),
    year: period.from.slice(0, 4),
    ratio,
    ...(breaks && { broken: `Other words labelled what was said before ${periodName(period)}` }),
  }));
  const note = breakSentence(trend);
  return html`<figure>
<figcaption>Centricity ratio by ${grain}. The band is the 95 % interval; a hollow dot rests on fewer than 100 statements.${trend.some(({ ratio }) => ratio.kind !== 'shown') && ` A question mark stands for a ${grain} that is hidden, or of which too little was heard.`}${trend.some(({ breaks }) => breaks) && ' A dashed upright line stands where the words changed by which talk is labelled.'}${whole.length > DRAWN && ` These are the last ${DRAWN} of ${whole.length}; this page as JSON or CSV has all.`}</figcaption>
${trendChart(marks, note === undefined ? trendSentence(trend) : `${trendSentence(trend)} ${note}`)}
${note !== undefined && html`<p class="note">${inCode(note)}</p>`}
<details><summary>The same numbers as a table</summary>${trendTable(trend, grain)}</details>
</figure>`;
}

/** What stands between backticks is code. */
function inCode(text: string): Part {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

function trendTable(trend: readonly TrendPoint[], grain: Grain): Html {
  const isTold = breakSentence(trend) !== undefined;
  return html`<div class="scroll" tabindex="0"><table><caption>Centricity ratio and customer share by ${grain}, with 95 % intervals</caption>
<thead><tr><th scope="col">${HEADS[grain]}</th><th scope="col">Centricity ratio</th><th scope="col">Customer share</th><th scope="col" class="num">Statements</th><th scope="col" class="num">People</th>${isTold && html`<th scope="col">Labelled by</th>`}</tr></thead>
<tbody>${trend.map(
    ({ period, ratio, customerShare, labelledBy = '–', breaks }) =>
      html`<tr><th scope="row">${grain === 'week' ? day(period.from) : periodName(period)}</th><td>${number(ratio)}</td><td>${number(customerShare)}</td>${counts(ratio)}${isTold && html`<td>${labelledBy}${breaks && '; a break before it'}</td>`}</tr>`,
  )}</tbody></table></div>`;
}

const HEADS = { week: 'Week of', month: 'Month', quarter: 'Quarter' } as const;

/** Two cells: from how many statements and people a number comes. */
export function counts(measured: Measured | Gap): Part {
  if (measured.kind !== 'shown') return html`<td class="num">–</td><td class="num">–</td>`;
  return html`<td class="num">${grouped(measured.n)}</td><td class="num">${measured.people}</td>`;
}

interface Column {
  readonly head: Part;
  cell(line: TeamLine): Part;
  readonly note?: Part;
}

/** A column that is there only where some team has its number; what is the same for every team stands below. */
function optionalColumn(
  name: string,
  lines: readonly TeamLine[],
  of: (line: TeamLine) => Corrected | undefined,
): Column {
  const told = lines.map((line) => of(line)).filter((each) => each !== undefined);
  const isUntold = (each: Corrected) => each.kind !== 'shown' && each.kind !== 'cannot-correct';
  // Whatever hides the numbers stands beside it already, in the column of the ratio.
  if (told.every(isUntold)) return { head: false, cell: () => false };
  const reasons = new Set(told.map((each) => (each.kind === 'cannot-correct' ? absence(each) : '')));
  const [reason = ''] = reasons;
  if (reasons.size === 1 && reason !== '') {
    return {
      head: false,
      cell: () => false,
      note: html`<p class="soft">${name}: ${reason}. ${told[0] && correctionHelp(told[0])}</p>`,
    };
  }
  return {
    head: html`<th scope="col">${name}</th>`,
    cell: (line) => {
      const mine = of(line);
      return html`<td>${mine === undefined ? '–' : number(mine)}</td>`;
    },
  };
}

/** All teams as a table; in alphabetical order, because a ranking would say more than the numbers do. */
export function teamsTable(
  teams: readonly TeamLine[],
  caption: string,
  timed: Pick<Timed, 'grain'> = { grain: 'month' },
): Html {
  const corrected = optionalColumn('Corrected ratio', teams, (line) => line.corrected);
  const pooled = optionalColumn('Leaning on all teams', teams, (line) => line.pooled);
  return html`<div class="scroll"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Team</th><th scope="col">Centricity ratio</th>${corrected.head}${pooled.head}<th scope="col">Customer share</th><th scope="col" class="num">Statements</th><th scope="col" class="num">People</th></tr></thead>
<tbody>${teams.map(
    (line) =>
      html`<tr><th scope="row"><a href="${sameGrain(`/teams/${line.team.id}`, timed)}">${line.team.name}</a></th><td>${number(line.ratio)}</td>${corrected.cell(line)}${pooled.cell(line)}<td>${number(line.customerShare)}</td>${counts(line.ratio)}</tr>`,
  )}</tbody></table></div>
${corrected.note}`;
}

/** All teams as dots on their intervals; nothing where there is no dot to draw. */
export function teamsFigure(teams: readonly TeamLine[], overall: Measured): Part {
  if (teams.every(({ ratio }) => ratio.kind !== 'shown')) return undefined;
  const rows = teams.map(({ team, ratio }) => ({ name: team.name, ratio }));
  return html`<figure><figcaption>Centricity ratio of each team with its 95 % interval. The dashed line is all teams together. Where intervals overlap, the teams cannot be told apart.</figcaption>
${intervalDots(rows, overall, teamsSentence(teams))}</figure>`;
}
