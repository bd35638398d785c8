import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fillWithSamples } from '../../../src/app/jobs/samples.js';
import { freshStore, temporaryDirectory } from '../../store/talk.js';
import { smallAnalyzer } from './lexicon.js';

const data = resolve(import.meta.dirname, '../../../data');

test('the sample conversations are read without a problem, marked, dated, and removed with one call', async () => {
  const store = await freshStore();
  const results = await fillWithSamples(store, smallAnalyzer(), data);
  expect(
    results.flatMap(({ file, problems }) => problems.map((problem) => `${file}: ${problem.message}`)),
  ).toEqual([]);
  const totals = await store.totals();
  expect(totals.sampleConversations).toBe(totals.conversations);
  expect(totals.conversations).toBeGreaterThanOrEqual(312);
  const teams = (await store.teams({ from: '2026-08-01', to: '2026-12-01' })).filter(
    ({ team }) => team.assigned,
  );
  expect(teams.length).toBeGreaterThanOrEqual(3);
  for (const { people } of teams) expect(people.people).toBeGreaterThanOrEqual(6);
  await store.deleteSamples();
  expect(await store.totals()).toMatchObject({ conversations: 0, statements: 0, teams: 0 });
});

test('a listing that is wrong says what is wrong with it', async () => {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, 'roster.csv'), 'name,team\nAna,Floor\n');
  writeFileSync(join(folder, 'samples.yml'), '- fil: a.vtt\n');
  await expect(fillWithSamples(await freshStore(), smallAnalyzer(), folder)).rejects.toMatchObject({
    code: 'bad-samples',
    message: expect.stringContaining('fil'),
  });
});
