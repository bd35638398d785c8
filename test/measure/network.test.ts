import { describe, expect, test } from 'vitest';
import {
  type EdgePeople,
  type NetworkTeam,
  network,
  type PairTalk,
  sumsOf,
} from '../../src/measure/index.js';
import { shuffled } from './tallies.js';

const teams: NetworkTeam[] = ['care', 'sales', 'lab', 'board', 'store'].map((team, index) => ({
  team,
  customerStatements: index * 40,
}));

function pair(
  one: string,
  other: string,
  ...said: readonly (readonly [turns: number, centric: number])[]
): PairTalk {
  return {
    between: [one, other],
    turns: said.reduce((sum, [turns]) => sum + turns, 0),
    ratio: sumsOf(said.map(([bottom, top]) => ({ top, bottom }))),
  };
}

const replies = [
  pair('sales', 'care', [40, 24]),
  pair('lab', 'care', [4, 4]),
  pair('care', 'care', [50, 50]),
  pair('board', 'nobody we know', [9, 9]),
];
const people: EdgePeople[] = [{ between: ['sales', 'care'], people: [7, 9] }];

describe('the network of conversations', () => {
  const drawn = network(teams, replies, people);

  test('has an edge for talk between two teams, both ways together', () => {
    expect(drawn.edges.map(({ between, turns }) => [...between, turns])).toEqual([
      ['care', 'lab', 4],
      ['care', 'sales', 40],
    ]);
  });

  test('tells through whose eyes each pair talks, or that it is too little to say', () => {
    const [lab, sales] = drawn.edges;
    expect(lab?.ratio).toMatchObject({ kind: 'too-little', n: 4 });
    expect(sales?.ratio).toMatchObject({ kind: 'shown', value: 0.6, n: 40, people: 16 });
  });

  test('counts the people on each side, whichever way the pair is named', () => {
    expect(drawn.edges.map((edge) => edge.people)).toEqual([
      [0, 0],
      [9, 7],
    ]);
  });

  test('is drawn the same whatever the order of teams and replies', () => {
    expect(network(shuffled(teams, 2), shuffled(replies, 3), people)).toEqual(drawn);
  });

  test('keeps every node inside the picture and apart from the others', () => {
    for (const one of drawn.nodes) {
      expect(Math.min(one.x, one.y) - one.radius).toBeGreaterThanOrEqual(0);
      expect(Math.max(one.x, one.y) + one.radius).toBeLessThanOrEqual(1);
      for (const other of drawn.nodes) {
        if (other === one) continue;
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.radius + other.radius);
      }
    }
  });

  test('draws a team that speaks more of customers larger, and closer to whom it talks with', () => {
    const [board, care, , sales] = drawn.nodes;
    if (!(board && care && sales)) throw new Error('five teams are drawn');
    expect(drawn.nodes.find(({ team }) => team === 'store')?.radius).toBeGreaterThan(care.radius);
    const distance = (one: typeof care, other: typeof care) => Math.hypot(one.x - other.x, one.y - other.y);
    expect(distance(care, sales)).toBeLessThan(distance(care, board));
  });

  test.each([0, 1])('of %i teams can be drawn', (count) => {
    expect(network(teams.slice(0, count), [], []).nodes).toHaveLength(count);
  });
});
