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
  readonly year: string;
  readonly ratio: Measured | Gap;
  /** Why the line may not join this period to the one before; absent where it may. */
  readonly broken?: string;
}

interface PlacedMark extends TrendMark {
  readonly ratio: Shown;
  readonly x: number;
}

const FRAME: Frame = { width: 640, height: 230, top: 14, right: 14, bottom: 30, left: 48 };

/** With room for the years below the periods. */
const OVER_YEARS: Frame = { ...FRAME, height: 250, bottom: 50 };

/** More dots than these stand too close to point at one; the table beside the picture has their numbers. */
const POINTED = 26;

/** So many letters fit below the axis, with the room between them. */
const LETTERS = 65;

/** Below so many statements a dot is hollow: its band is wide and it should not draw the eye. */
const THIN = 100;

/**
 * A ratio over time: a band for the interval, a line, one dot per period. Periods without a number stay
 * gaps, so no line is drawn across what is not known; a dashed rule stands where two periods were not measured alike.
 */
export function trendChart(marks: readonly TrendMark[], message: string): Html {
  const frame = marks[0]?.year === marks.at(-1)?.year ? FRAME : OVER_YEARS;
  const floor = frame.height - frame.bottom;
  const x = scalePoint(
    marks.map((mark) => mark.name),
    [frame.left, frame.width - frame.right],
  ).padding(0.5);
  const y = scaleLinear([0, 1], [floor, frame.top]);
  const breaks = marks.flatMap(({ name, broken }, index) =>
    broken === undefined
      ? []
      : rule(broken, ((x(marks[index - 1]?.name ?? name) ?? 0) + (x(name) ?? 0)) / 2, floor),
  );
  const runs = unbroken(marks.map((mark) => ({ ...mark, x: x(mark.name) ?? frame.left })));
  const band = area<PlacedMark>(
    (mark) => at(mark.x),
    (mark) => at(y(mark.ratio.low)),
    (mark) => at(y(mark.ratio.high)),
  );
  const path = line<PlacedMark>(
    (mark) => at(mark.x),
    (mark) => at(y(mark.ratio.value)),
  );
  return chart('trend', frame, message, [
    percentRules(frame, y, [0, 0.25, 0.5, 0.75, 1]),
    runs.map(
      (run) => html`<path class="band" d="${band(run) ?? ''}"/><path class="line" d="${path(run) ?? ''}"/>`,
    ),
    axisLabels(marks, (name) => x(name) ?? 0, floor),
    marks.map(({ name, ratio }) => ratio.kind !== 'shown' && gap(name, ratio, x(name) ?? 0, floor)),
    breaks,
    html`<path class="whisker" d="${runs
      .flat()
      .map(({ x, ratio }) => `M${at(x)} ${at(y(ratio.low))}V${at(y(ratio.high))}`)
      .join('')}"/>`,
    runs.flat().map((mark) => dot(mark, y, marks.length <= POINTED)),
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

function rule(why: string, x: number, floor: number): Part {
  return html`<line class="break" x1="${at(x)}" x2="${at(x)}" y1="${FRAME.top - 8}" y2="${floor}"><title>${why}</title></line>`;
}

function dot({ name, ratio, x }: PlacedMark, y: (share: number) => number, isTold: boolean): Part {
  const thin = ratio.n < THIN ? ' thin' : '';
  return html`<g class="point${thin}">${isTold && html`<title>${name}: ${value(ratio)} (${between(ratio)})</title>`}<circle cx="${at(x)}" cy="${at(y(ratio.value))}" r="4.5"/></g>`;
}

/** As many periods as there is room to name; the first one named of each year tells the year, if there are several. */
function axisLabels(marks: readonly TrendMark[], x: (name: string) => number, floor: number): Part {
  const longest = Math.max(...marks.map(({ label }) => label.length));
  const every = Math.ceil((marks.length * (longest + 1)) / LETTERS);
  const named = marks.filter((_, index) => index % every === 0);
  const isOneYear = marks[0]?.year === marks.at(-1)?.year;
  return named.map(({ name, label, year }, index) => {
    const place = at(x(name));
    const isNew = !isOneYear && year !== named[index - 1]?.year;
    const isSpare = index % 2 === 1 && named.length > 4 && !isNew;
    return html`<text class="tick${isSpare && ' every-other'}" x="${place}" y="${floor + 22}" text-anchor="middle">${label}</text>${isNew && html`<text class="tick" x="${place}" y="${floor + 42}" text-anchor="middle">${year}</text>`}`;
  });
}

function gap(name: string, absent: Exclude<TrendMark['ratio'], Shown>, x: number, floor: number): Part {
  return html`<text class="gap" x="${at(x)}" y="${floor - 6}" text-anchor="middle"><title>${name}: ${absence(absent)}</title>?</text>`;
}
