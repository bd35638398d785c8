import { describe, expect, test } from 'vitest';
import { learnedFor } from '../../../src/app/evaluation/cross-validate.js';
import { foldsOf } from '../../../src/app/evaluation/folds.js';
import { labelled } from './statements.js';

const gold = [
  labelled({ source: 'shop', conversation: 'a' }),
  labelled({ source: 'clinic', conversation: 'a' }),
  ...['a', 'b', 'c', 'a'].map((conversation) => labelled({ source: 'threads', conversation })),
];

describe('folds', () => {
  test('are sources, and of split sources whole conversations', () => {
    expect(foldsOf(gold, ['threads'])).toEqual([
      'shop',
      'clinic',
      'threads 1/6',
      'threads 2/6',
      'threads 3/6',
      'threads 1/6',
    ]);
    expect(new Set(foldsOf(gold))).toEqual(new Set(['shop', 'clinic', 'threads']));
  });

  test('cut a single source by conversation, whose statements stay together', () => {
    const folds = foldsOf(gold.slice(2));
    expect(folds).toEqual(['threads 1/6', 'threads 2/6', 'threads 3/6', 'threads 1/6']);
  });

  test('do not depend on the order of the lines', () => {
    const folds = foldsOf(gold, ['threads']);
    expect(foldsOf(gold.toReversed(), ['threads'])).toEqual(folds.toReversed());
  });

  test('learn from every statement outside them, and from practice of other sources', () => {
    const statements = [...gold, labelled({ source: 'museum' }), labelled({ source: 'shop' })];
    expect(learnedFor('shop', foldsOf(gold), statements)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
