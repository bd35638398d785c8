import { scaleLinear } from 'd3-scale';
import { type LensLine, type LensPartView, measured, percent, themeName } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { at, chart, type Frame } from './chart.js';
import { absentRow, diamond, interval, rowAt, rowFrame, rowHead, type Size } from './lens-rows.js';

/** Shares of one whole, a bar each on a common scale, with the interval as a line and the target as a diamond. */
export function mixChart({ lines, sentence }: Pick<LensPartView, 'lines' | 'sentence'>, size: Size): Html {
  const frame = rowFrame(size, lines.length);
  const x = scaleLinear([0, 1], [frame.left, frame.width - frame.right]);
  const rows = lines.map((line, index) => row(frame, line, rowAt(frame, index), x));
  return chart(`mix ${size}`, frame, sentence, rows);
}

function row(
  frame: Frame,
  { category, number, target }: LensLine,
  y: number,
  x: (share: number) => number,
): Part {
  if (number.kind !== 'shown') return absentRow(frame, y, category, number);
  const width = (share: number) => at(x(share) - x(0));
  const wanted = target === undefined ? '' : `, target ${percent(target.share)}`;
  return [
    rowHead(frame, y, themeName(category), `${measured(number)}${wanted}`),
    html`<rect class="track" x="${at(x(0))}" y="${at(y)}" width="${width(1)}" height="10" rx="2"/>
<rect class="heard" x="${at(x(0))}" y="${at(y)}" width="${width(number.value)}" height="10" rx="2"/>`,
    interval(x(number.low), x(number.high), y + 17),
    target !== undefined && diamond(x(target.share), y + 5, `target ${percent(target.share)}`),
  ];
}
