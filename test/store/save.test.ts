import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LABELS } from '../../src/model/index.js';
import { batch, file, freshStore, type Line, put, statement, talk, temporaryDirectory } from './talk.js';

const quiet: readonly Line[] = [
  { who: 'Ana/Support', text: 'They want it quiet.', labels: ['centric'] },
  { who: 'Bo/Sales', text: 'Forty percent of them churned.', labels: ['focused'] },
  { who: 'Cy@customer', text: 'I want my money back.' },
  { who: 'Ana/Support', text: 'They hate it, all ninety percent.', labels: ['mixed'] },
  { who: 'Dee', text: 'Lunch?', labels: ['none'] },
];

describe('counts kept on write', () => {
  test('say per team what was said, and leave out what customers say', async () => {
    const store = await freshStore();
    await put(store, [talk('quiet', quiet)]);
    const teams = await store.teams();
    expect(
      teams.map(({ team, statements, centric, focused, mixed, none, turns, words, people }) => [
        team.name,
        team.assigned,
        statements,
        centric,
        focused,
        mixed,
        none,
        turns,
        words,
        people.people,
      ]),
    ).toEqual([
      ['Sales', true, 1, 0, 1, 0, 0, 1, 5, 1],
      ['Support', true, 2, 1, 0, 1, 0, 2, 10, 1],
      ['', false, 1, 0, 0, 0, 1, 1, 1, 1],
    ]);
  });

  test('say per category how much of the talk it has', async () => {
    const store = await freshStore();
    await put(store, [talk('quiet', quiet)]);
    const support = await store.team('Support');
    const sums = (await store.categorySums({ lens: 'perspective' })).filter(
      ({ team }) => team === support?.id,
    );
    expect(
      sums.map(({ category, statements, words, turns }) => [category, statements, words, turns]),
    ).toEqual([
      ['statistics', 1, 6, 1],
      ['wants', 2, 10, 2],
    ]);
  });

  test('leave out matches that the words around them dismiss, but keep the match itself', async () => {
    const store = await freshStore();
    const said = statement(0, 'They want it quiet.', 'centric');
    const dismissed = {
      ...said,
      label: 'neutral' as const,
      matches: said.matches.map((match) => ({ ...match, state: 'dismissed' as const })),
    };
    const { conversation } = talk('1', [{ who: 'Ana/Support', text: 'They want it quiet.' }]);
    await put(store, [{ conversation, statements: [dismissed] }]);
    expect(await store.categorySums({ lens: 'perspective' })).toEqual([]);
    const [stored] = await store.conversations({ limit: 1 });
    const detail = await store.conversation(stored!.id);
    expect(detail?.said[0]?.statements[0]?.matches[0]?.state).toBe('dismissed');
  });

  test('say which teams answer each other, never a customer', async () => {
    const store = await freshStore();
    await put(store, [talk('quiet', quiet)]);
    const teams = new Map((await store.teams()).map(({ team }) => [team.id, team.name]));
    const rows = (await store.exchangeSums()).map(({ teamId, otherTeamId, turns, centric, focused }) => {
      const between = [teams.get(teamId) ?? '', teams.get(otherTeamId) ?? ''].sort();
      return [...between, turns, centric, focused];
    });
    expect(rows.sort()).toEqual([
      ['', 'Support', 1, 0, 0],
      ['Sales', 'Support', 1, 0, 1],
    ]);
  });

  test('say how much of what each person said answers another team', async () => {
    const store = await freshStore();
    await put(store, [talk('quiet', quiet)]);
    await put(store, [talk('quiet', [...quiet, ...quiet])], { sha256: 'b'.repeat(64) });
    const teams = new Map((await store.teams()).map(({ team }) => [team.id, team.name]));
    const rows = [...(await store.replyPresence())];
    expect(
      rows.map(({ team, answers, counted, since }) => [teams.get(team), teams.get(answers), counted, since]),
    ).toEqual(
      expect.arrayContaining([
        ['Sales', 'Support', 2, '2026-03-01'],
        ['Support', '', 1, '2026-03-01'],
      ]),
    );
    expect(rows).toHaveLength(2);
  });

  test('a person who speaks in two conversations is one person, and "Speaker 1" of two files is two', async () => {
    const store = await freshStore();
    const line = (who: string): Line => ({ who, text: 'They want it.', labels: ['centric'] });
    await put(store, [
      talk('one', [line('Ana/Support'), line('Speaker 1/Support')]),
      talk('two', [line('Ana/Support'), line('Speaker 1/Support'), line('Ana/Support')]),
    ]);
    expect(await store.people({})).toEqual({ people: 3, countedPeople: 3, counted: 5, mostOfOne: 3 });
  });

  const lineOf = fc.record({
    who: fc.constantFrom('Ana/Support', 'Bo/Sales', 'Dee', 'Speaker 1/Sales', 'Cy@customer'),
    text: fc.constantFrom('They want it.', 'No.', 'Ninety percent of them left us last year.'),
    labels: fc.array(fc.constantFrom(...LABELS), { maxLength: 3 }),
  });
  const imports = fc.array(fc.tuple(fc.constantFrom('1', '2', '3'), fc.array(lineOf, { maxLength: 8 })), {
    maxLength: 6,
  });
  const sums = LABELS.map((label) => `sum(label = '${label}') as ${label}`).join(', ');

  test('are what a count over the stored statements gives, whatever is imported and replaced', async () => {
    await fc.assert(
      fc.asyncProperty(imports, async (files) => {
        const path = join(temporaryDirectory(), 'centricity.sqlite');
        const store = await freshStore(path);
        for (const [index, [id, lines]] of files.entries()) {
          const said = lines.map((line) => (line.who.includes('@') ? { ...line, labels: [] } : line));
          await put(store, [talk(id, said)], { sha256: String(index) });
        }
        const database = new Database(path, { readonly: true });
        const rows = (query: string): unknown[] => database.prepare(query).all();
        const pairs = [
          [
            `select conversation_id, team_id, statements, ${LABELS.join(', ')} from tallies where statements > 0 order by 1, 2`,
            `select conversation_id, team_id, count(*) as statements, ${sums} from statements group by 1, 2 order by 1, 2`,
          ],
          [
            'select coalesce(sum(statements), 0) as said, coalesce(sum(counted), 0) as counted from voices',
            "select count(*) as said, coalesce(sum(label in ('centric', 'focused', 'mixed')), 0) as counted from statements",
          ],
        ].map(([kept, recounted]) => [rows(kept!), rows(recounted!)]);
        database.close();
        for (const [kept, recounted] of pairs) expect(kept).toEqual(recounted);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the same again', () => {
  test('a file with the same bytes is recognised, with the import that brought it', async () => {
    const store = await freshStore();
    const id = await put(store, [talk('1', quiet)]);
    expect(await store.beginImport(file())).toMatchObject({
      kind: 'unchanged',
      before: { id, conversations: 1 },
    });
  });

  test.each([
    ['other bytes', { sha256: 'b'.repeat(64) }],
    ['another roster or team', { options: '{"team":"Sales"}' }],
    ['a later analyzer', { analyzer: '2' }],
    ["one's own file where the sample was", { sample: true }],
  ])('%s make it a new import', async (_what, more) => {
    const store = await freshStore();
    const id = await put(store, [talk('1', quiet)]);
    expect(await store.beginImport(file(more))).toEqual({ kind: 'started', id: id + 1 });
  });

  test('a changed ticket replaces its earlier version under the same number', async () => {
    const store = await freshStore();
    await put(store, [talk('1', quiet), talk('2', quiet)]);
    const before = await store.conversations({ limit: 9 });
    const second = await put(
      store,
      [talk('2', [{ who: 'Ana/Support', text: 'Fixed.', labels: ['neutral'] }])],
      { sha256: 'b' },
    );
    const after = await store.conversations({ limit: 9 });
    expect(after.map((each) => each.id)).toEqual(before.map((each) => each.id));
    expect(after.map((each) => each.utterances).sort()).toEqual([1, 5]);
    expect(await store.importDetail(second)).toMatchObject({ conversations: 1, replaced: 1, utterances: 1 });
  });

  test('going back to an earlier file is not mistaken for nothing new', async () => {
    const store = await freshStore();
    const first = { sha256: 'a' };
    await put(store, [talk('1', quiet)], first);
    await put(store, [talk('1', quiet.slice(1))], { sha256: 'b' });
    expect(await store.beginImport(file(first))).toMatchObject({ kind: 'started' });
  });

  test('a ticket that comes twice in one batch is stored once, as it came last', async () => {
    const store = await freshStore();
    await put(store, [talk('1', quiet), talk('1', quiet.slice(0, 2))]);
    expect(await store.totals()).toMatchObject({ conversations: 1, utterances: 2, statements: 2 });
  });

  test('an import that was interrupted is taken up under its number and ends as if nothing had happened', async () => {
    const interrupted = await freshStore();
    const start = await interrupted.beginImport(file());
    if (start.kind === 'unchanged') throw new Error('nothing was imported yet');
    const problem = { code: 'bad-row', message: 'Row 7 has no id.', line: 7 };
    const { finish: _, ...unfinished } = batch([talk('1', quiet)], {
      problems: [problem],
      setAside: [{ reason: 'event', count: 2 }],
    });
    await interrupted.saveBatch(start.id, unfinished);
    expect(await interrupted.importDetail(start.id)).toMatchObject({ state: 'running' });
    expect(await interrupted.beginImport(file())).toEqual(start);
    const known = await interrupted.known('tests', ['1', '2']);
    expect([...known.keys()]).toEqual(['1']);
    await interrupted.saveBatch(
      start.id,
      batch([talk('2', quiet)], { problems: [problem], setAside: [{ reason: 'event', count: 2 }] }),
    );

    const undisturbed = await freshStore();
    await put(undisturbed, []);
    await undisturbed.saveBatch(
      1,
      batch([talk('1', quiet), talk('2', quiet)], {
        problems: [problem],
        setAside: [{ reason: 'event', count: 2 }],
      }),
    );
    const account = ({
      startedAt: _from,
      finishedAt: _to,
      ...rest
    }: {
      startedAt: string;
      finishedAt?: string;
    }) => rest;
    const details = [await interrupted.importDetail(start.id), await undisturbed.importDetail(1)];
    expect(account(details[0]!)).toEqual(account(details[1]!));
    expect(details[0]?.setAside).toEqual([{ reason: 'event', count: 2 }]);
    expect(await interrupted.tallies({})).toEqual(await undisturbed.tallies({}));
  });

  test('a batch that fails leaves nothing behind', async () => {
    const store = await freshStore();
    const start = await store.beginImport(file());
    if (start.kind === 'unchanged') throw new Error('nothing was imported yet');
    const good = talk('1', quiet);
    const bad = {
      ...talk('2', quiet),
      statements: [{ ...statement(0, 'x', 'centric'), centric: Number.NaN }],
    };
    await expect(store.saveBatch(start.id, batch([good, bad]))).rejects.toThrow();
    expect(await store.totals()).toMatchObject({ conversations: 0, statements: 0, teams: 0 });
  });
});

describe('what an import could not read', () => {
  test('is kept in order with its places, and counted beyond the thousand that are kept', async () => {
    const store = await freshStore();
    const start = await store.beginImport(file());
    if (start.kind === 'unchanged') throw new Error('nothing was imported yet');
    const many = Array.from({ length: 700 }, (_, index) => ({
      code: 'bad-row',
      message: `Row ${index + 1}`,
      line: index + 1,
    }));
    const { finish: _, ...first } = batch([], { problems: many });
    await store.saveBatch(start.id, first);
    await store.saveBatch(
      start.id,
      batch([], { problems: [...many, { code: 'end', message: 'End.' }], finish: 'failed' }),
    );
    const detail = await store.importDetail(start.id);
    expect(detail).toMatchObject({ state: 'failed', problems: 1401 });
    expect(detail?.problemList).toHaveLength(1000);
    expect(detail?.problemList[700]).toEqual({ code: 'bad-row', message: 'Row 1', line: 1 });
  });
});

describe('deleting', () => {
  test("the samples leaves what is one's own, and nobody that only the samples had", async () => {
    const store = await freshStore();
    await put(store, [talk('s', [{ who: 'Sam/Sample team', text: 'They want it.', labels: ['centric'] }])], {
      sample: true,
    });
    await put(store, [talk('1', quiet)], { sha256: 'b' });
    expect(await store.totals()).toMatchObject({ conversations: 2, sampleConversations: 1, teams: 3 });
    expect(await store.deleteSamples()).toEqual({
      imports: 1,
      conversations: 1,
      utterances: 1,
      statements: 1,
    });
    expect(await store.totals()).toMatchObject({ conversations: 1, sampleConversations: 0, teams: 2 });
    expect(await store.team('Sample team')).toBeUndefined();
    expect(await store.deleteSamples()).toEqual({
      imports: 0,
      conversations: 0,
      utterances: 0,
      statements: 0,
    });
  });

  test('an import takes its conversations along, and the file can then be imported again', async () => {
    const store = await freshStore();
    const id = await put(store, [talk('1', quiet)]);
    await store.deleteImport(id);
    expect(await store.totals()).toMatchObject({ conversations: 0, statements: 0, teams: 0 });
    expect(await store.beginImport(file())).toMatchObject({ kind: 'started' });
  });
});

describe('names', () => {
  /** Every text in every table, so that a name cannot hide in a column that a later migration adds. */
  function allText(path: string): string {
    const database = new Database(path, { readonly: true });
    const tables = database
      .prepare("select name from sqlite_master where type = 'table'")
      .pluck()
      .all() as string[];
    const rows = tables.flatMap((table) => database.prepare(`select * from "${table}"`).all());
    database.close();
    return JSON.stringify(rows);
  }

  test('stand in the directory alone, and are gone when it is dropped', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    const store = await freshStore(path);
    await put(store, [talk('1', [{ who: 'Annabella/Support', text: 'They want it.', labels: ['centric'] }])]);
    const [stored] = await store.conversations({ limit: 1 });
    expect(await store.namesIn(stored!.id)).toEqual(['Annabella']);
    expect(allText(path).match(/annabella/gi)).toHaveLength(1);
    expect(await store.dropDirectory()).toBe(1);
    expect(allText(path)).not.toMatch(/annabella/i);
    expect(await store.namesIn(stored!.id)).toEqual([]);
  });
});
