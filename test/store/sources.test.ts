import { describe, expect, test } from 'vitest';
import type { ImportBatch, ImportFile, Store } from '../../src/store/index.js';
import { batch, file, freshStore, put, talk } from './talk.js';

/** Begins an import and stores one batch for it. */
async function brought(store: Store, more: Partial<ImportFile>, stored: Partial<ImportBatch> = {}) {
  const start = await store.beginImport(file(more));
  if (start.kind !== 'started') throw new Error('expected an import to begin');
  await store.saveBatch(start.id, batch([], stored));
  return start.id;
}

const ticket = (id: string, more = {}) =>
  talk(id, [{ who: 'Ana/Support', text: 'Guests want it quiet.', labels: ['centric'] }], {
    channel: 'ticket',
    startedAt: '2026-03-02T10:00:00Z',
    ...more,
  });

describe('a cursor', () => {
  const cursor = { source: 'exports', name: 'a.csv', value: '1' };

  test('moves with the batch, or not at all', async () => {
    const store = await freshStore();
    await brought(store, {}, { cursor });
    const noSuchImport = store.saveBatch(7, batch([], { cursor: { ...cursor, value: '2' } }));
    await expect(noSuchImport).rejects.toThrow();
    expect(await store.cursors('exports')).toEqual(new Map([['a.csv', '1']]));
    expect(await store.cursors('others')).toEqual(new Map());
  });

  test('goes with the import that it tells of, and no other', async () => {
    const store = await freshStore();
    const first = await brought(store, {}, { cursor });
    const second = await brought(store, { sha256: 'other' });
    await store.moveCursor({ ...cursor, name: 'b.csv' }, second);
    await store.deleteImport(first);
    expect(await store.cursors('exports')).toEqual(new Map([['b.csv', '1']]));
  });
});

describe('a standing import', () => {
  const desk = { sha256: 'desk', standing: true };
  const broken = { code: 'broken', message: 'A ticket is broken.' };

  test('is one for good, and its account is of the last time', async () => {
    const store = await freshStore();
    const id = await brought(store, desk, { problems: [broken], unchanged: 3 });
    expect(await brought(store, { ...desk, analyzer: 'later' }, { unchanged: 1 })).toBe(id);
    expect(await store.imports({ limit: 9 })).toMatchObject([
      { id, analyzer: 'later', unchanged: 1, problems: 0 },
    ]);
  });

  test('that was interrupted goes on counting', async () => {
    const store = await freshStore();
    const start = await store.beginImport(file(desk));
    if (start.kind !== 'started') throw new Error('expected an import to begin');
    const { finish: _, ...halfway } = batch([], { problems: [broken], unchanged: 3 });
    await store.saveBatch(start.id, halfway);
    await brought(store, { ...desk, analyzer: 'later' }, { problems: [broken], unchanged: 1 });
    expect(await store.importDetail(start.id)).toMatchObject({
      analyzer: 'later',
      unchanged: 4,
      problems: 2,
      problemList: [broken, broken],
    });
  });

  test('tells what it brought, and forgets what is gone where it came from, with all its counts', async () => {
    const store = await freshStore();
    const id = await put(store, [ticket('1'), ticket('2')], desk);
    await put(store, [ticket('2')], { sha256: 'elsewhere', source: 'other' });
    expect(await store.broughtBy(id)).toEqual(['1', '2']);
    await store.saveBatch(id, batch([], { gone: ['2', '77'] }));
    expect(await store.broughtBy(id)).toEqual(['1']);
    expect(await store.totals()).toMatchObject({ conversations: 2, statements: 2 });
    await store.saveBatch(id, batch([], { gone: ['1'] }));
    expect(await store.totals()).toMatchObject({ conversations: 1, statements: 1 });
  });
});

describe('tickets that come in under two sources', () => {
  test('are told with both names, for they count twice', async () => {
    const store = await freshStore();
    await put(store, [ticket('1'), ticket('2'), ticket('3')], { source: 'ticket-csv' });
    const later = [ticket('1'), ticket('2'), ticket('3', { startedAt: '2026-03-04T10:00:00Z' }), ticket('4')];
    const id = await put(store, later, { source: 'desk', sha256: 'b' });
    const [told, ...others] = (await store.importDetail(id))?.problemList ?? [];
    expect(told).toMatchObject({
      code: 'known-elsewhere',
      message: expect.stringMatching(/^2 of these tickets \(source "desk"\).*"ticket-csv".*count twice/),
    });
    expect(others).toEqual([]);
  });

  test('are not told where only the number is the same, or the source', async () => {
    const store = await freshStore();
    await put(store, [ticket('1'), ticket('2', { startedAt: undefined })], { source: 'ticket-csv' });
    const other = [ticket('1', { startedAt: '2025-01-01T00:00:00Z' }), ticket('2', { startedAt: undefined })];
    const first = await put(store, other, { source: 'desk', sha256: 'b' });
    const second = await put(store, [ticket('1')], { source: 'ticket-csv', sha256: 'c' });
    for (const id of [first, second]) expect((await store.importDetail(id))?.problemList).toEqual([]);
  });
});
