import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/app/evaluation/bootstrap.js';
import { errorModelOf } from '../../../src/app/evaluation/error-model.js';
import { isUnpunctuated } from '../../../src/app/evaluation/evaluation.js';
import { fullFiguresOf } from '../../../src/app/evaluation/figures.js';
import type { Judgement } from '../../../src/app/evaluation/verdict.js';
import type { Label } from '../../../src/model/index.js';
import { labelled } from './statements.js';

function judged(
  reader: Label,
  label: Label,
  about: Partial<Judgement['gold']> = {},
  sure = false,
): Judgement {
  const says = (said: Label, side: Label) => said === side || said === 'mixed';
  const gold = labelled({
    centric: says(reader, 'centric'),
    focused: says(reader, 'focused'),
    customer: reader !== 'none',
    ...about,
  });
  const probability = (side: Label) => (says(label, side) ? 0.85 : 0.15);
  return {
    gold,
    label,
    centric: probability('centric'),
    focused: probability('focused'),
    quotable: { centric: sure, focused: false },
  };
}

const value = (figure: Figure) => (figure.kind === 'figure' ? figure.value : figure.kind);

/** Forty conversations, each with the same five statements: two of them are judged wrongly. */
const judgements = Array.from({ length: 40 }, (_, at) => {
  const about = { conversation: `day ${at}` };
  return [
    judged('centric', 'centric', about, true),
    judged('centric', 'neutral', about),
    judged('mixed', 'mixed', about),
    judged('none', 'focused', about),
    judged('none', 'none', about),
  ];
}).flat();

describe('figures', () => {
  const figures = fullFiguresOf(judgements);

  test('are those of the counts', () => {
    expect([figures.n, figures.conversations]).toEqual([200, 40]);
    expect(value(figures.centric.precision)).toBeCloseTo(1);
    expect(value(figures.centric.recall)).toBeCloseTo(2 / 3);
    expect(value(figures.focused.precision)).toBeCloseTo(0.5);
    expect(value(figures.meanF1)).toBeCloseTo((0.8 + 2 / 3) / 2);
    expect(value(figures.centric.brier)).toBeCloseTo((4 * 0.15 ** 2 + 0.85 ** 2) / 5);
    expect(value(figures.strangersLabelled)).toBeCloseTo(0.5);
    expect(figures.confusion.counts).toEqual([
      [40, 0, 0, 40, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 40, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 40, 0, 0, 40],
    ]);
  });

  test('have no interval where every conversation is the same, since whole ones are drawn', () => {
    const { recall } = figures.centric;
    expect(recall).toMatchObject({ low: value(recall), high: value(recall) });
  });

  test('have an interval where conversations differ', () => {
    const mixed = fullFiguresOf(judgements.map((one, at) => (at < 60 ? { ...one, label: 'none' } : one)));
    expect(mixed.centric.recall).toMatchObject({ kind: 'figure' });
    if (mixed.centric.recall.kind !== 'figure') return;
    const { low, high, value: recall } = mixed.centric.recall;
    expect(low).toBeLessThan(recall - 0.03);
    expect(high).toBeGreaterThan(recall + 0.03);
  });

  test('are absent where there is nothing to count', () => {
    expect(value(figures.focused.quotePrecision)).toBe('none');
    expect(figures.centric).toMatchObject({ quotes: 40, quotePrecision: { value: 1 } });
    expect(value(figures.confusion.shares[1]![1]!)).toBe('none');
  });

  test('put every statement into the reliability table', () => {
    const bins = figures.reliability.centric.filter(({ n }) => n > 0);
    expect(
      bins.map(({ from, n, said, yes }) => [from, n, said, yes].map((one) => Math.round(one * 1000) / 1000)),
    ).toEqual([
      [0.1, 120, 0.15, 0.333],
      [0.8, 80, 0.85, 1],
    ]);
  });
});

test('the error model counts meetings from talk among colleagues and tickets from words to customers', () => {
  const model = errorModelOf([
    ...judgements,
    judged('focused', 'centric', { audience: 'customer' }),
    judged('neutral', 'none', { audience: 'customer' }),
  ]);
  expect(model.meeting?.centric).toEqual({ centric: 40, focused: 0, mixed: 0, neither: 40 });
  expect(model.meeting?.neither).toEqual({ centric: 0, focused: 40, mixed: 0, neither: 40 });
  expect(model.ticket?.focused.centric).toBe(1);
  expect(model.ticket?.neither.neither).toBe(1);
  expect(model.chat).toBeUndefined();
});

test.each([
  ['and then they just leave it on the couch and forget', true],
  ['and then they just leave it, on the couch and forget', false],
  ['yeah they do', false],
])('speech without punctuation is long and has none: %s', (text, expected) => {
  expect(isUnpunctuated(text)).toBe(expected);
});
