import type { PerspectiveSide, Shown } from '../../../model/index.js';
import { type Html, html } from '../html.js';

/**
 * A bar for a table cell: its length is `number.value` of `longest`, its whisker the interval. The number
 * stands beside it in the cell, so the bar itself is hidden from screen readers.
 */
export function bar(number: Shown, longest: number, side: PerspectiveSide): Html {
  const length = (share: number) => `${Math.min(100, Math.round((share / longest) * 1000) / 10)}%`;
  return html`<svg class="bar ${side}" aria-hidden="true"><rect width="${length(number.value)}" height="62%" fill="url(#${side})"/>
<line x1="${length(number.low)}" x2="${length(number.high)}" y1="88%" y2="88%"/></svg>`;
}

/** The fills of both sides, once per page: plain for centric, hatched for focused, so that colour is never alone. */
export const patterns: Html = html`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
<pattern id="centric" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="centric-fill" width="6" height="6"/></pattern>
<pattern id="focused" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="focused-pale" width="6" height="6"/><rect class="focused-fill" width="3" height="6"/></pattern>
</defs></svg>`;
