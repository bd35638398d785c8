import { describe, expect, test } from 'vitest';
import type { Label } from '../../src/model/index.js';
import { networkView, teamsView } from '../../src/report/index.js';
import { freshStore, type Line, put, talk } from '../store/talk.js';
import { asking } from './asking.js';

const COUNTED: readonly Label[] = ['centric', 'focused'];

/** Two teams of so many people take turns, some as often as `rounds` says; what opens their talk does not count. */
function takingTurns(care: number, sales: number, rounds = 3): readonly Line[] {
  const opening: Line = { who: 'Care 0/Care', text: 'hello', labels: ['none'] };
  const turns = Array.from({ length: rounds * Math.max(care, sales) }, (_, turn) => [
    { who: `Sales ${turn % sales}/Sales`, text: `forty percent ${turn}`, labels: COUNTED },
    { who: `Care ${turn % care}/Care`, text: `they want ${turn}`, labels: COUNTED },
  ]);
  return [opening, ...turns.flat()];
}

/** So many more people of Care, who speak one after another and so answer nobody but their own. */
function amongThemselves(people: number): readonly Line[] {
  return Array.from({ length: people }, (_, index) => ({
    who: `Quiet ${index}/Care`,
    text: `they want quiet ${index}`,
    labels: COUNTED,
  }));
}

async function viewOf(lines: readonly Line[]) {
  const store = await freshStore();
  await put(store, [talk('talk', lines)]);
  const inquiry = await asking(store);
  return { network: await networkView(inquiry), teams: await teamsView(inquiry) };
}

describe('the network of conversations', () => {
  test('shows the talk between two teams with its interval and the people who answered', async () => {
    const { network } = await viewOf(takingTurns(6, 6));
    expect(network.edges).toEqual([
      {
        between: ['Care', 'Sales'],
        turns: 36,
        ratio: expect.objectContaining({ kind: 'shown', n: 72, people: 12, conversations: 1 }),
      },
    ]);
    expect(network.sentence).toMatch(/Care and Sales, who answered each other 36 times/);
  });

  test('names the themes that take most of each team’s words, with their share of them', async () => {
    const { network } = await viewOf(takingTurns(6, 6));
    expect(network.nodes.map(({ name }) => name)).toEqual(['Care', 'Sales']);
    for (const { engagedIn } of network.nodes) {
      expect(engagedIn.length).toBeGreaterThan(0);
      const shares = engagedIn.map(({ words }) => (words.kind === 'shown' ? words.value : Number.NaN));
      expect(shares).toEqual([...shares].sort((one, other) => other - one));
    }
  });

  test('is laid out once for each state of the store', async () => {
    const store = await freshStore();
    await put(store, [talk('talk', takingTurns(6, 6))]);
    const inquiry = await asking(store);
    expect(await networkView(inquiry)).toBe(await networkView(inquiry));
    expect(await networkView(await asking(store))).not.toBe(await networkView(inquiry));
  });

  test.each<[string, readonly Line[], string]>([
    ['fewer than five people of one side answered', takingTurns(6, 4), 'too-few-people'],
    [
      'enough people were present but fewer than five answered',
      [
        ...takingTurns(6, 3),
        ...Array.from({ length: 3 }, (_, index) => ({
          who: `Sales more ${index}/Sales`,
          text: 'x',
          labels: COUNTED,
        })),
      ],
      'too-few-people',
    ],
    [
      'one person said most of it',
      [
        ...amongThemselves(35),
        ...takingTurns(5, 5, 1),
        ...Array.from({ length: 40 }, (_, turn) => [
          { who: 'Care 0/Care', text: `they want more ${turn}`, labels: COUNTED },
          { who: `Sales ${turn % 5}/Sales`, text: 'hm', labels: ['none' as const] },
        ]).flat(),
      ],
      'one-speaker-dominates',
    ],
    [
      'what is left of everybody without it would be the talk of two people',
      [...amongThemselves(2), ...takingTurns(6, 6)],
      'protects-another-group',
    ],
  ])('hides the talk where %s', async (_name, lines, reason) => {
    const { network, teams } = await viewOf(lines);
    expect(network.edges).toEqual([
      { between: ['Care', 'Sales'], ratio: { kind: 'hidden', reason, minimum: 5 } },
    ]);
    expect(network.sentence).not.toMatch(/answered each other/);
    expect(teams.overall.ratio.kind).toBe('shown');
  });

  test('shows it where what is left is the talk of five', async () => {
    const { network } = await viewOf([...amongThemselves(5), ...takingTurns(6, 6)]);
    expect(network.edges).toMatchObject([{ ratio: { kind: 'shown' } }]);
  });

  test('says that two teams spoke too little of customers, whoever they are', async () => {
    const { network } = await viewOf([
      { who: 'Care 0/Care', text: 'lunch?', labels: ['none'] },
      { who: 'Sales 0/Sales', text: 'lunch!', labels: ['none'] },
    ]);
    expect(network.edges).toEqual([
      { between: ['Care', 'Sales'], ratio: { kind: 'too-little', n: 0, needed: 10 } },
    ]);
  });
});
