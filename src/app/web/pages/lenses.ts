import type { LensesView, LensSummary } from '../../../report/index.js';
import { mixChart } from '../charts/mix.js';
import { type Html, html } from '../html.js';
import type { Page } from '../layout.js';
import { words } from './figures.js';
import { notHeardYet, picture } from './lens-parts.js';
import { periodPicker, sameGrain } from './periods.js';

/** The answers of all lenses on one screen, each leading to its own page. */
export function lensesPage(view: LensesView): Page {
  const { team, periods, outdated, lenses } = view;
  const base = team === undefined ? '' : `/teams/${team.id}`;
  return {
    title: team === undefined ? 'Lenses' : `Lenses: ${team.name}`,
    above:
      team !== undefined &&
      html`<a href="${sameGrain('/teams', view)}">Teams</a> · <a href="${sameGrain(base, view)}">${team.name}</a>`,
    body: html`${periodPicker(periods, view)}
<p class="sentence">The same conversations, asked different questions.</p>
${outdated && notHeardYet}
<div class="lenses">
${perspectiveCard(view, sameGrain(base === '' ? '/' : base, view))}
${lenses.map((summary) => lensCard(summary, sameGrain(`${base}/lenses/${summary.lens.name}`, view)))}
</div>
${lenses.length === 0 && html`<p class="soft">The lexicons hold no other lens.</p>`}`,
  };
}

function perspectiveCard({ perspective }: LensesView, address: string): Html {
  const { title, question, sentence, ratio } = perspective;
  const line = { category: 'centricity ratio', meaning: '', driving: false, number: ratio };
  return html`<article class="card lens"><h2><a href="${address}">${title}</a></h2><p class="asks">${question}</p>
${ratio.kind === 'shown' && mixChart({ lines: [line], sentence }, 'small')}
<p class="soft">${words(sentence)}</p></article>`;
}

function lensCard({ lens, parts }: LensSummary, address: string): Html {
  return html`<article class="card lens"><h2><a href="${address}">${lens.title}</a></h2><p class="asks">${lens.question}</p>
${parts.map((part) => html`${parts.length > 1 && html`<h3>${part.title}</h3>`}${picture(part, 'small')}<p class="soft">${words(part.sentence)}</p>`)}
${lens.note !== undefined && html`<p class="soft note">${lens.note}</p>`}</article>`;
}
