import type { FloorSettings } from '../../../privacy/index.js';
import { plural, themeName } from '../../../report/index.js';
import { html } from '../html.js';
import type { Page } from '../layout.js';
import type { UploadLimits } from '../multipart.js';

/** The settings in force, so far as anybody may know them. */
export interface SettingsView {
  readonly people: FloorSettings;
  readonly retention: { readonly textDays: number; readonly countMonths: number };
  readonly upload: UploadLimits;
  /** In per cent, by category. */
  readonly targetMix?: Readonly<Record<string, number>> | undefined;
  /** Lexicons and weights together. */
  readonly analyzer: string;
}

/** What is in force, and where it is changed: in a file, by whoever runs the server, never from a page. */
export function settingsPage({ people, retention, upload, targetMix, analyzer }: SettingsView): Page {
  const row = (name: string, value: string, why: string) =>
    html`<tr><th scope="row">${name}</th><td>${value}</td><td>${why}</td></tr>`;
  return {
    title: 'Settings',
    body: html`<p>These are in force. Whoever runs the server changes them in <code>centricity.yaml</code> in its data directory; no page can.</p>
<div class="scroll"><table><caption>Settings in force</caption>
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
<p>Who counts as a customer is said in <a href="/lexicon/classes/CustomerNoun">a list of words</a>.</p>`,
  };
}

function mixWords(shares: Readonly<Record<string, number>>): string {
  return Object.entries(shares)
    .map(([name, percent]) => `${themeName(name)} ${percent} %`)
    .join(', ');
}
