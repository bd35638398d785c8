import { describe, expect, test } from 'vitest';
import { importFile } from '../../../src/app/jobs/import-file.js';
import { relabelOutdated } from '../../../src/app/jobs/relabel.js';
import { memorySource } from '../../../src/ingest/index.js';
import type { Store } from '../../../src/store/index.js';
import { freshStore, pseudonymOf, put, talk } from '../../store/talk.js';
import { smallAnalyzer } from './lexicon.js';

/** A later version of the lexicon, in which another phrase counts as wanting. */
const later = {
  'perspective/wants.yml': `category: wants
lens: perspective
side: centric
source: tests
meaning: what they want
ask: What did they want?
entries:
  - match: '#CustomerNoun {hope}'
    yes: [Guests hope for quiet.]
    no: [We hope for guests.]
`,
};

const files = [
  [
    'weekly.txt',
    'Ana: Our guests want it quiet.\nBo: 40 percent of them left.\nAna: Guests hope for a seat.\nBo: Guests hope.\n',
  ],
  [
    'tickets.csv',
    'id,subject,author,role,text,created\n1,Noise,Cy,customer,Loud.,2026-03-02\n1,Noise,Ana,agent,Guests hope for quiet. 40 percent do.,2026-03-02\n',
  ],
] as const;

async function filled(analyzer = smallAnalyzer()) {
  const store = await freshStore();
  for (const [name, content] of files)
    await importFile(store, analyzer, memorySource(name, content), { team: 'Floor' });
  return store;
}

const everything = async (store: Store) => ({
  teams: await store.teams(),
  tallies: await store.tallies({}),
  categories: await store.categorySums({ lens: 'perspective' }),
  exchanges: await store.exchangeSums(),
  replies: [...(await store.replyPresence())],
  people: await store.people({}),
  said: (await Promise.all([1, 2].map((id) => store.conversation(id)))).map((each) => each?.said),
  evidence: await store.evidence({ side: 'centric', limit: 9, seed: 1 }),
});

describe('labelling stored conversations anew', () => {
  test('gives what an import with the later lexicon would have given', async () => {
    const [store, fresh] = [await filled(), await filled(smallAnalyzer(later))];
    expect(await everything(store)).not.toEqual(await everything(fresh));
    expect(await relabelOutdated(store, smallAnalyzer(later))).toBe(2);
    expect(await everything(store)).toEqual(await everything(fresh));
    expect(await relabelOutdated(store, smallAnalyzer(later))).toBe(0);
  });

  test('reads each turn in the language it was said in: there is no statement where it is not English', async () => {
    const store = await freshStore();
    const lines = ['Nos guests veulent du calme.', 'Our guests want it quiet.'];
    const { conversation } = talk(
      '1',
      lines.map((text) => ({ who: 'Ana/Floor', text })),
    );
    const [french, english] = conversation.utterances;
    const utterances = [
      { ...french!, language: 'fr' },
      { ...english!, language: 'en' },
    ];
    await put(store, [{ conversation: { ...conversation, utterances }, statements: [] }]);
    expect(await relabelOutdated(store, smallAnalyzer())).toBe(1);
    const said = (await store.conversation(1))?.said ?? [];
    expect(said.map(({ language, statements }) => [language, statements.length])).toEqual([
      ['fr', 0],
      ['en', 1],
    ]);
  });

  test('leaves an erased person erased', async () => {
    const store = await filled();
    const [ana] = await store.pseudonyms('Ana');
    await store.eraseSubject(ana ?? pseudonymOf('ana'));
    await relabelOutdated(store, smallAnalyzer(later));
    const teams = await store.teams();
    expect(teams.map(({ statements, centric, focused }) => [statements, centric, focused])).toEqual([
      [2, 1, 1],
    ]);
    expect((await store.people({})).people).toBe(1);
  });

  test('leaves counts whose words are gone', async () => {
    const store = await filled();
    await store.eraseTexts('2100-01-01');
    const before = await store.teams();
    expect(await relabelOutdated(store, smallAnalyzer(later))).toBe(0);
    expect(await store.teams()).toEqual(before);
  });
});
