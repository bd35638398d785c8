import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Label } from '../../src/model/index.js';
import { ledgerIn, type TeamView, teamRows, teamView } from '../../src/report/index.js';
import type { Store } from '../../src/store/index.js';
import { meeting } from '../app/web/town.js';
import { freshStore, type Line, put, talk } from '../store/talk.js';
import { asking } from './asking.js';

const days = ['2026-03-10', '2026-03-11', '2026-03-12'];

test('engagement tells how much of the words and turns each theme takes, and how often it is answered', async () => {
  const store = await freshStore();
  await put(
    store,
    days.map((day) => meeting('Care', 12, { day })),
  );
  const view = await teamView(await asking(store), 1);
  expect(view.engagement.length).toBeGreaterThan(0);
  for (const { people: sayers, words, turns, replies } of view.engagement) {
    expect(sayers).toMatchObject({
      kind: 'shown',
      n: 12,
      people: 12,
      masked: 'over-95',
      low: expect.any(Number),
    });
    if (words.kind !== 'shown' || turns.kind !== 'shown' || replies.kind !== 'shown')
      throw new Error('all three should be shown');
    for (const { low, value, high, people } of [words, turns, replies]) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(people).toBe(12);
    }
    expect(words.value).toBeLessThanOrEqual(1);
    expect(replies.value).toBeLessThanOrEqual(100);
  }
  const kinds = new Set(teamRows(view).map(({ what }) => what));
  expect([...kinds]).toEqual(
    expect.arrayContaining(['of all words', 'of all turns', 'of all people', 'replies per turn']),
  );
});

test('engagement of too few people is hidden like every other number of theirs', async () => {
  const store = await freshStore();
  await put(
    store,
    days.map((day) => meeting('Pair', 2, { day })),
  );
  const { engagement } = await teamView(await asking(store), 1);
  expect(engagement.length).toBeGreaterThan(0);
  for (const line of engagement)
    for (const number of [line.people, line.words, line.turns, line.replies])
      expect(number).toMatchObject({ kind: 'hidden', reason: 'too-few-people' });
});

describe('how many people spoke of a theme', () => {
  /** Each team's people in one meeting; the first so many speak of wants, all of statistics. */
  async function meetings(
    store: Store,
    teams: Readonly<Record<string, readonly [people: number, wanting: number]>>,
  ) {
    const conversations = Object.entries(teams).map(([team, [people, wanting]]) => {
      const lines = Array.from({ length: people }, (_, person): Line => {
        const mix: readonly Label[] = person < wanting ? ['centric', 'focused'] : ['focused', 'focused'];
        return {
          who: `${team} ${person}/${team}`,
          text: 'They want it, 90 percent of them.',
          labels: [...mix, ...mix],
        };
      });
      return talk(team, lines);
    });
    await put(store, conversations);
  }

  const wantsOf = ({ engagement }: TeamView) =>
    engagement.find(({ category }) => category === 'wants')?.people;

  test('is a share of the people with its interval, of all time and of no single period', async () => {
    const store = await freshStore();
    await meetings(store, { Care: [12, 7] });
    const inquiry = await asking(store);
    expect(wantsOf(await teamView(inquiry, 1))).toMatchObject({
      kind: 'shown',
      value: 0.5833,
      low: 0.3195,
      high: 0.8067,
      n: 12,
      people: 12,
      conversations: 1,
    });
    const ledger = await ledgerIn(inquiry, 'week');
    const [period] = ledger.periods(1);
    const inWeek = await teamView({ ...inquiry, ledger, ...(period && { period }) }, 1);
    expect(inWeek.engagement.map(({ category }) => category)).toContain('wants');
    expect(wantsOf(inWeek)).toBeUndefined();
    expect(teamRows(inWeek).map(({ what }) => what)).not.toContain('of all people');
  });

  test('is hidden where fewer than five did, with how many others did of whom that could be computed', async () => {
    const store = await freshStore();
    await meetings(store, { Care: [12, 3], Sales: [12, 6], North: [12, 9] });
    const inquiry = await asking(store);
    const named = await Promise.all(['Care', 'Sales', 'North'].map((name) => store.team(name)));
    const told = await Promise.all(
      named.map(async (team) => wantsOf(await teamView(inquiry, team?.id ?? -1))),
    );
    expect(told.map((number) => (number?.kind === 'hidden' ? number.reason : number?.kind))).toEqual([
      'too-few-people',
      'protects-another-group',
      'shown',
    ]);
  });

  test('never lets those of a team with fewer than five be computed from what other teams tell', async () => {
    const team = fc.integer({ min: 0, max: 12 }).map((wanting): [number, number] => [12, wanting]);
    await fc.assert(
      fc.asyncProperty(fc.record({ A: team, B: team, C: team, D: team }), async (teams) => {
        const store = await freshStore();
        await meetings(store, teams);
        const inquiry = await asking(store);
        let unknown = 0;
        for (const [name, [, wanting]] of Object.entries(teams)) {
          const found = await store.team(name);
          const number = wantsOf(await teamView(inquiry, found?.id ?? -1));
          if (wanting > 0 && wanting < 5) expect(number?.kind).toBe('hidden');
          if (number?.kind === 'hidden') unknown += wanting;
        }
        // Somebody who knows of everybody together could tell the sum of what is hidden.
        expect(
          unknown === 0 || unknown >= 5 || Object.values(teams).reduce((sum, [, many]) => sum + many, 0) < 5,
        ).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});
