import { expect, test } from 'vitest';
import { applyRetention } from '../../../src/app/jobs/retention.js';
import { freshStore, put, talk } from '../../store/talk.js';

test.each([
  ['2026-02-27', 0],
  ['2026-03-01', 1],
])('on 31 March, counts of %s that are kept for one month leave %i conversation', async (startedAt, left) => {
  const store = await freshStore();
  await put(store, [talk('1', [{ who: 'Ana/Support', text: 'Hello.' }], { startedAt })]);
  await applyRetention(store, { textDays: 90, countMonths: 1 }, new Date('2026-03-31T00:00:00Z'));
  expect((await store.totals()).conversations).toBe(left);
});
