import type { Shown, TooLittle } from '../model/index.js';
import { place } from './layout.js';
import { centricityRatio } from './share.js';

/** What one team said in one conversation right after another team had spoken. */
export interface Reply {
  readonly conversation: string;
  readonly team: string;
  readonly answers: string;
  readonly turns: number;
  readonly centric: number;
  readonly focused: number;
  readonly mixed: number;
}

/** A team as the picture needs it. */
export interface NetworkTeam {
  readonly team: string;
  /** Statements that speak of customers: the size of the node. */
  readonly customerStatements: number;
}

/** Who spoke to whom: distinct people on each side, so that an edge of few people can be hidden. */
export interface EdgePeople {
  readonly between: readonly [string, string];
  readonly people: readonly [number, number];
}

export interface NetworkNode extends NetworkTeam {
  /** Within the unit square, y downwards. */
  readonly x: number;
  readonly y: number;
  /** In the same units. */
  readonly radius: number;
}

/** Talk between two teams, both ways together; `between` is in alphabetical order. */
export interface NetworkEdge extends EdgePeople {
  readonly turns: number;
  readonly ratio: Shown | TooLittle;
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
}

/**
 * The organisation as a network of conversations: teams as nodes, talk between them as edges with the centricity
 * ratio of that talk. The layout is the same for the same input, whatever its order.
 * @param people by edge; a missing edge counts as nobody
 */
export function network(
  teams: readonly NetworkTeam[],
  replies: readonly Reply[],
  people: readonly EdgePeople[],
): Network {
  const known = new Set(teams.map(({ team }) => team));
  const byPair = new Map<string, Reply[]>();
  for (const reply of replies) {
    if (reply.team === reply.answers || !known.has(reply.team) || !known.has(reply.answers)) continue;
    const key = pairKey([reply.team, reply.answers]);
    byPair.set(key, [...(byPair.get(key) ?? []), reply]);
  }
  const peopleOf = new Map(people.map((edge) => [pairKey(edge.between), edge]));
  const edges = [...byPair]
    .map(([key, rows]) => edgeOf(rows, peopleOf.get(key)))
    .sort((one, other) => (pairKey(one.between) < pairKey(other.between) ? -1 : 1));
  return { nodes: place(teams, edges), edges };
}

function pairKey([one, other]: readonly [string, string]): string {
  return JSON.stringify([one, other].sort());
}

function edgeOf(rows: readonly Reply[], given: EdgePeople | undefined): NetworkEdge {
  const [one = '', other = ''] = [rows[0]?.team ?? '', rows[0]?.answers ?? ''].sort();
  const people = new Map([
    [given?.between[0], given?.people[0] ?? 0],
    [given?.between[1], given?.people[1] ?? 0],
  ]);
  const sides = [people.get(one) ?? 0, people.get(other) ?? 0] as const;
  const tallies = rows.map((row) => ({
    ...row,
    statements: row.centric + row.focused + row.mixed,
    neutral: 0,
    none: 0,
  }));
  return {
    between: [one, other],
    people: sides,
    turns: rows.reduce((sum, row) => sum + row.turns, 0),
    ratio: centricityRatio(tallies, sides[0] + sides[1]),
  };
}
