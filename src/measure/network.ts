import type { Shown, TooLittle } from '../model/index.js';
import { place } from './layout.js';
import { shareOf } from './share.js';
import type { Sums } from './sums.js';

/** Talk between two teams, both ways together: what each said right after the other. */
export interface PairTalk {
  readonly between: readonly [string, string];
  readonly turns: number;
  /** Centric, and half of what is mixed, out of what counts for the ratio. */
  readonly ratio: Sums;
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
  pairs: readonly PairTalk[],
  people: readonly EdgePeople[],
): Network {
  const known = new Set(teams.map(({ team }) => team));
  const peopleOf = new Map(people.map((edge) => [pairKey(edge.between), edge]));
  const edges = pairs
    .filter(({ between: [one, other] }) => one !== other && known.has(one) && known.has(other))
    .map((pair) => edgeOf(pair, peopleOf.get(pairKey(pair.between))))
    .sort((one, other) => (pairKey(one.between) < pairKey(other.between) ? -1 : 1));
  return { nodes: place(teams, edges), edges };
}

function pairKey([one, other]: readonly [string, string]): string {
  return JSON.stringify([one, other].sort());
}

function edgeOf({ between, turns, ratio }: PairTalk, given: EdgePeople | undefined): NetworkEdge {
  const [one = '', other = ''] = [...between].sort();
  const people = new Map([
    [given?.between[0], given?.people[0] ?? 0],
    [given?.between[1], given?.people[1] ?? 0],
  ]);
  const sides = [people.get(one) ?? 0, people.get(other) ?? 0] as const;
  return { between: [one, other], people: sides, turns, ratio: shareOf(ratio, sides[0] + sides[1]) };
}
