import { type Html, html } from '../web/html.js';
import { disagreementsIn, type Evaluation } from './evaluation.js';
import type { Quoted } from './gold.js';
import { goldLabel, type Verdict } from './verdict.js';
import { howJudged, sentences, type Table, tablesOf } from './words.js';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c2430; }
table { border-collapse: collapse; margin: 1.5rem 0; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { padding: .25rem .75rem; border-bottom: 1px solid #d5dae1; text-align: right; }
th:first-child, td:first-child { text-align: left; }
article { border-top: 1px solid #d5dae1; padding: .75rem 0; }
article p { margin: .25rem 0; }
.context, .why, .place { color: #55606e; font-size: .9rem; }
`;

/** A table of words as HTML. */
export function tableOf([head, ...rows]: Table): Html {
  return html`<table>
<thead><tr>${head!.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([name, ...cells]) =>
      html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody>
</table>`;
}

interface Reason {
  readonly words: string;
  readonly name: string;
  readonly centric: number;
  readonly focused: number;
}

/** The words that made the label, weightiest first: lexicon entries, and what else weighed. */
function reasonsOf({ statement }: Verdict): Reason[] {
  const matches = statement.matches.flatMap(({ text, entry, state, weight }) => {
    const name = state === 'asserted' ? entry : `${entry}, ${state}`;
    return weight ? [{ words: text, name, ...weight }] : [];
  });
  const cues = (statement.explanation?.cues ?? []).map(({ name, start, end, centric, focused }) => ({
    words: statement.text.slice(start, end),
    name,
    centric,
    focused,
  }));
  const size = ({ centric, focused }: Reason) => Math.max(Math.abs(centric), Math.abs(focused));
  return [...matches, ...cues].sort((a, b) => size(b) - size(a));
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function disagreement(verdict: Verdict): Html {
  const { gold, label, centric, focused } = verdict;
  return quotedArticle(gold, [
    html`<p>Reader: <strong>${goldLabel(gold)}</strong>. Classifier: <strong>${label}</strong>
(centric ${centric.toFixed(2)}, focused ${focused.toFixed(2)}).</p>`,
    html`<ul class="why">${reasonsOf(verdict).map(
      (reason) =>
        html`<li>“${reason.words}” (${reason.name}): centric ${signed(reason.centric)}, focused ${signed(reason.focused)}</li>`,
    )}</ul>`,
  ]);
}

/** A page that needs nothing else: its title and what stands below. */
export function standalonePage(title: string, body: readonly Html[]): string {
  return `<!doctype html>\n${html`<html lang="en">
<head><meta charset="utf-8"><title>${title}</title>
${html`<style>${STYLE}</style>`}
</head>
<body>
<h1>${title}</h1>
${body}
</body></html>`}\n`;
}

/** What was said, in its context, above what is made of it. */
export function quotedArticle({ id, source, context, text }: Quoted, below: readonly Html[]): Html {
  return html`<article>
<p class="place">${id} · ${source}</p>
${context !== '' && html`<p class="context">${context}</p>`}
<p>${text}</p>
${below}
</article>
`;
}

/** An evaluation as one HTML page that needs nothing else: the tables, and every disagreement with the words behind it. */
export function evaluationPage(evaluation: Evaluation, verdicts: readonly Verdict[]): string {
  return standalonePage('Classifier against readers', [
    html`<p>${howJudged(evaluation)}</p>`,
    ...sentences(evaluation).map((sentence) => html`<p>${sentence}</p>`),
    ...tablesOf(evaluation).map(tableOf),
    html`<h2>Where it does not agree</h2>
<p>Each weight is what the words add to the log-odds of a side.</p>`,
    ...disagreementsIn(verdicts).map(disagreement),
  ]);
}
