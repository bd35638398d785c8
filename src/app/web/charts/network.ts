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

/** Beside more lines than these, numbers would cover each other; the table has them. */
const MANY = 8;

/** Teams as circles, talk between them as lines: solid where it looks through their eyes, dashed where from the outside. */
export function networkChart({ nodes, edges }: NetworkView, message: string): Html {
  const places = new Map(nodes.map((node) => [node.name, node]));
  const most = Math.max(1, ...edges.map(({ turns }) => turns ?? 0));
  const told = edges.filter(({ ratio }) => ratio.kind === 'shown');
  return chart('network', FRAME, message, [
    edges.map((edge) => edgeLine(edge, places, most)),
    nodes.map(nodeCircle),
    told.length <= MANY && told.map((edge) => edgeNumber(edge, places)),
    nodes.map(nodeName),
  ]);
}

function edgeLine(edge: NetworkEdge, places: ReadonlyMap<string, NetworkNode>, most: number): Part {
  const [from, to] = edge.between.map((name) => places.get(name));
  if (from === undefined || to === undefined) return undefined;
  const [x1, y1, x2, y2] = [px(from.x), py(from.y), px(to.x), py(to.y)];
  const width = edge.turns === undefined ? 1.5 : 2 + 8 * Math.sqrt(edge.turns / most);
  return html`<g><title>${edge.between.join(' and ')}: ${measured(edge.ratio)}</title>
<line class="edge ${sideOf(edge)}" stroke-width="${at(width)}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/></g>`;
}

/** The ratio in the middle of what is seen of a line: between the circles' edges. */
function edgeNumber({ between, ratio }: NetworkEdge, places: ReadonlyMap<string, NetworkNode>): Part {
  const [from, to] = between.map((name) => places.get(name));
  if (from === undefined || to === undefined || ratio.kind !== 'shown') return undefined;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const middle = 0.5 + (length === 0 ? 0 : (from.radius - to.radius) / length / 2);
  const x = px(from.x + (to.x - from.x) * middle);
  const y = py(from.y + (to.y - from.y) * middle);
  return html`<text x="${x}" y="${at(y + 4)}" text-anchor="middle">${value(ratio)}</text>`;
}

/** A side is named only when the whole interval lies on it. */
function sideOf({ ratio }: NetworkEdge): string {
  if (ratio.kind !== 'shown') return 'unknown';
  if (ratio.low > 0.5) return 'centric';
  return ratio.high < 0.5 ? 'focused' : 'open';
}

/** About how wide a letter is drawn, in units of the picture. */
const LETTER = 7;

/** Names are cut to lines of no fewer letters than these. */
const SHORT = 12;

function nodeCircle({ name, x, y, radius, customerShare }: NetworkNode): Part {
  return html`<g class="node"><title>${name}: spoke of customers in ${measured(customerShare)}</title>
<circle cx="${px(x)}" cy="${py(y)}" r="${at(radius * SIDE)}"/></g>`;
}

const LINE = 17;

/** In lines inside the circle where they fit, else below it. */
function nodeName({ name, x, y, radius }: NetworkNode): Part {
  const reach = radius * SIDE;
  const lines = linesOf(name, Math.max(SHORT, Math.floor((1.7 * reach) / LETTER)));
  const isWide = Math.max(...lines.map((line) => line.length)) * LETTER > 1.8 * reach;
  const first = py(y) + (isWide ? reach + LINE : 4 - ((lines.length - 1) * LINE) / 2);
  return html`<text class="name" text-anchor="middle">${lines.map(
    (line, index) => html`<tspan x="${px(x)}" y="${at(first + index * LINE)}">${line}</tspan>`,
  )}</text>`;
}

/** A name cut between words, into lines of at most so many letters. */
function linesOf(name: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.pop() ?? '';
    if (last === '') lines.push(word);
    else if (last.length + word.length < letters) lines.push(`${last} ${word}`);
    else lines.push(last, word);
  }
  return lines;
}

function px(x: number): number {
  return at(LEFT + x * SIDE);
}

function py(y: number): number {
  return at(y * SIDE);
}
