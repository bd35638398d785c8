import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { pseudonymiser } from '../../src/privacy/index.js';

const pseudonymOf = pseudonymiser(Buffer.alloc(32, 7));

test('a pseudonym is 128 bits and says nothing of the name', () => {
  expect(pseudonymOf('ana@example.org')).toMatch(/^[0-9a-f]{32}$/);
});

test.each([
  ['Ana@Example.org', 'ana@example.org'],
  ['  ana ', 'ana'],
  ['José', 'Jose\u0301'],
])('"%s" and "%s" are one person', (one, other) => {
  expect(pseudonymOf(one)).toBe(pseudonymOf(other));
});

test('another name, or another key, gives another pseudonym', () => {
  const all = [pseudonymOf('ana'), pseudonymOf('anna'), pseudonymiser(randomBytes(32))('ana')];
  expect(new Set(all).size).toBe(3);
});
