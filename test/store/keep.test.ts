import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LABELS } from '../../src/model/index.js';
import { maskNames } from '../../src/privacy/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { drafts, keepings } from '../../src/store/write/keepings.js';
import { type LensLine, lensTalk } from './lens-talk.js';
import { batch, file, freshStore, pseudonymOf, put, talk, temporaryDirectory } from './talk.js';

const KEPT = [
  'kept_talk',
  'kept_parts',
  'kept_categories',
  'kept_sets',
  'kept_entries',
  'kept_people',
  'kept_heard_people',
  'kept_theme_people',
  'kept_replies',
  'kept_exchanges',
  'kept_imports',
];

/** Every row of every kept table, in order. */
function keptIn(path: string): Readonly<Record<string, readonly unknown[]>> {
  const database = new Database(path, { readonly: true });
  const rows = KEPT.map((table) => [
    table,
    database.prepare(`select * from ${table} order by 1, 2, 3, 4`).all(),
  ]);
  database.close();
  return Object.fromEntries(rows);
}

/** A copy as a store of before was: nothing is kept in it. */
function copyOfBefore(path: string): string {
  const copy = join(temporaryDirectory(), 'copy.sqlite');
  const database = new Database(path);
  database.exec(`vacuum into '${copy}'`);
  database.close();
  const old = new Database(copy);
  for (const table of KEPT) old.exec(`drop table ${table}`);
  old.exec(`drop index conversations_by_analyzer; delete from migrations where name = '014-kept-counts'`);
  old.close();
  return copy;
}

/** The same, counted from nothing: as a store of before is when it is opened by this version. */
async function countedAgain(path: string): Promise<ReturnType<typeof keptIn>> {
  const copy = copyOfBefore(path);
  const store = await openStore(copy, { pseudonymOf, maskNames });
  await store.close();
  return keptIn(copy);
}

const people = ['Ana/Care', 'Ana/Sales', 'Ben/Care', 'Cleo/Sales', 'Dan', 'Eve@customer'];
const heard = [
  'culture-type.community',
  'culture-type.commodity',
  'stage.focus/one',
  'stage.focus/two',
  'motive.setup',
];

const anyLine = fc.record({
  who: fc.constantFrom(...people),
  label: fc.constantFrom(...LABELS),
  heard: fc.subarray(heard),
});

const anyTalk = fc.record({
  id: fc.constantFrom('1', '2', '3', '4', '5'),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
  startedAt: fc.constantFrom(undefined, '2026-03-30', '2026-03-31T12:00:00Z', '2026-04-02', '2026-04-06'),
  channel: fc.constantFrom('meeting' as const, 'ticket' as const),
});

interface Talk {
  readonly id: string;
  readonly lines: readonly LensLine[];
  readonly startedAt: string | undefined;
  readonly channel: 'meeting' | 'ticket';
}

type Change =
  | { readonly kind: 'import'; readonly talk: readonly Talk[] }
  | { readonly kind: 'gone'; readonly id: string }
  | {
      readonly kind: 'delete import' | 'relabel';
      readonly which: number;
      readonly lines: readonly LensLine[];
    }
  | { readonly kind: 'erase texts' | 'erase counts'; readonly before: string }
  | { readonly kind: 'erase somebody'; readonly name: string };

const lines = fc.array(anyLine, { maxLength: 4 });
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      talk: fc.array(anyTalk, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('gone' as const), id: fc.constantFrom('1', '2', '3') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete import' as const, 'relabel' as const),
      which: fc.integer({ min: 1, max: 4 }),
      lines,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('erase texts' as const), before: fc.constant('2999-01-01') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('erase counts' as const),
      before: fc.constantFrom('2026-03-31', '2026-04-03'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('erase somebody' as const),
      name: fc.constantFrom('Ana', 'Ben', 'Cleo'),
    }),
  },
);

async function apply(store: Store, change: Change, turn: number): Promise<void> {
  const sha256 = `${turn}`.padStart(64, '0');
  switch (change.kind) {
    case 'import': {
      const conversations = change.talk.map(({ id, lines: said, startedAt, channel }) =>
        lensTalk(id, said, { channel, ...(startedAt === undefined ? {} : { startedAt }) }),
      );
      await put(store, conversations, { sha256, source: turn % 3 === 0 ? 'others' : 'tests' });
      return;
    }
    case 'gone': {
      const started = await store.beginImport(file({ sha256 }));
      if (started.kind === 'started') await store.saveBatch(started.id, batch([], { gone: [change.id] }));
      return;
    }
    case 'delete import':
      await store.deleteImport(change.which);
      return;
    case 'relabel':
      await store.relabel(change.which, `analyzer ${turn}`, ({ utterances }) => {
        const said = utterances.flatMap(({ text }, index) => (text === '' ? [] : [index]));
        const { statements } = lensTalk('again', change.lines.slice(0, said.length));
        return statements.map((each) => ({ ...each, utterance: said[each.utterance] ?? 0 }));
      });
      return;
    case 'erase texts':
      await store.eraseTexts(change.before);
      return;
    case 'erase counts':
      await store.eraseCounts(change.before);
      return;
    case 'erase somebody': {
      const [pseudonym] = await store.pseudonyms(change.name);
      if (pseudonym !== undefined) await store.eraseSubject(pseudonym);
    }
  }
}

describe('what is kept for pages', () => {
  test('is what would be counted from nothing, after any imports, edits, deletions, erasures and moves between teams', async () => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 8 }), async (changes) => {
        const path = join(temporaryDirectory(), 'centricity.sqlite');
        const store = await freshStore(path);
        for (const [turn, change] of changes.entries()) await apply(store, change, turn + 1);
        const found = keptIn(path);
        kept += found.kept_talk?.length ?? 0;
        expect(found).toEqual(await countedAgain(path));
      }),
      { numRuns: 12 },
    );
    expect(kept).toBeGreaterThan(12);
  });

  test('does not know of a batch that was broken off', async () => {
    const path = join(temporaryDirectory(), 'centricity.sqlite');
    const store = await freshStore(path);
    const one = lensTalk('1', [{ who: 'Ana/Care', label: 'centric', heard: [] }]);
    await put(store, [one]);
    const before = keptIn(path);
    const started = await store.beginImport(file({ sha256: 'd'.repeat(64) }));
    if (started.kind === 'unchanged') throw new Error('the file should be new');
    const again = lensTalk('1', [{ who: 'Ben/Sales', label: 'focused', heard: ['stage.focus'] }]);
    // The cursor is written after the counts.
    const cursor = {
      name: '',
      value: '',
      get source(): string {
        throw new Error('the disk is gone');
      },
    };
    await expect(store.saveBatch(started.id, batch([again], { cursor }))).rejects.toThrow('disk');
    expect(keptIn(path)).toEqual(before);
  });

  test('looks only at the conversations written, however many are there', async () => {
    const path = join(temporaryDirectory(), 'store.sqlite');
    await (await openStore(path, { pseudonymOf, maskNames })).close();
    const database = new Database(path);
    const texts = [
      ...Object.entries(drafts),
      ...keepings.map(({ table, keys, sums, rows }) => {
        const asked = [...keys, ...Object.values(sums).map((each) => `sum(${each})`)];
        return [table, `select ${asked.join()} from ${rows} where true group by ${keys.join()}`];
      }),
    ];
    const stored = z
      .array(z.string())
      .parse(database.prepare('select name from sqlite_master').pluck().all());
    const steps = texts.flatMap(([name = '', asked = '']) => {
      const isDraft = name in drafts;
      const bound = asked.includes('?') ? ['[]'] : [];
      const plan = database.prepare(`explain query plan ${asked}`).all(...bound);
      if (isDraft) database.prepare(`create temp table ${name} as ${asked}`).run(...bound);
      return z
        .array(z.object({ detail: z.string() }))
        .parse(plan)
        .map(({ detail }) => `${name}: ${detail}`);
    });
    database.close();
    expect(steps.filter((step) => stored.some((table) => `${step} `.includes(`SCAN ${table} `)))).toEqual([]);
    expect(steps).toContain('kept_entries: SCAN temp.touched');
  });
});

test('whoever opens a store of before is told once, with how much there is to count; of an empty one nothing', async () => {
  const told: string[] = [];
  const opened = async (path: string) =>
    (await openStore(path, { pseudonymOf, maskNames, tell: (words) => told.push(words) })).close();
  const path = join(temporaryDirectory(), 'centricity.sqlite');
  await opened(path);
  expect(told).toEqual([]);
  const store = await freshStore(path);
  await put(store, [talk('1', [{ who: 'Ana/Care', text: 'They want it.', labels: ['centric'] }])]);
  const copy = copyOfBefore(path);
  await opened(copy);
  await opened(copy);
  expect(told).toEqual([expect.stringMatching(/\(014-kept-counts\): conversations to count anew: 1\. /)]);
});
