import { describe, expect, test } from 'vitest';
import { LENSES } from '../../report/lens-lexicon.js';
import { fillLensTown } from '../../report/lens-town.js';
import { smallAnalyzer } from '../jobs/lexicon.js';
import { startServer } from './server.js';
import { fillTown } from './town.js';

const ADDRESSES = [
  'home',
  'teams',
  'teams/1',
  'teams/2',
  'teams/3',
  'teams/4',
  'imports',
  'imports/1',
  'monthly',
];

/** A town with lenses, and every address that tells of them. */
const LENS_ADDRESSES = [
  'lenses',
  ...['culture-type', 'dimension', 'motive', 'stage'].map((lens) => `lenses/${lens}`),
  ...['1', '2', '3', '4'].flatMap((team) => [
    `teams/${team}`,
    `teams/${team}/lenses`,
    `teams/${team}/lenses/culture-type`,
    `teams/${team}/lenses/dimension`,
    `teams/${team}/lenses/motive`,
    `teams/${team}/lenses/stage`,
  ]),
];

const withLenses = () =>
  startServer(
    fillLensTown,
    { targetMix: { community: 30, chameleon: 50, commodity: 20 } },
    smallAnalyzer(LENSES),
  );

/** Every object in an answer, however deep. */
function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

/** No number goes without its interval and what it was counted from. */
function expectComplete(number: Readonly<Record<string, unknown>>): void {
  expect(number).toMatchObject({
    low: expect.any(Number),
    high: expect.any(Number),
    n: expect.any(Number),
    people: expect.any(Number),
    conversations: expect.any(Number),
  });
  expect(number.people).toBeGreaterThanOrEqual(5);
}

describe('every number about people', () => {
  test.each(ADDRESSES)('carries its interval, its basis and its people: %s', async (path) => {
    const server = await startServer(fillTown);
    const answer: unknown = await (await server.fetch(`/api/v1/${path}`)).json();
    const shown = objectsIn(answer).filter(({ kind }) => kind === 'shown');
    for (const number of shown.filter((each) => 'value' in each)) expectComplete(number);
  });

  test('carries them on every page of a lens, and no other number is there than a target and a difference', async () => {
    const server = await withLenses();
    const told = { shown: 0, hidden: 0 };
    for (const path of LENS_ADDRESSES) {
      const answer: unknown = await (await server.fetch(`/api/v1/${path}`)).json();
      for (const number of objectsIn(answer)) {
        if (number.kind === 'hidden') told.hidden += 1;
        if (!('value' in number)) continue;
        if (number.kind === 'shown') expectComplete(number);
        else {
          expect(number.kind).toMatch(/^(no-clear-)?change$/);
          expect(number).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });
        }
        told.shown += 1;
      }
    }
    expect(told.shown).toBeGreaterThan(200);
    expect(told.hidden).toBeGreaterThan(50);
  });

  test('carries them on every page of a lens as HTML: each row has its interval, or says why it has no number', async () => {
    const server = await withLenses();
    for (const path of LENS_ADDRESSES.filter((each) => each.includes('lenses/'))) {
      const page = await (await server.fetch(`/${path}`)).text();
      const rows = [...page.matchAll(/<tr><th scope="row"[^>]*>.*?<\/tr>/gs)].map(([row]) => row);
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) expect(row).toMatch(/<small>[\d.]+–[\d.]+( %)?<\/small>|class="absent"/);
    }
  });

  test.each([
    'home',
    'teams',
    'teams/1',
    'monthly',
    'lenses',
    'lenses/stage',
    'teams/1/lenses',
    'teams/1/lenses/dimension',
  ])('does so as CSV: %s', async (path) => {
    const server = await withLenses();
    const [header = ''] = (await (await server.fetch(`/${path}.csv`)).text()).split('\r\n');
    const columns = header.replaceAll('"', '').split(',');
    const numbers = columns.filter((column) => columns.includes(`${column}_note`));
    expect(numbers.length).toBeGreaterThan(0);
    for (const name of numbers) {
      expect(columns).toEqual(
        expect.arrayContaining(['low', 'high', 'n', 'people'].map((part) => `${name}_${part}`)),
      );
    }
  });

  test('is hidden wherever fewer than five people would stand behind it', async () => {
    const server = await startServer(fillTown);
    const pair: unknown = await (await server.fetch('/api/v1/teams/3')).json();
    expect(pair).toMatchObject({
      ratio: { kind: 'hidden' },
      customerShare: { kind: 'hidden' },
      evidence: { kind: 'hidden' },
    });
    expect(objectsIn(pair).filter((each) => 'value' in each)).toEqual([]);
  });

  test('never tells of a person: no answer holds a speaker outside a conversation', async () => {
    const server = await startServer(fillTown);
    for (const path of ADDRESSES) {
      const text = await (await server.fetch(`/api/v1/${path}`)).text();
      expect(text).not.toMatch(/"speaker"|pseudonym|member \d/i);
    }
  });
});
