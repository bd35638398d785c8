import { appendFileSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportResult, Labeller } from '../../../src/app/jobs/import-file.js';
import { nightly as night } from '../../../src/app/jobs/nightly.js';
import { runInWords } from '../../../src/app/jobs/run-words.js';
import type { Store } from '../../../src/store/index.js';
import { freshStore, temporaryDirectory } from '../../store/talk.js';
import { smallAnalyzer } from './lexicon.js';

const header = 'id,subject,author,role,text,created\n';
const row = (id: number, text: string) => `${id},Noise,Ana,agent,${text},2026-03-02T10:00:00Z\n`;

const retention = { textDays: 90, countMonths: 240 };

/** One night over one directory. */
function nightly(
  store: Store,
  analyzer: Labeller,
  directory: string,
  onFile?: (result: ImportResult) => void,
) {
  const sources = [{ name: 'exports', kind: 'directory' as const, path: directory }];
  return night(store, analyzer, { sources, retention }, onFile ? { onFile } : {});
}

function exportsIn(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

describe('a nightly run over a directory', () => {
  test('imports what is new, in folders too, and nothing that is hidden', async () => {
    const [store, directory] = [await freshStore(), temporaryDirectory()];
    exportsIn(directory, {
      'b.csv': header + row(1, 'Guests want it quiet.'),
      'deep/er/a.csv': header + row(2, '40 percent left.'),
      '.hidden/c.csv': header + row(3, 'Guests want it quiet.'),
      '.state': 'x',
    });
    expect(await nightly(store, smallAnalyzer(), directory)).toMatchObject({
      imported: 2,
      unchanged: 0,
      failed: 0,
      conversations: 2,
    });
    expect((await store.imports({ limit: 9 })).map((each) => each.fileName)).toEqual([
      'deep/er/a.csv',
      'b.csv',
    ]);
  });

  test('a second night with nothing new changes nothing', async () => {
    const [store, directory, analyzer] = [await freshStore(), temporaryDirectory(), smallAnalyzer()];
    exportsIn(directory, { 'a.csv': header + row(1, 'Guests want it quiet.') });
    await nightly(store, analyzer, directory);
    const before = await store.imports({ limit: 9 });
    expect(await nightly(store, analyzer, directory)).toMatchObject({
      imported: 0,
      unchanged: 1,
      conversations: 0,
    });
    expect(await store.imports({ limit: 9 })).toEqual(before);
  });

  test('a transcript that was edited replaces itself; the same name in another folder is another meeting', async () => {
    const [store, directory, analyzer] = [await freshStore(), temporaryDirectory(), smallAnalyzer()];
    exportsIn(directory, {
      'may/weekly.txt': 'Ana: Guests want it quiet.\nBo: Yes.\n',
      'june/weekly.txt': 'Ana: 40 percent left.\nBo: Yes.\n',
    });
    await nightly(store, analyzer, directory);
    appendFileSync(join(directory, 'may/weekly.txt'), 'Ana: Guests want it loud.\nBo: No.\n');
    await nightly(store, analyzer, directory);
    const titles = (await store.conversations({ limit: 9 })).map((each) => [
      each.externalId,
      each.utterances,
    ]);
    expect(titles.sort()).toEqual([
      ['june/weekly.txt', 2],
      ['may/weekly.txt', 4],
    ]);
  });

  test('a new lexicon labels everything anew without reading a file again', async () => {
    const [store, directory] = [await freshStore(), temporaryDirectory()];
    exportsIn(directory, { 'a.csv': header + row(1, 'Guests want it quiet.') + row(2, '40 percent left.') });
    await nightly(store, smallAnalyzer(), directory);
    const later = smallAnalyzer({
      'perspective/lens.yml': 'lens: perspective\ntitle: Later\nquestion: Whose?\nsource: tests\n',
    });
    expect(await nightly(store, later, directory)).toMatchObject({
      relabelled: 2,
      imported: 0,
      unchanged: 1,
    });
  });

  test('of two exports that tell of one ticket, the newer has its way, night after night', async () => {
    const [store, directory, analyzer] = [await freshStore(), temporaryDirectory(), smallAnalyzer()];
    exportsIn(directory, {
      'b-monday.csv': header + row(1, 'Guests want it quiet.'),
      'a-tuesday.csv': header + row(1, 'Solved.'),
    });
    utimesSync(join(directory, 'b-monday.csv'), 1_700_000_000, 1_700_000_000);
    utimesSync(join(directory, 'a-tuesday.csv'), 1_700_086_400, 1_700_086_400);
    for (const _night of [1, 2, 3]) {
      await nightly(store, analyzer, directory);
      expect((await store.conversation(1))?.said.map((each) => each.text)).toEqual(['Solved.']);
    }
    expect(await store.imports({ limit: 9 })).toHaveLength(2);
  });

  test('what is brought after its time is over is gone by the end of the same night', async () => {
    const [store, directory] = [await freshStore(), temporaryDirectory()];
    const old = '1,Noise,Ana,agent,Guests want it quiet.,2020-03-02T10:00:00Z\n';
    exportsIn(directory, { 'a.csv': header + old + row(2, 'Guests want it quiet.') });
    const sources = [{ name: 'exports', kind: 'directory' as const, path: directory }];
    const ran = await night(store, smallAnalyzer(), {
      sources,
      retention: { textDays: 90, countMonths: 36 },
    });
    expect(ran).toMatchObject({ conversations: 2, countsErased: 1 });
    expect((await store.conversations({ limit: 9 })).map(({ externalId }) => externalId)).toEqual(['2']);
  });

  test('one bad file is told and does not stop the others', async () => {
    const [store, directory] = [await freshStore(), temporaryDirectory()];
    exportsIn(directory, { 'a.csv': '', 'b.csv': header + row(1, 'Guests want it quiet.') });
    const told: string[] = [];
    const run = await nightly(store, smallAnalyzer(), directory, ({ file, state }) =>
      told.push(`${file} ${state}`),
    );
    expect(told).toEqual(['a.csv failed', 'b.csv imported']);
    expect(run).toMatchObject({ imported: 1, failed: 1 });
  });

  test('a directory that is not there is refused in words', async () => {
    const gone = join(temporaryDirectory(), 'gone');
    await expect(nightly(await freshStore(), smallAnalyzer(), gone)).rejects.toMatchObject({
      code: 'cannot-open',
      message: expect.stringContaining(`${gone} cannot be read`),
    });
  });
});

describe('a nightly run over several sources', () => {
  test('reads the good ones, tells of the others, and ends as failed', async () => {
    const [store, directory] = [await freshStore(), temporaryDirectory()];
    exportsIn(directory, {
      'desk/a.csv': header + row(1, 'Guests want it quiet.'),
      'floor/a.csv': header + row(2, 'Guests want it quiet.'),
      'roster.csv': '',
    });
    const source = (name: string, path: string) => ({
      name,
      kind: 'directory' as const,
      path: join(directory, path),
    });
    const sources = [
      source('gone', 'gone'),
      { ...source('floor', 'floor'), roster: join(directory, 'roster.csv') },
      source('desk', 'desk'),
    ];
    await expect(night(store, smallAnalyzer(), { sources, retention })).rejects.toMatchObject({
      code: 'cannot-open',
      message: expect.stringMatching(/gone: The directory .*floor: .*roster\.csv cannot be used as a roster/),
    });
    const [run] = await store.runs({ limit: 1 });
    expect(run).toMatchObject({
      state: 'failed',
      outcome: { imported: 1, stopped: expect.stringMatching(/gone: .*floor: /) },
    });
    expect(run && runInWords(run)).toMatch(/failed in .*gone: .*1 file, 1 imported/);
  });

  test('keeps the words of an error that nobody foresaw out of the record', async () => {
    const [store, directory] = [await freshStore(), temporaryDirectory()];
    exportsIn(directory, { 'a.csv': header + row(1, 'Guests want it quiet.') });
    const breaking: Labeller = {
      version: 'breaking',
      analyze: ({ utterances }) => {
        throw new RangeError(`cannot label ${utterances[0]?.text}`);
      },
    };
    await expect(nightly(store, breaking, directory)).rejects.toThrow('Guests want it quiet.');
    expect(await store.runs({ limit: 1 })).toMatchObject([
      { state: 'failed', outcome: { stopped: 'an unexpected error; see the log' } },
    ]);
  });
});

test('nights of edits give the same totals as one import of the final state', async () => {
  const [nights, once, analyzer] = [await freshStore(), await freshStore(), smallAnalyzer()];
  const directory = temporaryDirectory();
  const texts = ['Guests want it quiet.', '40 percent left.', 'Solved.', 'Guests want 40 percent off.'];
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const tickets = new Map<number, string>();
  for (let night = 0; night < 14; night += 1) {
    for (let edit = 0; edit < 6; edit += 1) tickets.set(random(30), texts[random(texts.length)]!);
    const rows = [...tickets].map(([id, text]) => row(id, text));
    exportsIn(directory, { [`export-${night % 3}.csv`]: header + rows.join('') });
    for (const older of [0, 1, 2])
      if (older !== night % 3) rmSync(join(directory, `export-${older}.csv`), { force: true });
    await nightly(nights, analyzer, directory);
  }
  await nightly(once, analyzer, directory);
  const sums = async (store: typeof once) => (await store.teams()).map(({ team: _, ...rest }) => rest);
  expect(await sums(nights)).toEqual(await sums(once));
  expect(await nights.totals()).toEqual(await once.totals());
});
