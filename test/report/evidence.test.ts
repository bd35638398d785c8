import { describe, expect, test } from 'vitest';
import { createAnalyzer } from '../../src/analysis/index.js';
import { evidenceFor } from '../../src/report/evidence.js';
import { type Quote, teamView } from '../../src/report/index.js';
import { smallAnalyzer } from '../app/jobs/lexicon.js';
import { model } from '../app/jobs/small-lexicon.js';
import { freshStore, put, talk } from '../store/talk.js';
import { asking } from './asking.js';

const TEXT = 'they are waiting again';

/** Twelve people who each say one sentence that nothing but its words speaks for. */
async function waitingRoom(centric: number) {
  const store = await freshStore();
  const lines = Array.from({ length: 12 }, (_, index) => ({ who: `Member ${index}/Care`, text: TEXT }));
  const { conversation } = talk('waiting', lines);
  const statements = lines.map((_, utterance) => ({
    utterance,
    start: 0,
    end: TEXT.length,
    text: TEXT,
    audience: 'internal' as const,
    label: 'centric' as const,
    centric,
    focused: 0.1,
    customer: true,
    matches: [],
  }));
  await put(store, [{ conversation, statements }]);
  return store;
}

const cues = {
  'word:waiting': [3, 0, 3, 3, 0, 3],
  'word:again': [1, 0, 0, 1, 0, 0],
  'word:are': [-1, 1, 0, 0, 0, 0],
} as const;

/** An analyzer that goes by single words. */
const byWords = () => createAnalyzer(smallAnalyzer().lexicon, { ...model, cues });

function marksIn(quote: Quote | undefined): readonly string[] {
  return (quote?.pieces ?? []).flatMap(({ text, match }) => (match === undefined ? [] : [text]));
}

describe('sentences shown as evidence', () => {
  test.each<[string, number, number]>([
    ['are those whose side is beyond doubt', 0.8, 4],
    ['are none where every label is doubtful', 0.79, 0],
  ])('%s', async (_name, centric, shown) => {
    const inquiry = await asking(await waitingRoom(centric), { analyzer: byWords() });
    expect(inquiry.beyondDoubt.centric).toBe(0.8);
    expect(await evidenceFor(inquiry, { team: 1 })).toMatchObject({
      kind: 'shown',
      centric: { length: shown },
    });
  });

  test('have the words marked that weighed most where no entry stands in them', async () => {
    const inquiry = await asking(await waitingRoom(0.9), { analyzer: byWords() });
    const { evidence } = await teamView(inquiry, 1);
    const [quote] = evidence.kind === 'shown' ? evidence.centric : [];
    expect(marksIn(quote)).toEqual(['waiting', 'again']);
    expect(quote?.reasons).toEqual([
      { kind: 'cue', name: 'word:waiting', text: 'waiting', side: 'centric', share: expect.closeTo(0.75) },
      { kind: 'cue', name: 'word:again', text: 'again', side: 'centric', share: expect.closeTo(0.25) },
    ]);
  });

  test('have no words marked where today’s weights know no reason', async () => {
    const inquiry = await asking(await waitingRoom(0.9));
    const { evidence } = await teamView(inquiry, 1);
    expect(evidence.kind === 'shown' && evidence.centric.flatMap(marksIn)).toEqual([]);
  });
});
