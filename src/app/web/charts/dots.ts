import { scaleLinear } from 'd3-scale';
import type { Measured } from '../../../model/index.js';
import { absence, between, value } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { at, chart, type Frame, shortened } from './chart.js';

/** One row of interval dots. */
export interface DotRow {
  readonly name: string;
  readonly ratio: Measured;
}

/** How the rows stand: names above the dots, or, where there are many, before them. */
const ROOMY = { row: 52, left: 16, letters: 40 } as const;
const TIGHT = { row: 27, left: 232, letters: 18 } as const;
const MANY = 20;

/** Each row's ratio as a dot on its interval, all on one scale, with the whole organisation's as a dashed line. */
export function intervalDots(rows: readonly DotRow[], overall: Measured, message: string): Html {
  const isTight = rows.length > MANY;
  const { row: height, left } = isTight ? TIGHT : ROOMY;
  const frame: Frame = {
    width: 640,
    height: rows.length * height + 44,
    top: 10,
    right: 24,
    bottom: 34,
    left,
  };
  const x = scaleLinear([0, 1], [frame.left, frame.width - frame.right]);
  const floor = frame.height - frame.bottom;
  return chart('dots', frame, message, [
    [0, 0.25, 0.5, 0.75, 1].map((share) => tick(x(share), share, frame.top, floor)),
    overall.kind === 'shown' &&
      html`<line class="overall" x1="${at(x(overall.value))}" x2="${at(x(overall.value))}" y1="${frame.top}" y2="${floor}"><title>All teams: ${value(overall)}</title></line>`,
    rows.map((row, index) => dotRow(row, frame.top + height * (index + 0.6), x, isTight)),
  ]);
}

function tick(x: number, share: number, top: number, floor: number): Part {
  return html`<line class="rule" x1="${at(x)}" x2="${at(x)}" y1="${top}" y2="${floor}"/>
<text class="tick" x="${at(x)}" y="${floor + 20}" text-anchor="middle">${Math.round(share * 100)} %</text>`;
}

function dotRow({ name, ratio }: DotRow, y: number, x: (share: number) => number, isTight: boolean): Part {
  const [start, line] = [at(x(0)), isTight ? y : y + 6];
  const label = isTight
    ? html`<text class="name" x="${start - 12}" y="${at(y + 4)}" text-anchor="end">${shortened(name, TIGHT.letters)}</text>`
    : html`<text class="name" x="${start}" y="${at(y - 10)}">${shortened(name, ROOMY.letters)}</text>`;
  if (ratio.kind !== 'shown')
    return [label, html`<text class="absent" x="${start}" y="${at(line + 4)}">${absence(ratio)}</text>`];
  return [
    label,
    html`<g class="point"><title>${name}: ${value(ratio)} (${between(ratio)})</title>
<line class="whisker" x1="${at(x(ratio.low))}" x2="${at(x(ratio.high))}" y1="${at(line)}" y2="${at(line)}"/>
<circle cx="${at(x(ratio.value))}" cy="${at(line)}" r="5.5"/></g>`,
  ];
}
