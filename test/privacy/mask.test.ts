import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskNames } from '../../src/privacy/index.js';

describe('a masked text', () => {
  test.each([
    ['Ask Priya Nair about it.', ['Priya Nair'], 'Ask █████ ████ about it.', 1],
    ['Priya’s list, and NAIR, PRIYA.', ['Priya Nair'], '█████’s list, and ████, █████.', 3],
    ['The priya of others.', ['Priya Nair'], 'The priya of others.', 0],
    ['Write to p.nair@example.org!', ['p.nair@example.org'], 'Write to ██████████████████!', 1],
    ['Not xp.nair@example.org.', ['p.nair@example.org'], 'Not xp.nair@example.org.', 0],
    ['', ['Priya'], '', 0],
  ])('%j without %j is %j', (text, names, masked, places) => {
    expect(maskNames(text, names)).toEqual({ text: masked, places });
  });

  test('hides single parts only where it may', () => {
    expect(maskNames('Will you ask Will Smith?', ['Will Smith'], 'whole').text).toBe(
      'Will you ask ████ █████?',
    );
  });

  test('has the same length and the same spaces, whatever the text and the names', () => {
    const word = fc.constantFrom('Ana', 'López', 'ana@example.org', '🙂', 'Will', ',', 'Ana López');
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (said, names) => {
        const text = said.join(' ');
        const masked = maskNames(text, names).text;
        expect(masked).toHaveLength(text.length);
        expect(masked.replace(/\S/g, 'x')).toBe(text.replace(/\S/g, 'x'));
      }),
    );
  });
});
