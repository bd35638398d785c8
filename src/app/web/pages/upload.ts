import type { Problem } from '../../../model/index.js';
import { resultInWords } from '../../jobs/import-words.js';
import { html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import type { UploadLimits } from '../multipart.js';
import type { Upload, UploadedFile } from '../uploads.js';

/** The form for bringing conversations; a plain form first, the script only adds dragging and progress. */
export function uploadPage(limits: UploadLimits, teams: readonly string[]): Page {
  const megabytes = Math.round(limits.fileBytes / 1024 / 1024);
  return {
    title: 'Add conversations',
    body: html`<p>Meeting transcripts and exports of support tickets. Everything stays on this machine.</p>
<form class="stacked" id="upload" method="post" action="/upload" enctype="multipart/form-data">
<div class="drop"><label for="files">Files</label>
<p class="hint" id="files-hint">Transcripts (.vtt, .srt, .docx, or text with “Name: words”), tickets (.csv, .json), chats and mail, also as .zip; the format is found out. Up to ${limits.files} files of at most ${megabytes} MB each. You can also drop them here.</p>
<input type="file" id="files" name="files" multiple required aria-describedby="files-hint">
<ul class="chosen" aria-live="polite"></ul></div>
<div><label for="team">Team <small>(if you have no roster)</small></label>
<p class="hint" id="team-hint">The team of everybody on our side in these files.</p>
<input type="text" id="team" name="team" list="teams" maxlength="100" autocomplete="off" aria-describedby="team-hint">
<datalist id="teams">${teams.map((team) => html`<option value="${team}"></option>`)}</datalist></div>
<div><label for="date">Day of the talk <small>(optional)</small></label>
<p class="hint" id="date-hint">For transcripts: without a day they count, but stand in no trend. Tickets keep the dates of their file.</p>
<input type="date" id="date" name="date" aria-describedby="date-hint"></div>
<div><label for="roster">Roster <small>(optional)</small></label>
<p class="hint" id="roster-hint">A CSV with the columns name, e-mail, aliases, team, side: who is on which team, and who is a customer. It is used for these files and not kept; without one, <a href="/settings#roster">the roster in the settings</a> is used.</p>
<input type="file" id="roster" name="roster" accept=".csv,text/csv" aria-describedby="roster-hint"></div>
<p><button>Read the files</button> <button class="quiet" name="look" value="first">Look at them first</button></p>
<p class="sending" role="status" aria-live="polite"></p>
</form>
<h2>What becomes of them</h2>
<ul>
<li>Names become pseudonyms before anything is stored with a result.</li>
<li>You see the result of your own files in full. Everybody else sees numbers only where at least five people spoke.</li>
<li>What cannot be read is listed line by line; the rest is kept.</li>
<li>The same file a second time changes nothing.</li>
</ul>`,
  };
}

/** How far an upload is: one row per file. */
export function uploadStatusPage(upload: Upload): Page {
  const running = upload.files.some(({ state }) => state.kind === 'waiting' || state.kind === 'reading');
  return {
    title: running ? 'Your files are being read' : 'Your files have been read',
    above: html`<a href="/upload">Add conversations</a>`,
    ...(running && { refreshSeconds: 2 }),
    body: html`<div class="scroll"><table><caption>${upload.files.length === 1 ? 'One file' : `${upload.files.length} files`}</caption>
<thead><tr><th scope="col">File</th><th scope="col">What became of it</th></tr></thead>
<tbody>${upload.files.map((file) => html`<tr><th scope="row">${file.name}</th><td>${stateOf(file)}</td></tr>`)}</tbody></table></div>
${rosterNotes(upload.rosterProblems)}
${running ? html`<p class="soft">This page looks again every two seconds. You can leave it; the work goes on.</p>` : html`<p><a class="button" href="/">See the result</a> <a class="button quiet" href="/upload">Add more</a></p>`}`,
  };
}

function stateOf({ state }: UploadedFile): Part {
  switch (state.kind) {
    case 'waiting':
      return 'waiting for its turn';
    case 'reading':
      return 'being read now';
    case 'refused':
      return html`<span class="error"><strong>Not read.</strong> ${state.why}</span>`;
    case 'read':
      return html`${resultInWords(state.result)}. ${state.result.importId !== undefined && html`<a href="/imports/${state.result.importId}">See its result</a>`}`;
  }
}

function rosterNotes(problems: readonly Problem[]): Part {
  if (problems.length === 0) return undefined;
  return html`<h2>The roster</h2><p>It was used, except for what could not be read:</p>
<ul>${problems.map((problem) => html`<li>${problem.line !== undefined && `line ${problem.line}: `}${problem.message}</li>`)}</ul>`;
}
