import { describe, expect, test } from 'vitest';
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

/** Every object in an answer, however deep. */
function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

describe('every number about people', () => {
  test.each(ADDRESSES)('carries its interval, its basis and its people: %s', async (path) => {
    const server = await startServer(fillTown);
    const answer: unknown = await (await server.fetch(`/api/v1/${path}`)).json();
    const shown = objectsIn(answer).filter(({ kind }) => kind === 'shown');
    for (const number of shown.filter((each) => 'value' in each)) {
      expect(number).toMatchObject({
        low: expect.any(Number),
        high: expect.any(Number),
        n: expect.any(Number),
        people: expect.any(Number),
        conversations: expect.any(Number),
      });
      expect(number.people).toBeGreaterThanOrEqual(5);
    }
  });

  test.each(['home', 'teams', 'teams/1', 'monthly'])('does so as CSV: %s', async (path) => {
    const server = await startServer(fillTown);
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
