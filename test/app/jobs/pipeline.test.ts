import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Labeller } from '../../../src/app/jobs/batch.js';
import { importFile } from '../../../src/app/jobs/import-file.js';
import { openLabeller } from '../../../src/app/jobs/labelling.js';
import { memorySource } from '../../../src/ingest/index.js';
import type { Conversation } from '../../../src/model/index.js';
import { freshStore } from '../../store/talk.js';
import { smallAnalyzer } from './lexicon.js';

const line = (id: number, text: string): string =>
  JSON.stringify({ id: String(id), utterances: [{ speaker: 'Ana', team: 'Care', text }] });

/** More than fit into two batches. */
const many = Array.from({ length: 700 }, (_, id) =>
  line(id, id % 3 === 0 ? 'Guests want it quiet.' : 'Solved.'),
);

/** Answers later, and the first asked last of all. */
function slow(): Labeller {
  const { version, analyze } = smallAnalyzer();
  let asked = 0;
  return {
    version,
    analyze: async (conversation) => {
      asked += 1;
      await pause(20 - (asked % 20));
      return analyze(conversation);
    },
  };
}

test('a labeller on another thread makes the same store as one on this', async () => {
  const [here, there] = [await freshStore(), await freshStore()];
  const source = () => memorySource('many.jsonl', many.join('\n'));
  const result = await importFile(here, smallAnalyzer(), source());
  expect(result).toMatchObject({ conversations: 700, statements: 700 });
  expect(await importFile(there, slow(), source())).toEqual(result);
  expect(await there.talkCells()).toEqual(await here.talkCells());
  expect(await there.evidence({ side: 'centric', limit: 9, seed: 1 })).toEqual(
    await here.evidence({ side: 'centric', limit: 9, seed: 1 }),
  );
});

test('of a conversation that comes twice in neighbouring batches the later one counts, though the store had it so', async () => {
  const store = await freshStore();
  const said = async () => (await store.conversation(1))?.said.map(({ text }) => text);
  await importFile(store, slow(), memorySource('a.jsonl', line(0, 'Guests want it quiet.')));
  const edited = [line(0, 'Solved.'), ...many.slice(1, 250), line(0, 'Guests want it quiet.')];
  await importFile(store, slow(), memorySource('b.jsonl', edited.join('\n')));
  expect(await said()).toEqual(['Guests want it quiet.']);
});

test('what was labelled before another conversation could not be is kept', async () => {
  const store = await freshStore();
  const { version, analyze } = smallAnalyzer();
  const breaking: Labeller = {
    version,
    analyze: async (conversation) => {
      if (conversation.id === '600') throw new RangeError('this one cannot be labelled');
      return analyze(conversation);
    },
  };
  const source = memorySource('many.jsonl', many.join('\n'));
  await expect(importFile(store, breaking, source)).rejects.toThrow('this one cannot be labelled');
  expect(await store.totals()).toMatchObject({ conversations: 500 });
});

const talk: Conversation = {
  id: '1',
  title: '',
  channel: 'meeting',
  speakers: [{ key: 'ana', label: 'Ana', side: 'organisation' }],
  utterances: [{ speaker: 'ana', text: 'Our customers want it quiet.', audience: 'internal' }],
  setAside: [],
};

test('a thread labels as this one would, and tells why it cannot open', async () => {
  const labeller = await openLabeller();
  const statements = await labeller.analyze(talk);
  expect(statements).toMatchObject([{ utterance: 0, customer: true }]);
  await labeller.close();
  await expect(labeller.analyze(talk)).rejects.toThrow('has ended');
  await expect(openLabeller({ lexicons: '/nowhere/at/all' })).rejects.toMatchObject({
    name: 'CentricityError',
  });
});
