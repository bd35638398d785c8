import type { Period } from '../../../model/index.js';
import { periodName } from '../../../report/index.js';
import { html, type Part } from '../html.js';

/** Chooses the month a page tells of; a plain form, so that the choice is in the address. */
export function monthPicker(months: readonly Period[], chosen: Period | undefined): Part {
  if (months.length < 2) return undefined;
  const option = (value: string, name: string) =>
    html`<option value="${value}"${value === (chosen?.name ?? '') && html` selected`}>${name}</option>`;
  return html`<form class="choose" method="get"><label for="month">Time</label>
<select id="month" name="month">${option('', 'Everything so far')}${months.map((month) => option(month.name, periodName(month)))}</select>
<button class="quiet">Show</button></form>`;
}
