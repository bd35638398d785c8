import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Interval } from '../../../model/index.js';
import { between, type FunnelView, grouped, value } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { at, chart, type Frame, percentRules, shortened } from './chart.js';

const FRAME: Frame = { width: 640, height: 320, top: 16, right: 20, bottom: 44, left: 48 };

type Limits = (limits: FunnelView['curve'][number]) => Interval;

/**
 * Teams by how much they were heard and how they talk. Between the dashed lines (95 %) and the dotted ones
 * (99.8 %) a team differs from all others by no more than chance would make it (Spiegelhalter 2005).
 */
export function funnelChart(funnel: FunnelView, message: string): Html {
  const most = Math.max(...funnel.curve.map(({ n }) => n));
  const x = scaleLinear([0, most], [FRAME.left, FRAME.width - FRAME.right]).nice();
  const y = scaleLinear([0, 1], [FRAME.height - FRAME.bottom, FRAME.top]);
  const limit = (kind: string, of: Limits) =>
    (['low', 'high'] as const).map((end) => {
      const path = line<FunnelView['curve'][number]>(
        (point) => at(x(point.n)),
        (point) => at(y(of(point)[end])),
      );
      return html`<path class="limit ${kind}" d="${path(funnel.curve) ?? ''}"/>`;
    });
  return chart('funnel', FRAME, message, [
    percentRules(FRAME, y, [0, 0.25, 0.5, 0.75, 1]),
    x
      .ticks(5)
      .map(
        (count, index) =>
          html`<text class="tick${index % 2 === 1 ? ' every-other' : ''}" x="${at(x(count))}" y="${FRAME.height - 24}" text-anchor="middle">${grouped(count)}</text>`,
      ),
    html`<text class="tick" x="${FRAME.width - FRAME.right}" y="${FRAME.height - 6}" text-anchor="end">statements counted</text>`,
    html`<line class="overall" x1="${FRAME.left}" x2="${FRAME.width - FRAME.right}" y1="${at(y(funnel.overall))}" y2="${at(y(funnel.overall))}"/>`,
    limit('p95', ({ limits95 }) => limits95),
    limit('p998', ({ limits998 }) => limits998),
    funnel.teams.map((team) => teamDot(team, x(team.ratio.n), y(team.ratio.value))),
  ]);
}

function teamDot({ name, ratio, place }: FunnelView['teams'][number], x: number, y: number): Part {
  const left = x > FRAME.width / 2;
  return html`<g class="point ${place}"><title>${name}: ${value(ratio)} (${between(ratio)}), ${grouped(ratio.n)} statements</title>
<circle cx="${at(x)}" cy="${at(y)}" r="5.5"/>
<text class="name" x="${at(x + (left ? -10 : 10))}" y="${at(y + 4)}" text-anchor="${left ? 'end' : 'start'}">${shortened(name, 24)}</text></g>`;
}
