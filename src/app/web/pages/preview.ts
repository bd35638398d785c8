import { formats, type Inspection } from '../../../ingest/index.js';
import type { Problem, Side } from '../../../model/index.js';
import { plural } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import { columnChoices, type TableChoice } from './columns.js';

/** One file as it would be read. */
export type FilePreview =
  | {
      readonly name: string;
      readonly kind: 'read';
      readonly inspection: Inspection;
      /** Where the file is a table: its columns can be chosen. */
      readonly choice?: TableChoice;
    }
  | { readonly name: string; readonly kind: 'refused'; readonly why: string };

const SPEAKERS = 60;
const TURNS = 5;
const SIDES: readonly (readonly [Side, string])[] = [
  ['organisation', 'our side'],
  ['customer', 'customer'],
  ['unknown', 'not known'],
];

/** What is in the files, before anything counts; who speaks can be put right. */
export function previewPage(
  address: string,
  files: readonly FilePreview[],
  rosterProblems: readonly Problem[],
): Page {
  const speakers = speakersIn(files);
  return {
    title: 'Is this right?',
    above: html`<a href="/upload">Add conversations</a>`,
    body: html`<p>Nothing has been stored yet.</p>
${rosterProblems.length > 0 && html`<h2>The roster</h2><ul>${rosterProblems.map((problem) => html`<li>${problem.line !== undefined && `line ${problem.line}: `}${problem.message}</li>`)}</ul>`}
<form class="stacked" method="post" action="${address}">
${files.map(fileSection)}
${speakers.length > 0 && speakerTable(speakers)}
<button>Read the files</button>
</form>`,
  };
}

function fileSection(file: FilePreview, row: number): Html {
  if (file.kind === 'refused')
    return html`<h2>${file.name}</h2><p class="error"><strong>Cannot be read.</strong> ${file.why}</p>`;
  const { format, why, counts, first, problems } = file.inspection;
  return html`<h2>${file.name}</h2>
<p>Read as <strong>${titleOf(format)}</strong> (${why}): ${plural(counts.conversations, 'conversation')}, ${plural(counts.utterances, 'turn')}, ${plural(counts.speakers, 'speaker')}${counts.setAside > 0 && `, ${counts.setAside} set aside`}${counts.problems > 0 && `, ${plural(counts.problems, 'problem')}`}.</p>
${problems.length > 0 && html`<ul>${problems.slice(0, TURNS).map((problem) => html`<li>${problem.line !== undefined && `line ${problem.line}: `}${problem.message}</li>`)}</ul>`}
${first.slice(0, TURNS).map(({ speaker, text }) => html`<p class="soft"><strong>${speaker}</strong> ${text.slice(0, 200)}${text.length > 200 && '…'}</p>`)}
${file.choice && columnChoices(row, file.choice, counts.conversations === 0)}`;
}

function titleOf(format: string): string {
  return formats.find(({ name }) => name === format)?.title ?? format;
}

type Speaker = Inspection['speakers'][number];

function speakersIn(files: readonly FilePreview[]): readonly Speaker[] {
  const byName = new Map<string, Speaker>();
  for (const file of files) {
    for (const speaker of file.kind === 'read' ? file.inspection.speakers : []) {
      if (!speaker.generic && !byName.has(speaker.label)) byName.set(speaker.label, speaker);
    }
  }
  return [...byName.values()].slice(0, SPEAKERS);
}

function speakerTable(speakers: readonly Speaker[]): Html {
  return html`<h2>Who speaks</h2>
<p class="hint">Put right what is wrong: it decides whose words are counted, and for which team. Names are used for reading and then become pseudonyms.</p>
<div class="scroll"><table><caption>${plural(speakers.length, 'person', 'people')} with a name</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Side</th><th scope="col">Team</th></tr></thead>
<tbody>${speakers.map(speakerRow)}</tbody></table></div>`;
}

function speakerRow({ label, side, team }: Speaker, row: number): Part {
  const option = ([value, words]: (typeof SIDES)[number]) =>
    html`<option value="${value}"${value === side && html` selected`}>${words}</option>`;
  return html`<tr><th scope="row">${label}<input type="hidden" name="name.${row}" value="${label}"></th>
<td><select name="side.${row}" aria-label="Side of ${label}">${SIDES.map(option)}</select></td>
<td><input type="text" name="team.${row}" value="${team ?? ''}" maxlength="100" aria-label="Team of ${label}"></td></tr>`;
}
