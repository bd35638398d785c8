import { type Html, html, type Part } from '../html.js';

/** A drawing area in its own units; it scales with the page. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** An SVG that tells its message to those who do not see it. The caller puts a table of the same numbers beside it. */
export function chart(kind: string, { width, height }: Frame, message: string, marks: Part): Html {
  return html`<svg class="chart ${kind}" role="img" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg">
<title>${message}</title>${marks}</svg>`;
}

/** Round numbers for coordinates: a tenth of a unit is finer than any screen. */
export function at(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}

/** Horizontal rules with their per cents at the left edge. */
export function percentRules(frame: Frame, y: (share: number) => number, shares: readonly number[]): Part {
  return shares.map(
    (
      share,
    ) => html`<line class="rule" x1="${frame.left}" x2="${frame.width - frame.right}" y1="${at(y(share))}" y2="${at(y(share))}"/>
<text class="tick" x="${frame.left - 8}" y="${at(y(share) + 4)}" text-anchor="end">${Math.round(share * 100)} %</text>`,
  );
}

/** A name cut to so many letters, in its middle: names often differ in their ends alone. A table has it whole. */
export function shortened(name: string, letters: number): string {
  if (name.length <= letters) return name;
  const end = Math.floor(letters / 3);
  return `${name.slice(0, letters - 1 - end).trimEnd()}…${name.slice(-end).trimStart()}`;
}
