import { describe, expect, test } from 'vitest';
import { calibrate, calibrated, calibratedFits } from '../../../src/app/evaluation/calibrate.js';

/** `yes` of a thousand statements at a probability. */
const at = (probability: number, yes: number) =>
  Array.from({ length: 1000 }, (_, index) => ({ gold: index < yes, probability }));

describe('calibration', () => {
  test('leaves probabilities that are true as they are', () => {
    const { slope, offset } = calibrate([...at(0.2, 200), ...at(0.8, 800)]);
    expect(slope).toBeCloseTo(1, 2);
    expect(offset).toBeCloseTo(0, 2);
  });

  test('takes back too much certainty, to what readers said', () => {
    const calibration = calibrate([...at(0.05, 200), ...at(0.95, 800)]);
    expect(calibrated(0.05, calibration)).toBeCloseTo(0.2, 2);
    expect(calibrated(0.95, calibration)).toBeCloseTo(0.8, 2);
  });

  test('gives weights the same probabilities as it gives the answers', () => {
    const fitted = { weights: Float64Array.of(2, -1), intercept: 0.5 };
    const calibration = { slope: 0.5, offset: 0.25 };
    const all = { centric: calibration, focused: calibration, customer: calibration };
    const { centric } = calibratedFits({ centric: fitted, focused: fitted, customer: fitted }, all);
    expect(centric).toEqual({ weights: Float64Array.of(1, -0.5), intercept: 0.5 });
    const before = 1 / (1 + Math.exp(-(0.5 + 2)));
    expect(calibrated(before, calibration)).toBeCloseTo(1 / (1 + Math.exp(-(0.5 + 1))), 12);
  });

  test('stays finite for a handful that is told apart without a mistake', () => {
    const { slope } = calibrate([
      { gold: true, probability: 1 },
      { gold: false, probability: 0 },
    ]);
    expect(slope).toBeLessThan(2);
  });
});
