import { absence, type OwnSampleView, type Waiting } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import type { Page } from '../layout.js';

/** The page on which people label sentences of their own team, blind to the machine's label. */
export function ownSamplePage(view: OwnSampleView): Page {
  const { team, labelled, wanted } = view;
  return {
    title: `Labelled by hand: ${team.name}`,
    above: html`<a href="/teams">Teams</a> / <a href="/teams/${team.id}">${team.name}</a>`,
    body: html`<p>Fifty sentences of this team, drawn at random, read by a person who does not see what the machine made of them: with these the corrected ratio is this team’s own, and needs no assumption about how others talk. Answer for the sentence alone; what was said before is there to tell who is meant.</p>
<p><strong>${labelled} of ${wanted}</strong> labelled so far. The sample counts once ${view.leastOfEach} sentences of each label that the machine gave are among them.</p>
<progress max="${wanted}" value="${labelled}">${labelled} of ${wanted}</progress>
${next(view)}`,
  };
}

function next({ team, next: found, labelled }: OwnSampleView): Part {
  if (found.kind === 'hidden') {
    return html`<p class="absent">Sentences are ${absence(found)}: a sentence can give away more than a number.</p>`;
  }
  if (found.kind === 'done') {
    return html`<p>${labelled === 0 ? 'There is no sentence to label: the words of this team are not stored (any more).' : 'All done. Thank you.'} <a href="/teams/${team.id}">Back to ${team.name}</a></p>`;
  }
  return form(team.id, found);
}

function form(team: number, { place, before, text, toCustomer }: Waiting): Html {
  return html`<form method="post" action="/teams/${team}/sample">
<input type="hidden" name="conversation" value="${place.conversation}">
<input type="hidden" name="utterance" value="${place.utterance}">
<input type="hidden" name="start" value="${place.start}">
<input type="hidden" name="end" value="${place.end}">
${before !== '' && html`<p class="soft">Said before: ${before}</p>`}
<blockquote class="sentence">${text}</blockquote>
<p class="soft">${toCustomer ? 'Written to a customer: “you” is the customer.' : 'Said among colleagues.'}</p>
${question('centric', 'Does it look through the customer’s eyes: what they think, want, do all day, struggle with, or fulfilling their need?')}
${question('focused', 'Does it look at customers from the outside: as numbers, a possession, a target, something to process or sell to?')}
<p><button>Keep and go on</button></p>
</form>`;
}

function question(name: string, ask: string): Html {
  return html`<fieldset><legend>${ask}</legend>
<label><input type="radio" name="${name}" value="yes" required> yes</label>
<label><input type="radio" name="${name}" value="no"> no</label>
</fieldset>`;
}
