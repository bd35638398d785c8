import {
  measured,
  type NetworkEdge,
  type NetworkNode,
  type NetworkView,
  value,
} from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { at, chart, type Frame } from './chart.js';

const SIDE = 480;
const FRAME: Frame = { width: 640, height: SIDE, top: 0, right: 0, bottom: 0, left: 0 };
const LEFT = (FRAME.width - SIDE) / 2;

/** Teams as circles, talk between them as lines: solid where it looks through their eyes, dashed where from the outside. */
export function networkChart({ nodes, edges }: NetworkView, message: string): Html {
  const places = new Map(nodes.map((node) => [node.name, node]));
  const most = Math.max(1, ...edges.map(({ turns }) => turns ?? 0));
  return chart('network', FRAME, message, [
    edges.map((edge) => edgeLine(edge, places, most)),
    nodes.map(nodeCircle),
  ]);
}

function edgeLine(edge: NetworkEdge, places: ReadonlyMap<string, NetworkNode>, most: number): Part {
  const [from, to] = edge.between.map((name) => places.get(name));
  if (from === undefined || to === undefined) return undefined;
  const [x1, y1, x2, y2] = [px(from.x), py(from.y), px(to.x), py(to.y)];
  const width = edge.turns === undefined ? 1.5 : 2 + 8 * Math.sqrt(edge.turns / most);
  return html`<g><title>${edge.between.join(' and ')}: ${measured(edge.ratio)}</title>
<line class="edge ${sideOf(edge)}" stroke-width="${at(width)}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>
${edge.ratio.kind === 'shown' && html`<text class="on-edge" x="${at((x1 + x2) / 2)}" y="${at((y1 + y2) / 2 + 4)}" text-anchor="middle">${value(edge.ratio)}</text>`}</g>`;
}

/** A side is named only when the whole interval lies on it. */
function sideOf({ ratio }: NetworkEdge): string {
  if (ratio.kind !== 'shown') return 'unknown';
  if (ratio.low > 0.5) return 'centric';
  return ratio.high < 0.5 ? 'focused' : 'open';
}

/** About how wide a letter is drawn, in units of the picture. */
const LETTER = 7.6;

/** A name that is wider than its circle stands below it. */
function nodeCircle({ name, x, y, radius, customerShare }: NetworkNode): Part {
  const reach = radius * SIDE;
  const below = name.length * LETTER > 2 * reach ? reach + 14 : 0;
  return html`<g class="node"><title>${name}: spoke of customers in ${measured(customerShare)}</title>
<circle cx="${px(x)}" cy="${py(y)}" r="${at(reach)}"/>
<text class="name" x="${px(x)}" y="${at(py(y) + 4 + below)}" text-anchor="middle">${name}</text></g>`;
}

function px(x: number): number {
  return at(LEFT + x * SIDE);
}

function py(y: number): number {
  return at(y * SIDE);
}
