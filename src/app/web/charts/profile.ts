import { scaleBand, scaleLinear } from 'd3-scale';
import { between, type LensLine, type LensPartView, themeName, value } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { at, chart, type Frame } from './chart.js';
import type { Size } from './lens-rows.js';

const FRAMES: Readonly<Record<Size, Frame>> = {
  page: { width: 640, height: 250, top: 40, right: 2, bottom: 44, left: 2 },
  small: { width: 420, height: 190, top: 40, right: 2, bottom: 44, left: 2 },
};

/** A distribution over steps, the earliest at the left: a column each with its interval; the one reached is named. */
export function profileChart({ lines, sentence, reached }: LensPartView, size: Size): Html {
  const frame = FRAMES[size];
  const shown = lines.flatMap(({ number }) => (number.kind === 'shown' ? [number.high] : []));
  const floor = frame.height - frame.bottom;
  const x = scaleBand(
    lines.map(({ category }) => category),
    [frame.left, frame.width - frame.right],
  ).padding(0.25);
  const y = scaleLinear([0, Math.max(0.1, ...shown)], [floor, frame.top]);
  const step = reached?.kind === 'reached' ? reached.category : undefined;
  return chart(`profile ${size}`, frame, sentence, [
    html`<line class="rule" x1="${frame.left}" x2="${frame.width - frame.right}" y1="${floor}" y2="${floor}"/>`,
    lines.map((line) =>
      column(line, { left: x(line.category) ?? 0, width: x.bandwidth(), floor }, y, line.category === step),
    ),
  ]);
}

interface Place {
  readonly left: number;
  readonly width: number;
  readonly floor: number;
}

function column(
  { category, number }: LensLine,
  { left, width, floor }: Place,
  y: (share: number) => number,
  isReached: boolean,
): Part {
  const middle = at(left + width / 2);
  const text = (kind: string, height: number, words: string) =>
    html`<text class="${kind}" x="${middle}" y="${at(height)}" text-anchor="middle">${words}</text>`;
  const name = [
    text('name', floor + 18, themeName(category)),
    isReached && text('tick', floor + 36, '▲ reached'),
  ];
  if (number.kind !== 'shown') return [name, text('absent', floor - 8, '?')];
  return [
    html`<rect class="heard" x="${at(left)}" y="${at(y(number.value))}" width="${at(width)}" height="${at(floor - y(number.value))}" rx="2"><title>${themeName(category)}: ${value(number)} (${between(number)})</title></rect>
<path class="interval" d="M${at(left + width + 4)} ${at(y(number.low))}h6m-3 0V${at(y(number.high))}m-3 0h6"/>`,
    text('told', y(number.value) - 8, value(number)),
    name,
  ];
}
