import { describe, expect, test } from 'vitest';
import { createAnalyzer, UNFITTED } from '../../src/analysis/index.js';
import { SCOPES } from '../../src/analysis/scope.js';
import { scopeClass } from '../../src/lexicon/index.js';
import type { MatchState } from '../../src/model/index.js';
import { lexiconWith, shippedLexicon } from './lexicon.js';

/** The shipped words with two entries that are easy to meet: that customers want, and that they do not know. */
const analyzer = createAnalyzer(
  lexiconWith('#Customer #Filler* {want/verb}', '#Customer #Filler* do not know'),
  UNFITTED,
);

function stateOf(text: string): MatchState | undefined {
  return analyzer.tag({ text }).matches.find(({ lens }) => lens === 'testing')?.state;
}

describe('what the words around a match make of it', () => {
  test.each<[MatchState, string]>([
    // asserted
    ['asserted', 'Customers want a lid.'],
    ['asserted', 'Customers really want a lid.'],
    ['asserted', 'We went there because customers want a lid.'],
    ['asserted', 'Customers would like it, customers want it.'],
    // negated
    ['negated', 'Customers do not want a lid.'],
    ['negated', "Guests don't even want a lid."],
    ['negated', 'Users never wanted a lid.'],
    ['negated', 'It is not that customers want a lid.'],
    ['negated', 'No customers want a lid.'],
    ['negated', 'Hardly any patients want that.'],
    ['negated', 'None of our guests wanted it.'],
    ['negated', 'Customers no longer want a lid.'],
    ['negated', 'Customers have not yet wanted one.'],
    ['negated', 'Neither patients want it nor do we.'],
    ['negated', 'That customers want a lid is a myth.'],
    ['negated', 'That customers want a lid is not the case.'],
    // raised from the clause before
    ['negated', "I don't think customers want a lid."],
    ['negated', 'We do not believe that the guests really want it.'],
    ['negated', 'I never thought users wanted it.'],
    ['negated', 'I doubt that customers want a lid.'],
    ['negated', "I can't imagine guests wanting it."],
    ['negated', "I'm not convinced that users want a lid."],
    ['negated', 'It is not true that customers want it.'],
    ['negated', 'Customers want a lid, I do not think.'],
    // only looks negated
    ['asserted', 'Not only customers want a lid.'],
    ['asserted', 'No doubt customers want a lid.'],
    ['asserted', 'No wonder guests want a lid.'],
    ['asserted', 'No, customers want a lid.'.replace('customers', 'they, the customers,')],
    ['asserted', "Don't forget customers want a lid."],
    ['asserted', 'No matter what we do, customers want a lid.'],
    ['asserted', 'A little more than half of the guests want it.'],
    ['asserted', "I can't wait, customers want it."],
    // the reach ends
    ['asserted', 'We did not go, but customers want a lid.'],
    ['asserted', 'I was not there because customers want me here.'],
    ['asserted', 'It is not cheap, however customers want it.'],
    ['asserted', 'We never had one, so customers want one now.'],
    ['asserted', 'Not one of the many long talks that we had in spring was about what customers want.'],
    ['asserted', 'Customers want a lid, but that is not the case with spoons.'],
    // an entry's own "not"
    ['asserted', 'Customers do not know it.'],
    ['negated', 'I do not think customers do not know it.'],
    // dismissed
    ['dismissed', "I don't care what customers want."],
    ['dismissed', "We don't care whether guests want it."],
    ['dismissed', 'Who cares what users want.'],
    ['dismissed', 'Ship it regardless of what customers want.'],
    ['dismissed', 'Never mind what the patients want.'],
    ['dismissed', 'What customers want does not matter.'],
    ['dismissed', 'What customers want is not our problem.'],
    ['dismissed', 'What users want is irrelevant here.'],
    ['dismissed', 'Customers want a lid, it can wait.'],
    ['dismissed', 'Customers want a lid, tough luck.'],
    ['dismissed', "Do we care? I couldn't care less what customers want."],
    // only looks dismissed
    ['asserted', 'Whatever it is that guests want, we bring it.'],
    ['asserted', 'No matter what customers want, we bring it.'],
    ['asserted', 'A nurse who cares about patients wants to sit down, and patients want that too.'],
    // asked
    ['asked', 'What do customers want?'],
    ['asked', 'Do customers want a lid?'],
    ['asked', 'Customers want a lid?'],
    ['asked', "Why don't customers want a lid?"],
    // … also where speech has no question mark
    ['asked', 'what do customers want from us'],
    ['asked', 'do we know why customers want a lid'],
    ['asked', 'so why do customers want one'],
    ['asked', 'how often do customers want a lid'],
    // … and wondered about
    ['asked', 'I wonder whether customers want a lid.'],
    ['asked', "I'm not sure why customers want it."],
    ['asked', 'We should find out what customers want.'],
    ['asked', 'There is no idea why customers want it.'],
    ['asserted', 'When customers want a lid, we have one.'],
    ['asserted', 'What customers want is a lid.'],
    // supposed
    ['hypothetical', 'If customers want a lid, we make one.'],
    ['hypothetical', 'Customers may want a lid.'],
    ['hypothetical', 'Maybe guests want a lid.'],
    ['hypothetical', 'Suppose customers wanted a lid.'],
    ['hypothetical', 'Customers would want a lid.'],
    ['hypothetical', 'Unless patients want it, leave it.'],
    ['hypothetical', 'Imagine a guest wanting it.'],
    ['asserted', 'If it rains, then customers want a lid.'],
    ['asserted', 'In May customers want a lid.'],
    // quoted
    ['quoted', 'She told us that customers want a lid.'],
    ['quoted', 'He said customers want a lid.'],
    ['quoted', 'According to the survey customers want a lid.'],
    ['quoted', 'Customers want a lid, she said.'],
    ['quoted', 'They were like, customers want a lid.'],
    ['asserted', 'As I said, customers want a lid.'],
    ['asserted', 'I would say customers want a lid.'],
    ['asserted', 'That said, customers want a lid.'],
    ['asserted', 'Needless to say customers want a lid.'],
    // the weightier one wins
    ['dismissed', "He said: I don't care what customers want."],
    ['quoted', "She told us customers don't want it."],
    ['asked', "I wonder why customers don't want it."],
    ['negated', "I don't think customers would want it."],
  ])('%s: %s', (state, text) => {
    expect(stateOf(text)).toBe(state);
  });
});

describe('the scope files', () => {
  const lexicon = shippedLexicon();

  test.each(lexicon.scopes.map((scope) => [scope]))('%s is one that the analysis knows', (scope) => {
    expect(SCOPES).toContain(scope);
  });

  test.each(['negation', 'dismissal', 'quotation'])(
    'no trigger of %s is a pseudo-trigger as well',
    (scope) => {
      const numbers = ['before', 'after'].map((side) =>
        lexicon.classNames.indexOf(scopeClass(scope, side as 'before')),
      );
      const pseudo = lexicon.classNames.indexOf(scopeClass('pseudo', 'before'));
      const both = lexicon.phrases.filter(
        ({ classes }) => classes.includes(pseudo) && numbers.some((number) => classes.includes(number)),
      );
      expect(both.map(({ words }) => words.join(' '))).toEqual([]);
    },
  );
});
