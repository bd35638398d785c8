import { expect, test } from 'vitest';
import { DEFAULT_RETENTION, due, retentionLimits } from '../../src/privacy/index.js';

test.each([
  ['2026-04-30T12:00:00.000Z', 24, '2024-04-30T12:00:00.000Z'],
  ['2028-02-29T00:00:00.000Z', 24, '2026-02-28T00:00:00.000Z'],
  ['2026-03-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
  ['2026-01-15T00:00:00.000Z', 13, '2024-12-15T00:00:00.000Z'],
])('at %s counts of %i months are kept from %s on', (now, countMonths, from) => {
  expect(retentionLimits(new Date(now), { textDays: 90, countMonths }).countsBefore).toBe(from);
});

test('words are due after 90 days, counts after 24 months, and not a moment earlier', () => {
  const now = new Date('2026-06-30T00:00:00Z');
  const things = [
    { kind: 'text', since: '2026-04-01T00:00:00Z', id: 'just kept' },
    { kind: 'text', since: '2026-03-31T23:59:59Z', id: 'old words' },
    { kind: 'counts', since: '2026-03-31T00:00:00Z', id: 'young counts' },
    { kind: 'counts', since: '2024-06-29T23:59:59Z', id: 'old counts' },
  ] as const;
  expect(due(things, now, DEFAULT_RETENTION).map(({ id }) => id)).toEqual(['old words', 'old counts']);
});
