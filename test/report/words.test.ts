import { describe, expect, test } from 'vitest';
import { between, betweenInWords, measured } from '../../src/report/words.js';

describe('an interval in words', () => {
  test.each([
    [0.541, 0.49, 0.59, '54 % (49–59 %)'],
    [0.005, 0.001, 0.018, '1 % (0–2 %)'],
    [0.6, 0.59, 0.6, '60 % (59–60 %)'],
    [0.6001, 0.5998, 0.6004, '60.0 % (60.0–60.0 %)'],
    [0.6001, 0.5961, 0.6041, '60.0 % (59.6–60.4 %)'],
    [0.002, 0.001, 0.004, '0.2 % (0.1–0.4 %)'],
  ])('%d from %d to %d is %s: in whole per cents as long as its ends differ', (value, low, high, told) => {
    const number = { kind: 'shown', value, low, high, n: 100, people: 9, conversations: 20 } as const;
    expect(measured(number)).toBe(told);
    expect(betweenInWords(number)).toBe(`between ${between(number).replace('–', ' % and ')}`);
  });
});
