import { describe, expect, test } from 'vitest';
import type { Inquiry, LensPartView, LensView } from '../../src/report/index.js';
import { lensesView, lensRows, lensView } from '../../src/report/index.js';
import type { AnalysedConversation } from '../../src/store/index.js';
import { smallAnalyzer } from '../app/jobs/lexicon.js';
import { type LensLine, lensTalk } from '../store/lens-talk.js';
import { freshStore, put } from '../store/talk.js';
import { asking } from './asking.js';
import { LENSES } from './lens-lexicon.js';
import { fillLensTown } from './lens-town.js';

const analyzer = smallAnalyzerOnce();

function smallAnalyzerOnce() {
  let made: ReturnType<typeof smallAnalyzer> | undefined;
  return () => {
    made ??= smallAnalyzer(LENSES);
    return made;
  };
}

async function over(conversations: readonly AnalysedConversation[], more: Partial<Inquiry> = {}) {
  const store = await freshStore();
  await put(store, conversations);
  return asking(store, { analyzer: analyzer(), ...more });
}

/** Meetings of a team in each of which `people` members say these things in turn. */
function meetings(
  team: string,
  people: number,
  heard: readonly (readonly string[])[],
  { count = 6, day = '2026-03-02' } = {},
): readonly AnalysedConversation[] {
  return Array.from({ length: count }, (_, meeting) => {
    const lines = heard.map(
      (names, index): LensLine => ({
        who: `${team} member ${(index + meeting) % people}/${team}`,
        text: `we say something ${meeting} ${index}`,
        heard: names,
        label: index % 2 === 0 ? 'centric' : 'focused',
      }),
    );
    return lensTalk(`${team}-${day}-${meeting}`, lines, { startedAt: day });
  });
}

function times(count: number, ...names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: count }, () => names);
}

function lineOf({ parts }: Pick<LensView, 'parts'>, category: string) {
  return parts.flatMap((part) => part.lines).find((line) => line.category === category);
}

const sentences = ({ parts }: { readonly parts: readonly LensPartView[] }) =>
  parts.map(({ sentence }) => sentence);

const KINDS = [
  ...times(6, 'culture-type.community'),
  ...times(3, 'culture-type.chameleon'),
  ...times(3, 'culture-type.commodity'),
  ...times(12),
];

describe('a mix', () => {
  test('is told in shares of what was heard, each with its interval and basis', async () => {
    const view = await lensView(await over(meetings('Care', 8, KINDS)), 'culture-type', 1);
    expect(lineOf(view, 'community')?.number).toMatchObject({
      kind: 'shown',
      value: 0.5,
      n: 72,
      people: 8,
      conversations: 6,
    });
    expect(lineOf(view, 'chameleon')?.number).toMatchObject({ value: 0.25 });
    expect(sentences(view)).toEqual([
      expect.stringMatching(
        /^In Care, of the talk that shows a kind of culture, 50 % \(\d+–\d+ %\) is community, 25 % .* is chameleon and 25 % .* is commodity \(72 statements by 8 people in 6 conversations\)\.$/,
      ),
    ]);
  });

  test('stands against the target, and a difference is called one only beyond the interval', async () => {
    const targetMix = { community: 0.1, chameleon: 0.6, commodity: 0.3 };
    const view = await lensView(await over(meetings('Care', 8, KINDS), { targetMix }), 'culture-type', 1);
    expect(['community', 'chameleon', 'commodity'].map((name) => lineOf(view, name)?.target)).toEqual([
      { share: 0.1, place: 'over' },
      { share: 0.6, place: 'under' },
      { share: 0.3, place: 'no-clear-difference' },
    ]);
    expect(sentences(view)[0]).toContain(
      'Against the target there is more community and less chameleon, and no clear difference otherwise.',
    );
  });

  test('wants nothing of a category that the target leaves out', async () => {
    const targetMix = { community: 0.5, chameleon: 0.5 };
    const view = await lensView(await over(meetings('Care', 8, KINDS), { targetMix }), 'culture-type', 1);
    expect(lineOf(view, 'commodity')?.target).toEqual({ share: 0, place: 'over' });
  });

  test('has no target where the target names other categories', async () => {
    const view = await lensView(
      await over(meetings('Care', 8, KINDS), { targetMix: { family: 1 } }),
      'culture-type',
      1,
    );
    expect(lineOf(view, 'community')).not.toHaveProperty('target');
  });

  test.each<[why: string, conversations: readonly AnalysedConversation[], number: object]>([
    [
      'too little was heard of it, though much was said',
      meetings('Care', 8, [...times(1, 'culture-type.community'), ...times(30)]),
      { kind: 'too-little', n: 6, needed: 10 },
    ],
    [
      'too few people said it, though more were there',
      meetings('Care', 4, KINDS),
      { kind: 'hidden', reason: 'too-few-people' },
    ],
    [
      'one person said most of it',
      Array.from({ length: 6 }, (_, meeting) =>
        lensTalk(`m${meeting}`, [
          ...Array.from({ length: 12 }, (__, index) => ({
            who: 'Boss/Care',
            heard: [index % 2 === 0 ? 'culture-type.community' : 'culture-type.commodity'],
          })),
          ...Array.from({ length: 8 }, (__, index) => ({
            who: `Member ${index}/Care`,
            heard: [] as string[],
          })),
          ...Array.from({ length: 5 }, (__, index) => ({
            who: `Member ${index}/Care`,
            heard: ['culture-type.chameleon'],
          })),
        ]),
      ),
      { kind: 'hidden', reason: 'one-speaker-dominates' },
    ],
    [
      'nearly all of it is the same: then that alone is told',
      meetings('Care', 8, [...times(40, 'culture-type.community'), ...times(1, 'culture-type.commodity')]),
      { kind: 'shown', masked: 'over-95', value: 0.95 },
    ],
  ])('is not told in full where %s', async (_why, conversations, number) => {
    const view = await lensView(await over(conversations), 'culture-type', 1);
    expect(lineOf(view, 'community')?.number).toMatchObject(number);
  });

  test('tells a small share where the whole is not unanimous', async () => {
    const heard = [...times(10, 'culture-type.community'), ...times(10, 'culture-type.chameleon')];
    const view = await lensView(await over(meetings('Care', 8, heard)), 'culture-type', 1);
    expect(lineOf(view, 'commodity')?.number).toMatchObject({ kind: 'shown', value: 0 });
    expect(lineOf(view, 'commodity')?.number).not.toHaveProperty('masked');
  });
});

describe('rates', () => {
  const often = [...times(12, 'dimension.courage'), ...times(12, 'dimension.inclusion'), ...times(16)];
  const seldom = [...times(2, 'dimension.courage'), ...times(12, 'dimension.inclusion'), ...times(26)];

  test('are per 100 statements, and differ from all teams only where the interval leaves out zero', async () => {
    const inquiry = await over([...meetings('Care', 8, often), ...meetings('Sales', 9, seldom)]);
    const view = await lensView(inquiry, 'dimension', 1);
    expect(lineOf(view, 'courage')?.number).toMatchObject({ kind: 'shown', value: 30, n: 240 });
    const all = await lensView(inquiry, 'dimension');
    expect(lineOf(all, 'courage')?.number).toMatchObject({ value: 17.5 });
    expect(lineOf(view, 'courage')?.difference).toMatchObject({
      kind: 'change',
      direction: 'up',
      value: 12.5,
    });
    expect(lineOf(view, 'inclusion')?.difference).toMatchObject({ kind: 'no-clear-change', value: 0 });
    expect(sentences(view)[0]).toContain('Against all teams together, it speaks of courage more often.');
  });

  test('have nothing to differ from where there is one team, or for all together', async () => {
    const inquiry = await over(meetings('Care', 8, often));
    expect(lineOf(await lensView(inquiry, 'dimension', 1), 'courage')).not.toHaveProperty('difference');
    expect(lineOf(await lensView(inquiry, 'dimension'), 'courage')).not.toHaveProperty('difference');
  });

  test('mark those that drive', async () => {
    const view = await lensView(await over(meetings('Care', 8, often)), 'dimension', 1);
    expect(view.parts[0]?.lines.map(({ category, driving }) => [category, driving])).toEqual([
      ['collective-focus', true],
      ['external-orientation', true],
      ['courage', false],
      ['inclusion', false],
    ]);
  });
});

describe('a ratio', () => {
  test('is the first of two out of both', async () => {
    const heard = [
      ...times(9, 'motive.reinforced-centric'),
      ...times(3, 'motive.reinforced-focused'),
      ...times(12),
    ];
    const view = await lensView(await over(meetings('Care', 8, heard)), 'motive', 1);
    expect(lineOf(view, 'reinforced-centric')?.number).toMatchObject({ kind: 'shown', value: 0.75, n: 72 });
    expect(sentences(view)[1]).toMatch(
      /^In Care, of what is praised, rewarded or penalised, 75 % \(\d+–\d+ %\) is reinforced centric, the rest reinforced focused/,
    );
  });
});

describe('the stage that is reached', () => {
  const profile = (awareness: number, sensitivity: number, focus: number, obsession: number) => [
    ...times(awareness, 'stage.awareness'),
    ...times(sensitivity, 'stage.sensitivity'),
    ...times(focus, 'stage.focus'),
    ...times(obsession, 'stage.obsession'),
    ...times(8),
  ];

  test.each<[what: string, heard: readonly (readonly string[])[], reached: object, words: RegExp]>([
    [
      'the first where nearly all stands there',
      profile(12, 3, 1, 0),
      { kind: 'reached', category: 'awareness' },
      /The stage reached is awareness/,
    ],
    [
      'the furthest with clearly more than half at it or beyond',
      profile(2, 3, 9, 6),
      { kind: 'reached', category: 'focus' },
      /The stage reached is focus: clearly more than half/,
    ],
    [
      'not the last for a few words',
      profile(4, 12, 2, 2),
      { kind: 'reached', category: 'sensitivity' },
      /reached is sensitivity/,
    ],
    [
      'left open where the first two share it',
      profile(8, 8, 0, 0),
      { kind: 'not-clear' },
      /Which stage is reached is not clear/,
    ],
    [
      'left open below thirty statements',
      profile(0, 0, 2, 2),
      { kind: 'too-little', n: 24, needed: 30 },
      /Not enough was heard to say which stage is reached: it takes 30 statements/,
    ],
  ])('is %s', async (_what, heard, reached, words) => {
    const view = await lensView(await over(meetings('Care', 8, heard)), 'stage', 1);
    expect(view.parts[0]?.reached).toMatchObject(reached);
    expect(sentences(view)[0]).toMatch(words);
  });

  test('is hidden with its numbers', async () => {
    const view = await lensView(await over(meetings('Care', 4, profile(9, 9, 9, 9))), 'stage', 1);
    expect(view.parts[0]?.reached).toMatchObject({ kind: 'hidden', reason: 'too-few-people' });
  });
});

describe('a checklist', () => {
  const trained = [...times(2, 'dimension.collective-focus/practice-training-new'), ...times(20)];

  test('tells what was heard and what was not, with a sentence where the team may be quoted', async () => {
    const view = await lensView(await over(meetings('Care', 11, trained)), 'dimension', 1);
    expect(view.checklist).toMatchObject({
      title: 'Practices',
      sentence: 'In Care, one of two was heard. What is not heard may still be there.',
      conditions: [
        {
          name: 'Everybody is trained',
          category: 'collective-focus',
          state: 'heard',
          number: { kind: 'shown' },
          quote: { pieces: expect.any(Array) },
        },
        { name: 'Everybody hears what customers say', state: 'not-heard', number: { value: 0 } },
      ],
    });
  });

  test('quotes nobody of a team of fewer than ten, and tells nothing of one of fewer than five', async () => {
    const inquiry = await over([...meetings('Care', 9, trained), ...meetings('Pair', 2, trained)]);
    const [care, pair] = await Promise.all([1, 2].map((id) => lensView(inquiry, 'dimension', id)));
    const small = [care, pair].find((view) => view?.team?.name === 'Pair');
    const large = [care, pair].find((view) => view?.team?.name === 'Care');
    expect(small?.checklist?.conditions.map(({ state }) => state)).toEqual(['not-told', 'not-told']);
    expect(large?.checklist?.conditions.filter(({ quote }) => quote !== undefined)).toEqual([]);
  });
});

describe('the sentences of a category', () => {
  test('have the words marked that it was heard by, and only those', async () => {
    const heard = [
      ...times(6, 'culture-type.community', 'stage.focus'),
      ...times(6, 'culture-type.commodity'),
    ];
    const view = await lensView(await over(meetings('Care', 11, heard)), 'culture-type', 1);
    const [community] = view.evidence;
    const quotes = community?.said.kind === 'shown' ? community.said.quotes : [];
    expect(quotes).toHaveLength(2);
    expect(quotes[0]?.reasons.map((reason) => reason.kind === 'entry' && reason.category)).toEqual([
      'community',
    ]);
    expect(quotes[0]?.pieces.map(({ text, match }) => match && text)).toContain('say');
  });

  test('are hidden below ten people', async () => {
    const view = await lensView(await over(meetings('Care', 9, KINDS)), 'culture-type', 1);
    expect(view.evidence.map(({ said }) => said)).toEqual(
      Array(3).fill({ kind: 'hidden', reason: 'too-few-people', minimum: 10 }),
    );
  });
});

describe('a page of all lenses', () => {
  test('answers each in words, the perspective first, for a team, a month, or everybody', async () => {
    const store = await freshStore();
    await fillLensTown(store);
    const inquiry = await asking(store, { analyzer: analyzer() });
    const all = await lensesView(inquiry);
    expect(all.perspective.sentence).toMatch(/^Across 48 conversations/);
    expect(all.lenses.map(({ lens, parts }) => [lens.name, parts.length])).toEqual([
      ['culture-type', 1],
      ['dimension', 1],
      ['motive', 3],
      ['stage', 1],
    ]);
    for (const { parts } of all.lenses)
      for (const words of sentences({ parts })) expect(words).toMatch(/^In all teams together, /);
    const [march] = all.periods.filter(({ name }) => name === '2026-03');
    const inMarch = await lensesView({ ...inquiry, ...(march && { period: march }) });
    expect(inMarch.perspective.sentence).toMatch(/in March 2026/);
  });

  test('knows no lens that is none, and no team that is none', async () => {
    const inquiry = await over(meetings('Care', 8, KINDS));
    await expect(lensView(inquiry, 'weather')).rejects.toThrow(
      'There is no such lens. There are: culture-type, dimension, motive, stage.',
    );
    await expect(lensView(inquiry, 'perspective')).rejects.toThrow('There is no such lens');
    await expect(lensesView(inquiry, 99)).rejects.toThrow('There is no such team');
  });

  test('has the same numbers in its rows, each team by itself behind all together', async () => {
    const inquiry = await over([...meetings('Care', 8, KINDS), ...meetings('Sales', 9, KINDS)]);
    const rows = lensRows(await lensView(inquiry, 'culture-type'));
    expect(rows.map(({ team, category, value }) => [team, category, value])).toEqual(
      ['All teams', 'Care', 'Sales'].flatMap((team) => [
        [team, 'community', 0.5],
        [team, 'chameleon', 0.25],
        [team, 'commodity', 0.25],
      ]),
    );
  });
});
