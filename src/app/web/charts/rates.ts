import { scaleLinear } from 'd3-scale';
import { type LensLine, type LensPartView, rate, themeName } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { at, chart, type Frame } from './chart.js';
import { absentRow, diamond, interval, rowAt, rowFrame, rowHead, type Size } from './lens-rows.js';

const LEAST_SCALE = 1;

/**
 * How often each category is heard, a dot on its interval, all on one scale; the diamond is all teams together. A
 * dot that clearly differs from it is filled, any other is hollow.
 */
export function ratesChart({ lines, sentence }: LensPartView, size: Size): Html {
  const frame = rowFrame(size, lines.length, 24);
  const highs = lines.flatMap(({ number }) => (number.kind === 'shown' ? [number.high] : []));
  const x = scaleLinear(
    [0, Math.max(LEAST_SCALE, ...highs)],
    [frame.left + 6, frame.width - frame.right - 8],
  );
  const floor = frame.height - frame.bottom;
  return chart(`rates ${size}`, frame, sentence, [
    x.ticks(4).map((often) => tick(x(often), often, floor)),
    lines.map((line, index) => row(frame, line, rowAt(frame, index), x)),
  ]);
}

function tick(x: number, often: number, floor: number): Part {
  return html`<text class="tick" x="${at(x)}" y="${floor + 18}" text-anchor="middle">${often}</text>`;
}

function row(frame: Frame, line: LensLine, y: number, x: (often: number) => number): Part {
  const { category, number, difference, driving } = line;
  if (number.kind !== 'shown') return absentRow(frame, y, category, number);
  const compared = difference === undefined || difference.kind === 'cannot-compare' ? undefined : difference;
  const differs = compared?.kind === 'no-clear-change' ? ' alike' : '';
  const name = [themeName(category), driving && html`<tspan class="driving"> ◆ drives</tspan>`];
  return [
    rowHead(frame, y, name, rate(number)),
    html`<line class="track" x1="${at(x(0))}" x2="${frame.width - frame.right}" y1="${at(y + 6)}" y2="${at(y + 6)}"/>`,
    interval(x(number.low), x(number.high), y + 6),
    compared !== undefined &&
      diamond(x(Math.max(0, number.value - compared.value)), y + 6, 'all teams together'),
    html`<circle class="dot${differs}" cx="${at(x(number.value))}" cy="${at(y + 6)}" r="5.5"/>`,
  ];
}
