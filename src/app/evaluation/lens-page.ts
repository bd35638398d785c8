import { type Html, html } from '../web/html.js';
import { type LensEvaluated, type LensVerdict, lensDisagreements } from './lens-evaluation.js';
import { howLensJudged, lensTables, summaryTable } from './lens-words.js';
import { quotedArticle, standalonePage, tableOf } from './page.js';

function names(categories: ReadonlySet<string>): string {
  return categories.size === 0 ? 'none' : [...categories].join(', ');
}

function disagreement({ gold, read, heard, statement }: LensVerdict, lens: string): Html {
  const matches = statement.matches.filter((match) => match.lens === lens);
  return quotedArticle(gold, [
    html`<p>Readers: <strong>${names(read)}</strong>. Heard: <strong>${names(heard)}</strong>.</p>`,
    html`<ul class="why">${matches.map(
      ({ text, entry, state }) =>
        html`<li>“${text}” (${state === 'asserted' ? entry : `${entry}, ${state}`})</li>`,
    )}</ul>`,
  ]);
}

/** Evaluations of lenses as one HTML page that needs nothing else: the tables, and every disagreement with the words behind it. */
export function lensesPage(evaluated: readonly LensEvaluated[]): string {
  return standalonePage('Lenses against readers', [
    tableOf(summaryTable(evaluated.map(({ evaluation }) => evaluation))),
    ...evaluated.flatMap(({ evaluation, verdicts }) => [
      html`<h2>${evaluation.lens}</h2>
<p>${howLensJudged(evaluation)}</p>`,
      ...lensTables(evaluation).map(tableOf),
      html`<h3>Where it does not agree</h3>`,
      ...lensDisagreements(verdicts).map((verdict) => disagreement(verdict, evaluation.lens)),
    ]),
  ]);
}
