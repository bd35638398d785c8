import { describe, expect, test } from 'vitest';
import { notAnalysed } from '../../src/analysis/index.js';
import type { Conversation, Utterance } from '../../src/model/index.js';
import { smallAnalyzer } from '../app/jobs/lexicon.js';

function talk(...utterances: readonly Partial<Utterance>[]): Conversation {
  return {
    id: 'desk',
    title: 'desk',
    channel: 'meeting',
    speakers: [{ key: 'ana', label: 'Ana', side: 'organisation' }],
    utterances: utterances.map((utterance) => ({
      speaker: 'ana',
      text: 'Guests want a quiet room.',
      audience: 'internal',
      ...utterance,
    })),
    setAside: [],
  };
}

describe('a language without a lexicon', () => {
  const mixed = talk(
    {},
    { language: 'de', text: 'Unsere Gäste möchten ein ruhiges Zimmer.' },
    { language: 'en' },
    { language: 'de', text: 'Ja.' },
  );

  test('gives no statement: it is not neutral, it is not analysed', () => {
    expect(
      smallAnalyzer()
        .analyze(mixed)
        .map(({ utterance }) => utterance),
    ).toEqual([0, 2]);
  });

  test('is counted by its name', () => {
    expect(notAnalysed(mixed)).toEqual([{ reason: 'not analysed: German', count: 2 }]);
    expect(notAnalysed(talk({}, { language: 'en' }))).toEqual([]);
  });
});
