import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ImportProgress, importFile } from '../../../src/app/jobs/import-file.js';
import type { ImportOptions } from '../../../src/app/jobs/import-options.js';
import { resultInWords } from '../../../src/app/jobs/import-words.js';
import { openRoster } from '../../../src/app/jobs/roster.js';
import { fileSource, memorySource } from '../../../src/ingest/index.js';
import type { Store } from '../../../src/store/index.js';
import { freshStore, temporaryDirectory } from '../../store/talk.js';
import { smallAnalyzer } from './lexicon.js';

const meeting = `WEBVTT

00:00:01.000 --> 00:00:04.000
Ana Lopez: Our guests want it quiet.

00:00:04.000 --> 00:00:08.000
Bo Chen: 40 percent of them left.

00:00:08.000 --> 00:00:12.000
Ana Lopez: Shall we have lunch?
`;

const tickets = `id,subject,author,role,text,created
1,Noise,Cy,customer,It is loud.,2026-03-02T10:00:00Z
1,Noise,Ana,agent,Guests want it quiet.,2026-03-02T11:00:00Z
2,Bill,Ana,agent,40 percent of guests ask that.,2026-03-03T11:00:00Z
`;

const importing = (store: Store, name: string, content: string | Uint8Array, options?: ImportOptions) =>
  importFile(store, smallAnalyzer(), memorySource(name, content), options);

describe('importing a transcript', () => {
  test('stores what was said, labelled and counted for its team', async () => {
    const store = await freshStore();
    const result = await importing(store, 'weekly.vtt', meeting, { team: 'Floor' });
    expect(result).toMatchObject({
      state: 'imported',
      conversations: 1,
      utterances: 3,
      statements: 3,
      problems: [],
    });
    expect(
      (await store.teams()).map(({ team, centric, focused, none }) => [team.name, centric, focused, none]),
    ).toEqual([['Floor', 1, 1, 1]]);
  });

  test('without a team its speakers are unassigned, not lost', async () => {
    const store = await freshStore();
    await importing(store, 'weekly.vtt', meeting);
    expect((await store.teams()).map(({ team, statements }) => [team.assigned, statements])).toEqual([
      [false, 3],
    ]);
  });

  test('takes teams and customers from a roster', async () => {
    const store = await freshStore();
    const path = join(temporaryDirectory(), 'roster.csv');
    writeFileSync(path, 'name,team,side\nAna Lopez,Support,\nBo Chen,,customer\n');
    const result = await importing(store, 'weekly.vtt', meeting, { roster: await openRoster(path) });
    expect(result.statements).toBe(2);
    expect((await store.teams()).map(({ team, statements }) => [team.name, statements])).toEqual([
      ['Support', 2],
    ]);
  });

  test('the same file again changes nothing and says since when it is known', async () => {
    const store = await freshStore();
    const first = await importing(store, 'weekly.vtt', meeting);
    const again = await importing(store, 'copy of weekly.vtt', meeting);
    expect(again).toMatchObject({ state: 'unchanged', importId: first.importId, conversations: 0 });
    expect(resultInWords(again)).toMatch(/^already imported on \d+ \w+ 20\d\d; nothing changed$/);
    expect(await store.totals()).toMatchObject({ conversations: 1, statements: 3 });
  });

  test('the same file with a team given afterwards is counted once, for that team', async () => {
    const store = await freshStore();
    await importing(store, 'weekly.vtt', meeting);
    const second = await importing(store, 'weekly.vtt', meeting, { team: 'Floor' });
    expect(second).toMatchObject({ state: 'imported', replaced: 1 });
    expect((await store.teams()).map(({ team, conversations }) => [team.name, conversations])).toEqual([
      ['Floor', 1],
    ]);
  });

  test('another meeting under the same file name is another meeting', async () => {
    const store = await freshStore();
    await importing(store, 'weekly.vtt', meeting);
    await importing(store, 'weekly.vtt', meeting.replace('quiet', 'loud'));
    expect((await store.totals()).conversations).toBe(2);
  });

  test.each([
    ['weekly.vtt', {}, undefined],
    ['2026-08-04 weekly.vtt', {}, '2026-08-04'],
    ['2026-08-04 weekly.vtt', { startedAt: '2026-01-01' }, '2026-01-01'],
  ])('%s with %j begins %s', async (name, options, expected) => {
    const store = await freshStore();
    await importing(store, name, meeting, options);
    expect((await store.conversations({ limit: 1 }))[0]?.startedAt).toBe(expected);
  });
});

describe('importing tickets', () => {
  test('a later export replaces the tickets that changed and leaves the others', async () => {
    const store = await freshStore();
    await importing(store, 'monday.csv', tickets);
    const tuesday = await importing(
      store,
      'tuesday.csv',
      tickets.replace('40 percent of guests ask that.', 'Solved.'),
    );
    expect(tuesday).toMatchObject({ state: 'imported', conversations: 1, replaced: 1, unchanged: 1 });
    const teams = await store.teams();
    expect([teams[0]?.conversations, teams[0]?.centric, teams[0]?.focused]).toEqual([2, 1, 0]);
  });

  test('numbers of two systems do not meet when each has a source', async () => {
    const store = await freshStore();
    await importing(store, 'a.csv', tickets, { source: 'zendesk' });
    await importing(store, 'b.csv', `${tickets}\n`, { source: 'jira' });
    expect((await store.totals()).conversations).toBe(4);
  });

  test('a new lexicon labels everything anew', async () => {
    const store = await freshStore();
    await importing(store, 'a.csv', tickets);
    const more = {
      'perspective/thanks.yml':
        'category: thanks\nlens: perspective\nside: centric\nsource: tests\nmeaning: x\nask: y\nentries:\n  - match: thanks\n    yes: [Thanks all.]\n    no: [Hello.]\n',
    };
    const again = await importFile(store, smallAnalyzer(more), memorySource('a.csv', tickets));
    expect(again).toMatchObject({ state: 'imported', conversations: 2, replaced: 2, unchanged: 0 });
  });

  test('a big export comes in several batches and tells how far it is', async () => {
    const store = await freshStore();
    const rows = Array.from(
      { length: 1200 },
      (_, index) => `${index},Noise,Ana,agent,Guests want it quiet.,2026-03-02T10:00:00Z`,
    );
    const content = `id,subject,author,role,text,created\n${rows.join('\n')}\n`;
    const told: ImportProgress[] = [];
    const result = await importFile(store, smallAnalyzer(), memorySource('big.csv', content), {}, (each) =>
      told.push(each),
    );
    expect(result).toMatchObject({ state: 'imported', conversations: 1200, statements: 1200, problems: [] });
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toMatchObject({
      bytesRead: content.length,
      bytes: content.length,
      conversations: 1200,
    });
  });
});

describe('a file that cannot be read as it should', () => {
  test('gives its good part and says where the rest is', async () => {
    const store = await freshStore();
    const broken = meeting.replace('00:00:04.000 --> 00:00:08.000', '00:00:04.000 -> 00:00:08');
    const result = await importing(store, 'weekly.vtt', broken, { team: 'Floor' });
    expect(result).toMatchObject({ state: 'imported', conversations: 1 });
    expect(result.problems[0]).toMatchObject({ line: expect.any(Number), message: expect.any(String) });
    const detail = await store.importDetail(result.importId!);
    expect(detail?.problemList).toEqual(result.problems);
  });

  test('stores the problems of a file full of bad rows in batches, too', async () => {
    const store = await freshStore();
    const content = `${tickets}${'3,Noise\n'.repeat(1500)}`;
    let batches = 0;
    const result = await importFile(store, smallAnalyzer(), memorySource('bad.csv', content), {}, () => {
      batches += 1;
    });
    expect(batches).toBe(2);
    expect(result).toMatchObject({ state: 'imported', conversations: 2 });
    expect(result.problems).toHaveLength(1000);
    expect((await store.imports({ limit: 1 }))[0]?.problems).toBe(1001);
  });

  test.each([
    ['empty.vtt', ''],
    ['picture.vtt', new Uint8Array(readFileSync(process.execPath).subarray(0, 4096))],
    ['novel.bin', '\u0000\u0001\u0002'],
  ])('%s fails in words, is listed with its problem, and leaves no conversation', async (name, content) => {
    const store = await freshStore();
    const result = await importing(store, name, content);
    expect(result).toMatchObject({ state: 'failed', conversations: 0 });
    expect(resultInWords(result).length).toBeGreaterThan(20);
    expect(
      (await store.imports({ limit: 9 })).map((each) => [each.fileName, each.state, each.problems]),
    ).toEqual([[name, 'failed', 1]]);
    expect((await store.totals()).conversations).toBe(0);
  });

  test('a file that failed is read again under its number', async () => {
    const store = await freshStore();
    const first = await importing(store, 'empty.vtt', '');
    expect(await importing(store, 'empty.vtt', '')).toEqual(first);
  });

  test('one that is not there is a result, not a crash', async () => {
    const store = await freshStore();
    const result = await importFile(store, smallAnalyzer(), fileSource('/nowhere/at/all.vtt'));
    expect(result).toMatchObject({ state: 'failed', file: 'all.vtt', problems: [{ code: 'cannot-open' }] });
    expect(result.importId).toBeUndefined();
  });
});

test('an analysis that breaks in the middle keeps whole batches and the next try completes them', async () => {
  const store = await freshStore();
  const rows = Array.from(
    { length: 1200 },
    (_, index) => `${index},Noise,Ana,agent,Guests want it quiet.,2026-03-02T10:00:00Z`,
  );
  const source = memorySource('big.csv', `id,subject,author,role,text,created\n${rows.join('\n')}\n`);
  const analyzer = smallAnalyzer();
  let left = 700;
  const breaking = {
    ...analyzer,
    analyze: (conversation: Parameters<typeof analyzer.analyze>[0]) => {
      left -= 1;
      if (left < 0) throw new Error('out of paper');
      return analyzer.analyze(conversation);
    },
  };
  await expect(importFile(store, breaking, source)).rejects.toThrow('out of paper');
  expect((await store.totals()).conversations).toBe(500);
  expect(await store.imports({ limit: 1 })).toMatchObject([{ state: 'running' }]);
  expect(await importFile(store, analyzer, source)).toMatchObject({
    state: 'imported',
    conversations: 1200,
    unchanged: 0,
    replaced: 0,
  });
  expect(await store.totals()).toMatchObject({ conversations: 1200, statements: 1200 });
});
