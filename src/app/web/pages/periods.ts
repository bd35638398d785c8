import { GRAINS, type Grain, type Period } from '../../../model/index.js';
import { periodName } from '../../../report/index.js';
import { html, type Part } from '../html.js';

/** What a page tells of: periods of one length, and one of them or everything. */
export interface Timed {
  readonly grain: Grain;
  /** The period that was asked for. */
  readonly period?: Period | undefined;
}

/** Chooses the time a page tells of, and how it is cut; plain forms, so that the choice is in the address. */
export function periodPicker(periods: readonly Period[], { grain, period: chosen }: Timed): Part {
  if (periods.length === 0) return undefined;
  const option = (value: string, name: string) =>
    html`<option value="${value}"${value === (chosen?.name ?? '') && html` selected`}>${name}</option>`;
  const choice = html`<form class="choose" method="get"><label for="period">Time</label>
<select id="period" name="${grain}">${option('', 'Everything so far')}${periods.map((each) => option(each.name, periodName(each)))}</select>
<button class="quiet">Show</button></form>`;
  const grains = GRAINS.map((each) =>
    each === grain
      ? html`<strong aria-current="true">${each}</strong> `
      : html`<button class="quiet" name="grain" value="${each}">${each}</button> `,
  );
  return html`${periods.length > 1 && choice}<form class="choose" method="get">By ${grains}</form>`;
}

/** An address where time is cut in the same way as here; months need not be told. */
export function sameGrain(path: string, { grain }: Pick<Timed, 'grain'>): string {
  return grain === 'month' ? path : `${path}?grain=${grain}`;
}
