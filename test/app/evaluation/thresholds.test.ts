import { describe, expect, test } from 'vitest';
import { chooseThresholds } from '../../../src/app/evaluation/thresholds.js';

/** `yes` and `no` statements at a probability. */
const at = (probability: number, yes: number, no: number) =>
  Array.from({ length: yes + no }, (_, index) => ({ gold: index < yes, probability }));

const clear = [...at(0.955, 40, 2), ...at(0.655, 30, 10), ...at(0.255, 5, 100)];
const choose = (judged: typeof clear) =>
  chooseThresholds({ centric: judged, focused: judged, customer: judged });

describe('thresholds', () => {
  test('are as high as the best F1 allows', () => {
    expect(choose(clear).centric).toBe(0.65);
  });

  test('give up a hundredth of F1 for care, not more', () => {
    const worthLittle = [...at(0.9, 1000, 0), ...at(0.5, 10, 5)];
    const worthMuch = [...at(0.9, 100, 0), ...at(0.5, 10, 5)];
    expect(choose(worthLittle).centric).toBe(0.9);
    expect(choose(worthMuch).centric).toBe(0.5);
  });

  test('to quote are the lowest that is precise enough on thirty statements', () => {
    expect(choose(clear).quote.centric).toBe(0.66);
  });

  test('to quote are the most precise where none is precise enough', () => {
    const never = [...at(0.9, 30, 10), ...at(0.5, 30, 30)];
    expect(choose(never).quote.centric).toBeGreaterThan(0.5);
  });

  test('tell no view where customers are hardly spoken of, if that costs no agreement', () => {
    const side = [...at(0.8, 40, 0), ...at(0.8, 0, 20), ...at(0.1, 0, 40)];
    const customer = [...at(0.9, 40, 0), ...at(0.3, 0, 20), ...at(0.6, 40, 0)];
    const chosen = chooseThresholds({ centric: side, focused: side, customer });
    expect(chosen.spoken).toBe(0.9);
    expect(chosen.quote.centric).toBeLessThanOrEqual(0.8);
  });

  test('tell every view where not telling some would cost agreement', () => {
    const side = [...at(0.8, 40, 0), ...at(0.1, 0, 40)];
    const customer = [...at(0.02, 20, 20), ...at(0.9, 20, 20)];
    expect(chooseThresholds({ centric: side, focused: side, customer }).spoken).toBe(0);
  });

  test('for customers spoken of make the fewest mistakes', () => {
    expect(choose(clear).customer).toBe(0.26);
  });
});
