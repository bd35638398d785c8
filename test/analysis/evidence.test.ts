import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cues, createReader, type Model, NOTHING_BEFORE, scaleOf } from '../../src/analysis/index.js';
import { createDecider, tableOf } from '../../src/analysis/model.js';
import { Vocabulary } from '../../src/lexicon/index.js';
import { english, shippedLexicon } from './lexicon.js';

const lexicon = shippedLexicon();
const model = JSON.parse(readFileSync(join(english, 'weights.json'), 'utf8')) as Model;

function readerOf(fitted: Model) {
  const vocabulary = new Vocabulary();
  const cues = new Cues(lexicon, vocabulary, Object.keys(fitted.cues));
  const weights = tableOf(fitted, cues.names);
  return { ...createReader(lexicon, vocabulary, cues, weights), decider: createDecider(fitted, weights) };
}

const { read, contexts, decider } = readerOf(model);

const words = fc.constantFrom(
  ...'our users want we have 40 customers they never find it in the dark would be I think you can do not like 3 guests the people who buy from us and percent of all riders'.split(
    ' ',
  ),
);
const sentence = fc.array(words, { minLength: 1, maxLength: 25 }).map((list) => list.join(' '));
const audience = fc.constantFrom('internal' as const, 'customer' as const);

test('what a statement’s words, phrases and matches are added up to is the sum of its pieces, one by one', () => {
  fc.assert(
    fc.property(sentence, audience, (text, to) => {
      const { evidence } = read(text, NOTHING_BEFORE, to, true);
      const squares = evidence.pieces.reduce((sum, { amount }) => sum + amount * amount, 0);
      expect(evidence.scale).toBeCloseTo(scaleOf(squares), 9);
      const odds = decider.logOdds(evidence, to === 'customer');
      for (const side of ['centric', 'focused'] as const) {
        const start = model.intercept[(to === 'customer' ? 3 : 0) + (side === 'centric' ? 0 : 1)]!;
        const sum = evidence.pieces.reduce(
          (total, piece) => total + decider.shareOf(piece, evidence, to === 'customer')[side],
          start,
        );
        expect(odds[side]).toBeCloseTo(sum, 9);
      }
    }),
    { numRuns: 300 },
  );
});

test('whether the pieces are kept changes nothing of the decision', () => {
  fc.assert(
    fc.property(sentence, sentence, audience, (before, text, to) => {
      const context = contexts.read(before);
      const [kept, light] = [true, false].map((keep) =>
        decider.decide(read(text, context, to, keep).evidence, to === 'customer'),
      );
      expect(light).toEqual(kept);
    }),
    { numRuns: 300 },
  );
});

test('what is said before counts', () => {
  const odds = (before: string) =>
    decider.logOdds(
      read('That is what it comes to.', contexts.read(before), 'internal', false).evidence,
      false,
    );
  expect(odds('Our riders want to get home.')).not.toEqual(odds('The server is down.'));
});
