import { html } from '../html.js';
import type { Page } from '../layout.js';
import { legend } from './quotes.js';

/** Where the page finds what labels in the browser. */
export interface TryParts {
  /** The analyser as a worker; absent where it has not been built. */
  readonly worker?: string;
  /** The lexicons and weights. */
  readonly words: string;
}

/** A text box that labels as one types, in the browser. */
export function tryPage({ worker, words }: TryParts): Page {
  return {
    title: 'Try it',
    body: html`<p>Type or paste what people say about customers, and see through whose eyes it looks. It is labelled in your browser: <strong>nothing you type is sent anywhere</strong>.</p>
${
  worker === undefined
    ? html`<p class="error">The part that works in the browser has not been built. Run <code>npm run build</code> and start the server again.</p>`
    : html`<noscript><p class="error">Labelling in the browser needs script. Without it, bring a file: <a href="/upload">Add conversations</a>.</p></noscript>
<form class="stacked" id="try" data-worker="${worker}" data-words="${words}">
<div><label for="typed">What was said</label>
<textarea id="typed" rows="6" maxlength="20000" spellcheck="false" aria-describedby="typed-hint"></textarea>
<p class="hint" id="typed-hint">For example: Our guests want it quiet at night. Visits are up twelve percent since the campaign.</p></div>
<div><label for="audience">Said to</label>
<select id="audience"><option value="internal">colleagues</option><option value="customer">a customer (“you” is the customer)</option></select></div>
</form>
${legend}
<h2>What it is</h2>
<div id="labelled" aria-live="polite"><p class="soft">Nothing has been typed yet.</p></div>`
}`,
  };
}
