import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { importFile } from '../../../src/app/jobs/import-file.js';
import { memorySource } from '../../../src/ingest/index.js';
import type { Store } from '../../../src/store/index.js';
import { freshStore, temporaryDirectory } from '../../store/talk.js';
import { smallAnalyzer } from '../jobs/lexicon.js';
import { contentOf, night } from './nights.js';

const header = 'id,subject,author,role,text,created\n';
const row = (id: number, text: string) => `${id},Noise,Ana,agent,${text},2026-03-02T10:00:00Z\n`;

/** A Zendesk export of tickets by number and text. */
const zendesk = (tickets: Readonly<Record<number, string>>) =>
  JSON.stringify({
    tickets: Object.entries(tickets).map(([id, text]) => ({
      id: Number(id),
      subject: 'Noise',
      requester_id: 1,
      submitter_id: 1,
      created_at: '2026-03-02T10:00:00Z',
      via: { channel: 'email' },
      comments: [{ id: 1, author_id: 2, body: text, public: true, created_at: '2026-03-02T10:00:00Z' }],
    })),
  });

function write(directory: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

const source = (path: string, name = 'desk') => ({ name, kind: 'directory' as const, path });

async function numbers(store: Store): Promise<readonly (string | undefined)[]> {
  return (await contentOf(store)).map(([number]) => number);
}

describe('a directory as a nightly source', () => {
  const files = {
    'a.csv': header + row(1, 'Guests want it quiet.'),
    'b.csv.gz': gzipSync(header + row(2, 'Guests want it quiet.')),
    'deep/c.csv': header + row(3, 'Guests want it quiet.'),
    'notes.txt': 'Ana: Guests want it quiet.\n',
  };

  test.each([
    ['a.csv', ['1']],
    ['*.csv', ['1']],
    ['*.{csv,csv.gz}', ['1', '2']],
    ['**/*.csv*', ['1', '2', '3']],
    ['de*/*', ['3']],
    ['*.nothing', []],
  ])('may be named by a pattern: %s', async (pattern, expected) => {
    const [store, directory] = [await freshStore(), temporaryDirectory()];
    write(directory, files);
    await night(store, smallAnalyzer(), [source(join(directory, pattern))]);
    expect(await numbers(store)).toEqual(expected);
  });

  test('is read again from a moment on if that is wished, and no further than is wished', async () => {
    const [store, directory, analyzer] = [await freshStore(), temporaryDirectory(), smallAnalyzer()];
    write(directory, { 'a.csv': files['a.csv'], 'c.csv': files['deep/c.csv'] });
    utimesSync(join(directory, 'a.csv'), 1_700_000_000, 1_700_000_000);
    const sources = [source(directory)];
    expect(await night(store, analyzer, sources, { since: '2024-01-01' })).toMatchObject({
      imported: 1,
      unchanged: 1,
    });
    expect(await numbers(store)).toEqual(['3']);
    expect(await night(store, analyzer, sources, { limit: 1 })).toMatchObject({ imported: 1 });
    expect(await numbers(store)).toEqual(['1', '3']);
  });

  test('is rehearsed without a trace', async () => {
    const [store, directory, analyzer] = [await freshStore(), temporaryDirectory(), smallAnalyzer()];
    write(directory, { 'a.csv': header + row(1, 'Guests want it quiet.') + row(2, 'Solved.') });
    await night(store, analyzer, [source(directory)]);
    const before = [await contentOf(store), await store.runs({ limit: 9 }), await store.version()];
    const rows = row(1, 'Guests want it loud.') + row(2, 'Solved.') + row(3, 'New.');
    write(directory, { 'a.csv': header + rows, 'empty.csv': '' });
    expect(await night(store, analyzer, [source(directory)], { dryRun: true })).toMatchObject({
      conversations: 2,
      replaced: 1,
      failed: 1,
    });
    expect([await contentOf(store), await store.runs({ limit: 9 }), await store.version()]).toEqual(before);
  });

  test('brings back what somebody deleted, for its cursor went along', async () => {
    const [store, directory, analyzer] = [await freshStore(), temporaryDirectory(), smallAnalyzer()];
    write(directory, { 'a.csv': files['a.csv'] });
    await night(store, analyzer, [source(directory)]);
    const [brought] = await store.imports({ limit: 1 });
    await store.deleteImport(brought?.id ?? 0);
    expect(await night(store, analyzer, [source(directory)])).toMatchObject({ imported: 1 });
    expect(await numbers(store)).toEqual(['1']);
  });
});

describe('a ticket', () => {
  test('is the same however it comes, where the format tells its system', async () => {
    const [store, directory, analyzer] = [await freshStore(), temporaryDirectory(), smallAnalyzer()];
    await importFile(
      store,
      analyzer,
      memorySource('up.json', zendesk({ 1: 'Guests want it quiet.', 2: 'Solved.' })),
    );
    write(directory, {
      'export.json': zendesk({ 1: 'Guests want it quiet.', 2: '40 percent left.', 3: 'New.' }),
    });
    expect(await night(store, analyzer, [source(directory)])).toMatchObject({
      conversations: 2,
      replaced: 1,
      problems: 0,
    });
    expect(await contentOf(store)).toEqual([
      ['1', 'Guests want it quiet.'],
      ['2', '40 percent left.'],
      ['3', 'New.'],
    ]);
  });

  test('of another account is another one, where the account has a name', async () => {
    const [store, directory, analyzer] = [await freshStore(), temporaryDirectory(), smallAnalyzer()];
    write(directory, {
      'eu/a.json': zendesk({ 1: 'Solved.' }),
      'us/a.json': zendesk({ 1: '40 percent left.' }),
    });
    const sources = [
      source(join(directory, 'eu'), 'eu'),
      { ...source(join(directory, 'us'), 'us'), system: 'us' },
    ];
    await night(store, analyzer, sources);
    expect(await numbers(store)).toEqual(['1', '1']);
  });

  test('of a table, which tells no system, is told where it counts twice', async () => {
    const [store, directory, analyzer] = [await freshStore(), temporaryDirectory(), smallAnalyzer()];
    await importFile(store, analyzer, memorySource('up.csv', header + row(1, 'Guests want it quiet.')));
    write(directory, { 'a.csv': header + row(1, 'Guests want it loud.') });
    const told: string[] = [];
    const onFile = ({ problems }: { readonly problems: readonly { message: string }[] }) =>
      told.push(...problems.map(({ message }) => message));
    await night(store, analyzer, [source(directory)], {}, { onFile });
    expect(told).toEqual([
      expect.stringMatching(/^1 of these tickets \(source "desk"\).*"ticket-csv".*count twice/),
    ]);
  });
});
