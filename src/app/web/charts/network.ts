import {
  measured,
  type NetworkEdge,
  type NetworkNode,
  type NetworkView,
  value,
} from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { at, chart, type Frame, shortened } from './chart.js';

/** The side of the square that teams are placed in, and the room on either side for names. */
const SIDE = 480;
const MARGIN = 80;

/** More teams than these need more room, or their names cover each other. */
const MANY_TEAMS = 16;
const WIDE = 800;
const CROWDED_NAME = 20;

/** Circles of many teams leave the room between them to names and lines. */
const CROWDED_REACH = 0.5;

/** Beside more lines than these, numbers would cover each other; the table has them. */
const MANY = 8;

/** More lines than these are drawn thinner, or they hide what is under them. */
const THICK = 20;

/** A team in units of the picture. */
interface Circle {
  readonly node: NetworkNode;
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** Teams as circles, talk between them as lines: solid where it looks through their eyes, dashed where from the outside. */
export function networkChart({ nodes, edges }: NetworkView, message: string): Html {
  const isCrowded = nodes.length > MANY_TEAMS;
  const side = isCrowded ? WIDE : SIDE;
  const frame: Frame = { width: side + 2 * MARGIN, height: side, top: 0, right: 0, bottom: 0, left: 0 };
  const circles = nodes.map((node): Circle => {
    return {
      node,
      x: MARGIN + node.x * side,
      y: node.y * side,
      reach: node.radius * side * (isCrowded ? CROWDED_REACH : 1),
    };
  });
  const places = new Map(circles.map((circle) => [circle.node.name, circle]));
  const most = Math.max(1, ...edges.map(({ turns }) => turns ?? 0));
  const thickest = edges.length > THICK ? 3 : 8;
  const thickness = (turns: number) => 2 + thickest * Math.sqrt(turns / most);
  const told = edges.filter(({ ratio }) => ratio.kind === 'shown');
  return chart('network', frame, message, [
    edges.map((edge) => edgeLine(edge, places, thickness, edges.length > THICK)),
    circles.map(nodeCircle),
    told.length <= MANY && told.map((edge) => edgeNumber(edge, places)),
    circles.map((circle) => nodeName(circle, isCrowded)),
  ]);
}

type Places = ReadonlyMap<string, Circle>;

function edgeLine(
  edge: NetworkEdge,
  places: Places,
  thickness: (turns: number) => number,
  isCrowded: boolean,
): Part {
  const [from, to] = edge.between.map((name) => places.get(name));
  if (from === undefined || to === undefined) return undefined;
  const width = edge.turns === undefined ? 1.5 : thickness(edge.turns);
  const line = html`<line class="edge ${sideOf(edge)}" stroke-width="${at(width)}" x1="${at(from.x)}" y1="${at(from.y)}" x2="${at(to.x)}" y2="${at(to.y)}"/>`;
  // Why a pair has no number is said in the table; among very many lines nobody could point at this one.
  if (isCrowded && edge.ratio.kind !== 'shown') return line;
  return html`<g><title>${edge.between.join(' and ')}: ${measured(edge.ratio)}</title>
${line}</g>`;
}

/** The ratio in the middle of what is seen of a line: between the circles' edges. */
function edgeNumber({ between, ratio }: NetworkEdge, places: Places): Part {
  const [from, to] = between.map((name) => places.get(name));
  if (from === undefined || to === undefined || ratio.kind !== 'shown') return undefined;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const middle = 0.5 + (length === 0 ? 0 : (from.reach - to.reach) / length / 2);
  const x = from.x + (to.x - from.x) * middle;
  const y = from.y + (to.y - from.y) * middle;
  return html`<text x="${at(x)}" y="${at(y + 4)}" text-anchor="middle">${value(ratio)}</text>`;
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

function nodeCircle({ node: { name, customerShare }, x, y, reach }: Circle): Part {
  return html`<g class="node"><title>${name}: spoke of customers in ${measured(customerShare)}</title>
<circle cx="${at(x)}" cy="${at(y)}" r="${at(reach)}"/></g>`;
}

const LINE = 17;

/** In lines inside the circle where they fit, else below it. */
function nodeName({ node: { name }, x, y, reach }: Circle, isCrowded: boolean): Part {
  const lines = linesOf(
    isCrowded ? shortened(name, CROWDED_NAME) : name,
    Math.max(SHORT, Math.floor((1.7 * reach) / LETTER)),
  );
  const isWide = Math.max(...lines.map((line) => line.length)) * LETTER > 1.8 * reach;
  const first = y + (isWide ? reach + LINE : 4 - ((lines.length - 1) * LINE) / 2);
  return html`<text class="name" text-anchor="middle">${lines.map(
    (line, index) => html`<tspan x="${at(x)}" y="${at(first + index * LINE)}">${line}</tspan>`,
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
