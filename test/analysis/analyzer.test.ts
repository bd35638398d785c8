import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Cues,
  createAnalyzer,
  createReader,
  type Model,
  NOTHING_BEFORE,
  UNFITTED,
  type Weights,
} from '../../src/analysis/index.js';
import { Vocabulary } from '../../src/lexicon/index.js';
import type { Conversation, Side, Statement } from '../../src/model/index.js';
import { lexiconWith } from './lexicon.js';

const SENTENCES = [
  'Our guests hate the queue at the desk.',
  'They told us that the print is too small.',
  'We have forty percent more subscribers than last year.',
  "I don't care what customers want, we close the deal.",
  'What were they hoping to get done?',
  'You come home tired and just want to zap.',
  'The supplier ships on Monday.',
  'We upsell every key account in the pipeline.',
  'If a patient cannot find the form, she gives up.',
  'um so so they [laughter] they lose it on the sofa 😀',
  'Sorry that you had to wait, we will make it easier for you.',
  'Thanks.',
  '…',
  '',
];

const lexicon = lexiconWith('#CustomerPronoun want');

/** A weight that depends on the cue's name alone: any model would do for these tests. */
function weightsOf(name: string): Weights {
  const hash = [...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 2003, 7);
  const at = (step: number) => ((hash * step) % 401) / 400 - 0.5;
  return [at(1), at(3), at(7), at(11), at(13), at(17)];
}

function anyModel(): Model {
  const vocabulary = new Vocabulary(true);
  const cues = new Cues(lexicon, vocabulary);
  const { read, contexts } = createReader(lexicon, vocabulary, cues);
  for (const sentence of SENTENCES) {
    for (const audience of ['internal', 'customer'] as const) {
      read(sentence, NOTHING_BEFORE, audience);
      read(sentence, contexts.read(`Customer: ${SENTENCES[0]} Agent: ${SENTENCES[1]}`), audience);
    }
  }
  return {
    ...UNFITTED,
    provenance: { id: 'any' },
    intercept: [-0.4, 0.3, 0.9, 0.2, -0.7, 0.1],
    cues: Object.fromEntries(cues.names.map((name) => [name, weightsOf(name)])),
  };
}

const model = anyModel();
const analyzer = createAnalyzer(lexicon, model);

const sentence = fc.oneof(
  fc.constantFrom(...SENTENCES),
  fc
    .array(fc.constantFrom(...SENTENCES.flatMap((one) => one.split(' '))), { maxLength: 40 })
    .map((words) => words.join(' ')),
  fc.string({ unit: 'binary' }),
);
const input = fc.record(
  { text: sentence, context: sentence, audience: fc.constantFrom('internal' as const, 'customer' as const) },
  { requiredKeys: ['text'] },
);

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function sumOf({ matches, explanation }: Statement, side: 'centric' | 'focused'): number {
  const ofMatches = matches.reduce((sum, { weight }) => sum + (weight?.[side] ?? 0), 0);
  const ofCues = explanation?.cues.reduce((sum, cue) => sum + cue[side], 0) ?? 0;
  return ofMatches + ofCues + (explanation?.background[side] ?? Number.NaN);
}

describe('a statement', () => {
  test('is explained to the last weight: matches, cues and background are the log-odds', () => {
    fc.assert(
      fc.property(input, (one) => {
        const statement = analyzer.tag(one);
        for (const side of ['centric', 'focused'] as const)
          expect(Math.abs(sumOf(statement, side) - logit(statement[side]))).toBeLessThan(1e-9);
      }),
      { numRuns: 300 },
    );
  });

  test('is told no view where customers are less likely spoken of than the model asks for', () => {
    const careful = createAnalyzer(lexicon, { ...model, thresholds: { ...model.thresholds, spoken: 1 } });
    const labelled = SENTENCES.map((text) => [analyzer.tag({ text }), careful.tag({ text })] as const);
    expect(labelled.map(([usual]) => usual.label)).toContain('centric');
    for (const [usual, other] of labelled) {
      expect(['neutral', 'none']).toContain(other.label);
      expect([other.centric, other.focused]).toEqual([usual.centric, usual.focused]);
      expect([usual.explanation?.spoken, other.explanation?.spoken]).toEqual([true, false]);
    }
  });

  test('shows nothing of a lens that only helps to decide', () => {
    const helpers = lexicon.lenses.flatMap(({ name, use }) => (use === 'evidence' ? [name] : []));
    expect(helpers).toContain('viewpoint');
    const shown = SENTENCES.flatMap((text) => analyzer.tag({ text }).matches.map(({ lens }) => lens));
    expect(shown).toContain('perspective');
    for (const helper of helpers) expect(shown).not.toContain(helper);
  });

  test('names among its reasons what such a lens found', () => {
    const named = SENTENCES.flatMap(
      (text) => analyzer.tag({ text }).explanation?.cues.map(({ name }) => name) ?? [],
    );
    expect(named).toContainEqual(
      expect.stringMatching(/^category:viewpoint\.|^entry:(ourselves|people-in-general)\//),
    );
  });

  test('gets the same answer whatever was asked before', () => {
    const fresh = createAnalyzer(lexicon, model);
    fc.assert(
      fc.property(input, sentence, (one, other) => {
        const first = analyzer.tag(one);
        analyzer.tag({ text: other });
        expect(analyzer.tag(one)).toEqual(first);
        expect(fresh.tag(one)).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });

  test('has probabilities, and matches and cues that point at their words', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { matches, explanation, ...statement } = analyzer.tag(one);
        for (const probability of [statement.centric, statement.focused]) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        for (const { start, end, text } of matches) {
          expect(text).toBe(one.text.slice(start, end));
          expect(text.trim()).toBe(text);
          expect(text).not.toBe('');
        }
        for (const { start, end } of explanation?.cues ?? []) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(one.text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is told apart by to whom it was said', () => {
    const [text] = ['What are you trying to do?'];
    expect(analyzer.tag({ text, audience: 'customer' })).not.toEqual(
      analyzer.tag({ text, audience: 'internal' }),
    );
  });

  test('waved away keeps its match, which then counts for nothing', () => {
    const { matches } = analyzer.tag({ text: "I don't care what customers want." });
    const dismissed = matches.filter(({ state }) => state === 'dismissed');
    expect(dismissed.length).toBeGreaterThan(0);
    for (const { weight } of dismissed) expect(weight).toEqual({ centric: 0, focused: 0 });
  });
});

type Line = readonly [side: Side, text: string];

function conversationOf(...lines: readonly Line[]): Conversation {
  return {
    id: 'one',
    title: 'one',
    channel: 'meeting',
    speakers: lines.map(([side], index) => ({ key: `speaker-${index}`, label: `Speaker ${index}`, side })),
    utterances: lines.map(([, text], index) => ({ speaker: `speaker-${index}`, text, audience: 'internal' })),
    setAside: [],
  };
}

describe('a conversation', () => {
  test('gives every sentence of our side, with its place in its utterance', () => {
    const conversation = conversationOf(
      ['organisation', ' Guests wait.  They leave! '],
      ['customer', 'I waited an hour. Nobody came.'],
      ['unknown', 'So it seems.'],
    );
    const statements = analyzer.analyze(conversation);
    expect(statements.map(({ utterance, text }) => [utterance, text])).toEqual([
      [0, 'Guests wait.'],
      [0, 'They leave!'],
      [2, 'So it seems.'],
    ]);
    for (const { utterance, start, end, text } of statements)
      expect(conversation.utterances[utterance]?.text.slice(start, end)).toBe(text);
  });

  const isCustomer = (...lines: readonly Line[]) =>
    analyzer
      .analyze(conversationOf(...lines))
      .at(-1)
      ?.matches.some(({ lens }) => lens === 'testing');

  test.each<[boolean, readonly Line[]]>([
    [
      true,
      [
        ['organisation', 'Our guests are here.'],
        ['organisation', 'They want a lid.'],
      ],
    ],
    [
      true,
      [
        ['customer', 'Where is my parcel?'],
        ['organisation', 'They want a lid.'],
      ],
    ],
    [
      true,
      [
        ['organisation', 'Our guests are here. It rains.'],
        ['unknown', 'They want a lid.'],
      ],
    ],
    [
      false,
      [
        ['organisation', 'Our guests are here. It rains. The door is open.'],
        ['organisation', 'They want a lid.'],
      ],
    ],
    [
      false,
      [
        ['organisation', 'Our suppliers are here.'],
        ['organisation', 'They want a lid.'],
      ],
    ],
    [
      false,
      [
        ['organisation', 'Guests met suppliers.'],
        ['organisation', 'They want a lid.'],
      ],
    ],
    [false, [['organisation', 'They want a lid.']]],
  ])('takes "they" for a customer (%s) behind %j', (expected, lines) => {
    expect(isCustomer(...lines)).toBe(expected);
  });

  test('starts without memory of the one before', () => {
    analyzer.analyze(conversationOf(['organisation', 'Our guests are here.']));
    expect(isCustomer(['organisation', 'They want a lid.'])).toBe(false);
  });

  test('is labelled the same with and without an explanation', () => {
    const conversation = conversationOf(...SENTENCES.map((text): Line => ['organisation', text]));
    const explained = analyzer.analyze(conversation, { explained: true });
    expect(explained.every(({ explanation }) => explanation !== undefined)).toBe(true);
    expect(explained.map(({ explanation: _, ...statement }) => statement)).toEqual(
      analyzer.analyze(conversation),
    );
  });

  test('of customers alone has no statement', () => {
    expect(analyzer.analyze(conversationOf(['customer', 'I want my money back.']))).toEqual([]);
  });
});
