import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Measured, Shown } from '../../../model/index.js';
import { absence, between, type Gap, value } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { at, chart, type Frame, percentRules } from './chart.js';

/** One period of a trend. */
export interface TrendMark {
  /** Short name under the axis, for example `Oct`. */
  readonly label: string;
  /** Full name for the tooltip, for example `October 2026`. */
  readonly name: string;
  readonly ratio: Measured | Gap;
  /** Why the line may not join this period to the one before; absent where it may. */
  readonly broken?: string;
}

interface PlacedMark extends TrendMark {
  readonly ratio: Shown;
  readonly x: number;
}

const FRAME: Frame = { width: 640, height: 230, top: 14, right: 14, bottom: 30, left: 48 };

/** Below so many statements a dot is hollow: its band is wide and it should not draw the eye. */
const THIN = 100;

/**
 * A ratio over time: a band for the interval, a line, one dot per period. Periods without a number stay
 * gaps, so no line is drawn across what is not known; a dashed rule stands where two periods were not measured alike.
 */
export function trendChart(marks: readonly TrendMark[], message: string): Html {
  const x = scalePoint(
    marks.map((mark) => mark.name),
    [FRAME.left, FRAME.width - FRAME.right],
  ).padding(0.5);
  const y = scaleLinear([0, 1], [FRAME.height - FRAME.bottom, FRAME.top]);
  const breaks = marks.flatMap(({ name, broken }, index) =>
    broken === undefined ? [] : rule(broken, ((x(marks[index - 1]?.name ?? name) ?? 0) + (x(name) ?? 0)) / 2),
  );
  const runs = unbroken(marks.map((mark) => ({ ...mark, x: x(mark.name) ?? FRAME.left })));
  const band = area<PlacedMark>(
    (mark) => at(mark.x),
    (mark) => at(y(mark.ratio.low)),
    (mark) => at(y(mark.ratio.high)),
  );
  const path = line<PlacedMark>(
    (mark) => at(mark.x),
    (mark) => at(y(mark.ratio.value)),
  );
  return chart('trend', FRAME, message, [
    percentRules(FRAME, y, [0, 0.25, 0.5, 0.75, 1]),
    runs.map(
      (run) => html`<path class="band" d="${band(run) ?? ''}"/><path class="line" d="${path(run) ?? ''}"/>`,
    ),
    marks.map((mark, index) => periodLabel(mark, x(mark.name) ?? 0, index, marks.length)),
    breaks,
    runs.flat().map((mark) => dot(mark, y)),
  ]);
}

function unbroken(marks: readonly (TrendMark & { x: number })[]): readonly PlacedMark[][] {
  const runs: PlacedMark[][] = [[]];
  for (const { ratio, ...mark } of marks) {
    if (mark.broken !== undefined) runs.push([]);
    if (ratio.kind === 'shown') runs.at(-1)?.push({ ...mark, ratio });
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function rule(why: string, x: number): Part {
  return html`<line class="break" x1="${at(x)}" x2="${at(x)}" y1="${FRAME.top - 8}" y2="${FRAME.height - FRAME.bottom}"><title>${why}</title></line>`;
}

function dot({ name, ratio, x }: PlacedMark, y: (share: number) => number): Part {
  const thin = ratio.n < THIN ? ' thin' : '';
  return html`<g class="point${thin}"><title>${name}: ${value(ratio)} (${between(ratio)})</title>
<line class="whisker" x1="${at(x)}" x2="${at(x)}" y1="${at(y(ratio.low))}" y2="${at(y(ratio.high))}"/>
<circle cx="${at(x)}" cy="${at(y(ratio.value))}" r="4.5"/></g>`;
}

function periodLabel({ label, name, ratio }: TrendMark, x: number, index: number, of: number): Part {
  const every = Math.ceil(of / 13);
  const text =
    index % every === 0 &&
    html`<text class="tick" x="${at(x)}" y="${FRAME.height - 8}" text-anchor="middle">${label}</text>`;
  if (ratio.kind === 'shown') return text;
  const gap = html`<text class="gap" x="${at(x)}" y="${FRAME.height - FRAME.bottom - 6}" text-anchor="middle"><title>${name}: ${absence(ratio)}</title>?</text>`;
  return [text, gap];
}
