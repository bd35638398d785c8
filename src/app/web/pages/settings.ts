import type { FloorSettings } from '../../../privacy/index.js';
import { plural, themeName } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';
import type { UploadLimits } from '../multipart.js';
import type { RosterSummary } from '../roster-routes.js';
import { type Faults, MIX, type Values } from '../settings-form.js';
import type { Editing } from '../web.js';
import { rosterTable } from './roster.js';

/** The settings in force, so far as anybody may know them. */
export interface SettingsView {
  readonly people: FloorSettings;
  readonly retention: { readonly textDays: number; readonly countMonths: number };
  readonly upload: UploadLimits;
  /** In per cent, by category. */
  readonly targetMix?: Readonly<Record<string, number>> | undefined;
  /** Lexicons and weights together. */
  readonly analyzer: string;
  /** Absent where nothing can be changed. */
  readonly form?: SettingsForm;
  /** What has just been saved. */
  readonly saved?: string | undefined;
}

export interface SettingsForm {
  readonly values: Values;
  readonly faults: Faults;
  readonly mixes: readonly { readonly title: string; readonly categories: readonly string[] }[];
  readonly editing: Editing;
  readonly roster: RosterSummary | undefined;
}

/** What is in force and, where the server allows it, the forms that change it. */
export function settingsPage(view: SettingsView): Page {
  const { form, saved } = view;
  return {
    title: 'Settings',
    body: html`${saved !== undefined && savedNote(saved)}
${form === undefined ? html`<p>These are in force. Whoever runs the server changes them in <code>centricity.yaml</code> in its data directory.</p>` : forms(form)}
${inForce(view)}`,
  };
}

function savedNote(saved: string): Html {
  const words = html` New talk is labelled by the new words from now on. What was read before keeps its labels, and trends show a break, until somebody runs <code>centricity reanalyze</code>; the next night does it, too.`;
  return html`<p class="note" role="status"><strong>Saved, and in force.</strong>${saved === 'words' && words}</p>`;
}

function forms(form: SettingsForm): Part {
  const { editing, faults, values } = form;
  const field = fieldIn(form);
  return html`${faultList(faults)}
<form class="stacked settings" method="post" action="/settings">
<h2>Whom you serve</h2>
<div><label for="words">${labelOf('words')}</label>
<p class="hint" id="words-hint">What you call those you serve, singular, divided by commas: “stargazer, hut guest”. They are added to <a href="/lexicon/classes/CustomerNoun">the words that count anyway</a>; plurals are added by themselves.${editing.lexicons !== undefined && html` The server also reads ${editing.lexicons} (<code>--lexicons</code>), before these.`} Saving takes a few seconds when they change.</p>
${faultsAt('words', faults)}<textarea id="words" name="words" rows="3" aria-describedby="words-hint words-error"${faults.has('words') && html` aria-invalid="true"`}>${values.words}</textarea></div>
${editing.named && html`<p class="note">The rest is read from <code>${editing.path}</code>, which was named when the server was started (<code>--settings</code>). It is changed there, and not here.</p>`}
<fieldset${editing.named && html` disabled`}><legend><h2>Privacy</h2></legend>
<div class="fields">
${field('people.number', 'At least 5; without an entry, 5.')}
${field('people.quote', 'At least 10; without an entry, 10.')}
${field('retention.textDays', 'Without an entry, 90. Then they are deleted, and the counts stay.')}
${field('retention.countMonths', 'Without an entry, 24. Then they are deleted as well.')}
</div>
<p><label class="tick"><input type="checkbox" name="delete" value="yes"> Delete what is older</label> <span class="hint">needed to shorten a time: it cannot be undone</span></p></fieldset>
<fieldset${editing.named && html` disabled`}><legend><h2>What you aim for</h2></legend>
<p class="hint">The kinds of customer culture that you want, in per cent, for one of these; together 100. Leave all empty for no target.</p>
${faultsAt('targetMix', faults)}${form.mixes.map(
  ({ title, categories }) =>
    html`<h3>${title}</h3><div class="fields">${categories.map((category) => field(MIX + category))}</div>`,
)}</fieldset>
<fieldset${editing.named && html` disabled`}><legend><h2>Nights</h2></legend>
<div class="fields">
${field('timeZone', `Such as Europe/Berlin; without an entry, the machine’s.${editing.nightly === undefined ? '' : ` Nights run at “${editing.nightly}” (--nightly) in this zone.`}`, 'text')}
${field('nightly.expectEvery', `The health page turns red without one.${editing.nightly === undefined ? '' : ' Without an entry, as --nightly makes it.'}`)}
</div></fieldset>
<p><button>Save</button></p>
</form>
${rosterPart(form.roster)}
<h2>Sources and digest</h2>
<p>Which folders and systems the nights read, and whom they tell what changed, is written in <code>${editing.path}</code> by whoever runs the server. No page changes it: it names files and addresses that only they should choose.</p>`;
}

function fieldIn({ values, faults }: SettingsForm) {
  return (name: string, hint?: string, mode: 'numeric' | 'text' = 'numeric'): Html => {
    const described = [hint !== undefined && `${name}-hint`, faults.has(name) && `${name}-error`];
    const by = described.filter((id) => id !== false).join(' ');
    return html`<div><label for="${name}">${labelOf(name)}</label>
${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}${faultsAt(name, faults)}<input type="text" inputmode="${mode}" id="${name}" name="${name}" value="${values[name] ?? ''}" autocomplete="off"${by !== '' && html` aria-describedby="${by}"`}${faults.has(name) && html` aria-invalid="true"`}></div>`;
  };
}

function faultsAt(name: string, faults: Faults): Part {
  const found = faults.get(name);
  return (
    found && html`<div class="error" id="${name}-error">${found.map((words) => html`<p>${words}</p>`)}</div>`
  );
}

const LABELS: Readonly<Record<string, string>> = {
  words: 'Customer words',
  'people.number': 'People behind a number',
  'people.quote': 'People behind a quote',
  'retention.textDays': 'Keep words for so many days',
  'retention.countMonths': 'Keep counts for so many months',
  targetMix: 'Target mix',
  timeZone: 'Time zone',
  'nightly.expectEvery': 'A night is expected every so many hours',
};

function labelOf(name: string): string {
  return LABELS[name] ?? themeName(name.replace(MIX, ''));
}

function faultList(faults: Faults): Part {
  if (faults.size === 0) return undefined;
  return html`<div class="error" role="alert"><p><strong>Nothing was saved yet.</strong> What you wrote is still here; put right what is marked:</p>
<ul>${[...faults].map(([name, [first = '']]) => html`<li>${name === '' ? first : html`<a href="#${name === 'targetMix' ? 'targetMix-error' : name}">${labelOf(name)}</a>: ${first}`}</li>`)}</ul></div>`;
}

function rosterPart(roster: RosterSummary | undefined): Html {
  return html`<h2 id="roster">Roster</h2>
<p>Who is on which team, for every file that comes without a roster of its own. It holds names and stays in the data directory; this page shows only how many are on each team.</p>
${
  roster === undefined
    ? html`<p class="soft">No roster is kept.</p>`
    : html`${rosterTable(roster)}
<form method="post" action="/settings/roster/remove"><button class="quiet">Remove this roster</button></form>`
}
<form class="stacked" method="post" action="/settings/roster" enctype="multipart/form-data">
<div><label for="roster-file">${roster === undefined ? 'Bring a roster' : 'Replace it'}</label>
<p class="hint" id="roster-file-hint">A CSV with the columns name, e-mail, aliases, team, side. You see what it says before it is used.</p>
<input type="file" id="roster-file" name="roster" accept=".csv,text/csv" required aria-describedby="roster-file-hint"></div>
<p><button class="quiet">Look at it</button></p></form>`;
}

function inForce({ people, retention, upload, targetMix, analyzer }: SettingsView): Html {
  const row = (name: string, value: string, why: string) =>
    html`<tr><th scope="row">${name}</th><td>${value}</td><td>${why}</td></tr>`;
  return html`<h2>In force now</h2>
<div class="scroll" tabindex="0"><table><caption>Settings in force</caption>
<thead><tr><th scope="col">Setting</th><th scope="col">Value</th><th scope="col">What for</th></tr></thead>
<tbody>
${row('People behind a number', String(people.number), 'five is the least there can be')}
${row('People behind a quote', String(people.quote), 'ten is the least there can be')}
${row('Most from one person', `${Math.round(people.topSpeaker * 100)} %`, 'of the counted statements of a group')}
${row('Words are kept', plural(retention.textDays, 'day'), 'then they are deleted; the counts stay')}
${row('Counts are kept', plural(retention.countMonths, 'month'), 'then they are deleted as well')}
${row('Upload', `${upload.files} files of ${Math.round(upload.fileBytes / 1024 / 1024)} MB`, 'at most, at once')}
${row('Target mix', targetMix === undefined ? 'none' : mixWords(targetMix), 'the kinds of customer culture that are wanted; the measured mix is shown against it')}
${row('Lexicons and weights', analyzer, 'the version stamped on every result')}
</tbody></table></div>
<p>Who counts as a customer is said in <a href="/lexicon/classes/CustomerNoun">a list of words</a>.</p>`;
}

function mixWords(shares: Readonly<Record<string, number>>): string {
  return Object.entries(shares)
    .map(([name, percent]) => `${themeName(name)} ${percent} %`)
    .join(', ');
}
