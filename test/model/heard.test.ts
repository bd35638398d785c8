import { expect, test } from 'vitest';
import { categoriesHeard, type Match, type MatchState } from '../../src/model/index.js';

function found(name: string, state: MatchState): Match {
  const [lens = '', category = ''] = name.split('.');
  return { lens, category, entry: `${category}/entry`, start: 0, end: 4, text: 'word', state };
}

test.each<[MatchState, boolean, boolean]>([
  ['asserted', true, true],
  ['asked', true, true],
  ['hypothetical', true, true],
  ['quoted', true, true],
  ['negated', true, false],
  ['dismissed', false, false],
])('of what is %s, a theme is heard: %s, and a category of another lens: %s', (state, theme, other) => {
  expect(categoriesHeard([found('perspective.wants', state)])).toEqual(theme ? ['perspective.wants'] : []);
  expect(categoriesHeard([found('culture-type.commodity', state)])).toEqual(
    other ? ['culture-type.commodity'] : [],
  );
});

test('a category is heard once, where it first appears, and one match that counts is enough', () => {
  const matches = [
    found('stage.focus', 'negated'),
    found('stage.awareness', 'asserted'),
    found('stage.focus', 'asserted'),
    found('stage.awareness', 'quoted'),
  ];
  expect(categoriesHeard(matches)).toEqual(['stage.awareness', 'stage.focus']);
});
