import { describe, expect, test } from 'vitest';
import type { Label } from '../../src/model/index.js';
import { freshStore, type Line, put, talk } from './talk.js';

const says = (who: string, ...labels: Label[]): Line => ({ who, text: 'They want it so.', labels });

async function spring() {
  const store = await freshStore();
  await put(store, [
    talk('march', [says('Ana/Support', 'centric'), says('Bo/Sales', 'focused')], { startedAt: '2026-03-02' }),
    talk('april', [says('Ana/Support', 'focused', 'centric')], { startedAt: '2026-04-01T00:30:00+02:00' }),
    talk('ticket', [says('Eve/Support', 'mixed')], { startedAt: '2026-04-09', channel: 'ticket' }),
  ]);
  await put(store, [talk('undated', [says('Ana/Support', 'none')], { startedAt: 'last Tuesday' })], {
    sha256: 'b',
  });
  const support = (await store.team('Support'))!.id;
  return { store, support };
}

describe('a scope', () => {
  const april = { from: '2026-04-01', to: '2026-05-01' };
  test.each([
    [{}, ['undated', 'march', 'april', 'ticket']],
    [{ to: '2026-04-01' }, ['march', 'april']],
    [april, ['ticket']],
    [{ ...april, channel: 'meeting' as const }, []],
    [{ channel: 'ticket' as const }, ['ticket']],
  ])('%j holds the conversations that begin in it, by universal time', async (scope, titles) => {
    const { store, support } = await spring();
    const rows = await store.tallies({ ...scope, team: support });
    expect(rows.map((row) => row.title.replace('About ', ''))).toEqual(titles);
  });

  test('counts the same in every question', async () => {
    const { store } = await spring();
    const scope = { to: '2026-04-01' };
    const teams = await store.teams(scope);
    const tallies = await store.tallies(scope);
    const sum = (rows: readonly { statements: number }[]) =>
      rows.reduce((all, row) => all + row.statements, 0);
    expect(sum(teams)).toBe(4);
    expect(sum(tallies)).toBe(4);
    expect((await store.people(scope)).counted).toBe(4);
    const themes = await store.categorySums({ ...scope, from: '2026-01-01', lens: 'perspective' });
    expect(sum(themes.filter(({ team }) => team === undefined))).toBe(4);
  });
});

test.each([
  ['2026-03-02', '2026-03-02'],
  ['2026-03-02T23:30:00-02:00', '2026-03-03T01:30:00.000Z'],
  ['2026-03-02T10:00:00', '2026-03-02T10:00:00.000Z'],
  ['last Tuesday', undefined],
])('a conversation that began %s is stored under %s', async (startedAt, stored) => {
  const store = await freshStore();
  await put(store, [talk('1', [says('Ana', 'none')], { startedAt })]);
  expect((await store.conversations({ limit: 1 }))[0]?.startedAt).toBe(stored);
});

describe('people', () => {
  test('are counted once, and the one who says most is known by number only', async () => {
    const { store, support } = await spring();
    expect(await store.people({ team: support })).toEqual({
      people: 2,
      countedPeople: 2,
      counted: 4,
      mostOfOne: 3,
    });
    expect(await store.people({ team: support, from: '2030-01-01' })).toEqual({
      people: 0,
      countedPeople: 0,
      counted: 0,
      mostOfOne: 0,
    });
  });
});

describe('evidence', () => {
  const speaks = async (labels: readonly Label[]) => {
    const store = await freshStore();
    const conversations = labels.map((label, index) => talk(`t${index}`, [says('Ana/Support', label)]));
    await put(store, conversations);
    return store;
  };
  const places = (rows: readonly { conversation: number }[]) => rows.map((row) => row.conversation);

  test('is a sample of one side with the matched words marked', async () => {
    const { store } = await spring();
    const rows = await store.evidence({ side: 'focused', limit: 9, seed: 1 });
    expect(rows.map((row) => row.label)).toEqual(['focused', 'focused']);
    expect(rows[0]).toMatchObject({
      text: 'They want it so.',
      speaker: expect.stringMatching(/^Speaker [AB]$/),
      matches: [
        {
          lens: 'perspective',
          category: 'statistics',
          entry: 'statistics/for-tests',
          text: 'They',
          state: 'asserted',
          weight: { centric: 0, focused: 1.5 },
        },
      ],
    });
  });

  test('is the same for the same seed, another for another, and never repeats a statement', async () => {
    const store = await speaks(Array.from({ length: 60 }, () => 'centric'));
    const draw = async (seed: number) => places(await store.evidence({ side: 'centric', limit: 10, seed }));
    expect(await draw(7)).toEqual(await draw(7));
    expect(await draw(7)).not.toEqual(await draw(8));
    for (const seed of [0, 1, 2, 3, 123_456_789, 2 ** 31]) {
      const drawn = await draw(seed);
      expect(new Set(drawn).size).toBe(10);
    }
  });

  test('gives every statement its turn over many seeds', async () => {
    const store = await speaks(Array.from({ length: 8 }, () => 'centric'));
    const drawn = new Set<number>();
    for (let seed = 0; seed < 60; seed += 1) {
      for (const place of places(await store.evidence({ side: 'centric', limit: 1, seed }))) drawn.add(place);
    }
    expect(drawn.size).toBeGreaterThanOrEqual(6);
  });

  test.each([
    ['wants', 2],
    ['statistics', 1],
    ['daily-life', 0],
  ])('of the category %s alone', async (category, expected) => {
    const store = await speaks(['centric', 'centric', 'mixed', 'focused']);
    const side = category === 'statistics' ? 'focused' : 'centric';
    expect(await store.evidence({ side, category, limit: 9, seed: 1 })).toHaveLength(expected);
  });
});

describe('a conversation', () => {
  test('comes back as it was said, speakers as letters, each statement with its reasons', async () => {
    const store = await freshStore();
    const said = talk('1', [
      says('Ana/Support', 'centric'),
      { who: 'Cy@customer', text: 'Please 🙏 help.' },
      says('Ana/Support', 'none'),
    ]);
    await put(store, [said]);
    const [first] = await store.conversations({ limit: 1 });
    const stored = await store.conversation(first!.id);
    expect(
      stored?.said.map((each) => [
        each.speaker,
        each.side,
        each.team.name,
        each.text,
        each.statements.length,
      ]),
    ).toEqual([
      ['Speaker A', 'organisation', 'Support', 'They want it so.', 1],
      ['Speaker B', 'customer', '', 'Please 🙏 help.', 0],
      ['Speaker A', 'organisation', 'Support', 'They want it so.', 1],
    ]);
    const { utterance: _, ...spoken } = said.statements[0]!;
    expect(stored?.said[0]?.statements[0]).toEqual({ position: 0, ...spoken });
    expect(stored?.voices.map((voice) => [voice.speaker, voice.turns, voice.statements])).toEqual([
      ['Speaker A', 2, 2],
      ['Speaker B', 1, 0],
    ]);
  });

  test('that does not exist is no error', async () => {
    const store = await freshStore();
    expect([await store.conversation(7), await store.importDetail(7), await store.team('Nobody')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('lists are newest first and come in pages', async () => {
    const { store, support } = await spring();
    const page = async (offset: number) =>
      (await store.conversations({ team: support, limit: 2, offset })).map((each) => each.externalId);
    expect([await page(0), await page(2)]).toEqual([
      ['ticket', 'april'],
      ['march', 'undated'],
    ]);
    expect((await store.conversations({ importId: 2, limit: 9 })).map((each) => each.externalId)).toEqual([
      'undated',
    ]);
  });
});

test('an import tells what it read and who speaks in it', async () => {
  const { store } = await spring();
  expect(await store.importDetail(1)).toMatchObject({
    fileName: 'weekly.vtt',
    state: 'imported',
    sample: false,
    conversations: 3,
    statements: 5,
    teams: [
      { name: 'Sales', assigned: true },
      { name: 'Support', assigned: true },
    ],
  });
  expect((await store.imports({ limit: 9 })).map((each) => each.id)).toEqual([2, 1]);
});

test('totals say how much there is and from when to when', async () => {
  const { store } = await spring();
  expect(await store.totals()).toEqual({
    conversations: 4,
    utterances: 5,
    statements: 6,
    sampleConversations: 0,
    teams: 2,
    first: '2026-03-02',
    last: '2026-04-09',
  });
});
