import { scaleLinear } from 'd3-scale';
import { type LensPartView, themeName, value } from '../../../report/index.js';
import { type Html, html } from '../html.js';
import { at, chart } from './chart.js';
import { absentRow, interval, rowAt, rowFrame, type Size } from './lens-rows.js';

/** One thing out of two: a bar in two parts, plain and hatched, with the interval round where they meet. */
export function ratioChart({ lines, sentence }: LensPartView, size: Size): Html {
  const frame = rowFrame(size, 1);
  const y = rowAt(frame, 0);
  const [first, other] = lines;
  if (first === undefined || other === undefined) return html``;
  const { number } = first;
  if (number.kind !== 'shown')
    return chart(`ratio ${size}`, frame, sentence, absentRow(frame, y, first.category, number));
  const x = scaleLinear([0, 1], [frame.left, frame.width - frame.right]);
  const label = (text: string, anchor: string, edge: number) =>
    html`<text class="name" x="${edge}" y="${at(y - 9)}" text-anchor="${anchor}">${text}</text>`;
  const told = (line: typeof first) =>
    line.number.kind === 'shown'
      ? `${themeName(line.category)} ${value(line.number)}`
      : themeName(line.category);
  return chart(`ratio ${size}`, frame, sentence, [
    label(told(first), 'start', frame.left),
    label(told(other), 'end', frame.width - frame.right),
    html`<rect x="${at(x(0))}" y="${at(y)}" width="${at(x(number.value) - x(0))}" height="12" fill="url(#centric)"/>
<rect x="${at(x(number.value))}" y="${at(y)}" width="${at(x(1) - x(number.value))}" height="12" fill="url(#focused)"/>`,
    interval(x(number.low), x(number.high), y + 19),
  ]);
}
