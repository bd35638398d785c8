import { expect, test } from 'vitest';
import { periodOf, periodsBetween } from '../../src/model/index.js';

test.each([
  ['2026-01-01', 'week', '2026-W01', '2025-12-29', '2026-01-05'],
  ['2027-01-03', 'week', '2026-W53', '2026-12-28', '2027-01-04'],
  ['2026-03-01T23:59:59Z', 'week', '2026-W09', '2026-02-23', '2026-03-02'],
  ['2026-02-28T12:00:00+13:00', 'month', '2026-02', '2026-02-01', '2026-03-01'],
  ['2026-12-31', 'quarter', '2026-Q4', '2026-10-01', '2027-01-01'],
] as const)('%s lies in the %s %s', (moment, grain, name, from, until) => {
  expect(periodOf(moment, grain)).toEqual({ name, grain, from, until });
});

test('periods between two moments leave no hole and cross the year', () => {
  const names = periodsBetween('2025-11-30', '2026-02-01', 'month').map((period) => period.name);
  expect(names).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});
