import { expect, test } from 'vitest';
import { teamRows, teamView } from '../../src/report/index.js';
import { meeting } from '../app/web/town.js';
import { freshStore, put } from '../store/talk.js';
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
  for (const { words, turns, replies } of view.engagement) {
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
  expect([...kinds]).toEqual(expect.arrayContaining(['of all words', 'of all turns', 'replies per turn']));
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
    for (const number of [line.words, line.turns, line.replies])
      expect(number).toMatchObject({ kind: 'hidden', reason: 'too-few-people' });
});
