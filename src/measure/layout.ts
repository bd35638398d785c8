import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { NetworkEdge, NetworkNode, NetworkTeam } from './network.js';

const TICKS = 300;
const LEAST_RADIUS = 14;
const MOST_RADIUS = 42;
const DISTANCE = 150;
/** Room at the border of the picture for names under the nodes, as a part of its side. */
const MARGIN = 0.06;

interface Body extends SimulationNodeDatum {
  readonly team: NetworkTeam;
  readonly radius: number;
}

/**
 * Places teams by force: those who talk much to each other come closer (d3-force, whose random source is a fixed generator and whose
 * starting places are a fixed spiral, so that the same network is always drawn the same).
 */
export function place(teams: readonly NetworkTeam[], edges: readonly NetworkEdge[]): readonly NetworkNode[] {
  const most = Math.max(1, ...teams.map(({ customerStatements }) => customerStatements));
  const bodies = [...teams]
    .sort((one, other) => (one.team < other.team ? -1 : 1))
    .map((team): Body => {
      const part = Math.sqrt(team.customerStatements / most);
      return { team, radius: LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * part };
    });
  const mostTurns = Math.max(1, ...edges.map(({ turns }) => turns));
  const byTeam = new Map(bodies.map((body) => [body.team.team, body]));
  const links = edges.flatMap(({ between: [one, other], turns }) => {
    const [source, target] = [byTeam.get(one), byTeam.get(other)];
    return source && target ? [{ source, target, weight: Math.sqrt(turns / mostTurns) }] : [];
  });
  const pull = forceLink<Body, SimulationLinkDatum<Body> & { readonly weight: number }>(links)
    .distance(({ weight }) => DISTANCE * (1.6 - weight))
    .strength(({ weight }) => 0.2 + 0.6 * weight);
  forceSimulation(bodies)
    .force('pull', pull)
    .force('push', forceManyBody<Body>().strength(-DISTANCE * 3))
    .force(
      'apart',
      forceCollide<Body>((body) => body.radius + LEAST_RADIUS),
    )
    .force('x', forceX<Body>().strength(0.06))
    .force('y', forceY<Body>().strength(0.06))
    .stop()
    .tick(TICKS);
  return fitted(bodies);
}

/** Moves and shrinks the drawing into the unit square without bending it. */
function fitted(bodies: readonly Body[]): readonly NetworkNode[] {
  const left = Math.min(...bodies.map((body) => at(body.x) - body.radius));
  const right = Math.max(...bodies.map((body) => at(body.x) + body.radius));
  const top = Math.min(...bodies.map((body) => at(body.y) - body.radius));
  const bottom = Math.max(...bodies.map((body) => at(body.y) + body.radius));
  const scale = (1 - 2 * MARGIN) / Math.max(right - left, bottom - top, 4 * MOST_RADIUS);
  return bodies.map(({ team, radius, x, y }) => ({
    ...team,
    x: rounded(0.5 + (at(x) - (left + right) / 2) * scale),
    y: rounded(0.5 + (at(y) - (top + bottom) / 2) * scale),
    radius: rounded(radius * scale),
  }));
}

function at(coordinate: number | undefined): number {
  return coordinate ?? 0;
}

/** Sines differ in their last digits between machines; four digits are finer than any screen. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
