import { describe, expect, test } from 'vitest';
import type { Label } from '../../src/model/index.js';
import { homeRows, homeView, teamRows, teamView } from '../../src/report/index.js';
import { breakSentence, trendOf } from '../../src/report/trend.js';
import type { Store } from '../../src/store/index.js';
import { startServer } from '../app/web/server.js';
import { meeting } from '../app/web/town.js';
import { freshStore, put } from '../store/talk.js';
import { asking } from './asking.js';

type Import = readonly [day: string, analyzer: string];

/** Care speaks in each of these months; what is said turns from centric to focused after the first. */
async function filling(store: Store, imports: readonly Import[]): Promise<void> {
  for (const [index, [day, analyzer]] of imports.entries()) {
    const mostly: Label = index === 0 ? 'centric' : 'focused';
    const mix = [...Array<Label>(8).fill(mostly), 'centric', 'focused'] as const;
    const conversation = meeting('Care', 6, { day, mix });
    const sha256 = String(index).repeat(64);
    await put(store, [conversation], { fileName: `${day}.txt`, sha256, analyzer });
  }
}

async function told(imports: readonly Import[], version?: string) {
  const store = await freshStore();
  await filling(store, imports);
  return trendOf(await asking(store, version === undefined ? {} : { version }));
}

const JANUARY = '2026-01-12';
const FEBRUARY = '2026-02-12';
const MARCH = '2026-03-12';
const APRIL = '2026-04-12';

const NOT_COMPARED = 'The line is broken where the words changed, and nothing is compared across the break.';
const MEND =
  'Run `centricity reanalyze` to have all of it labelled by the words in force; talk whose text has been deleted keeps its labels.';

describe('a trend', () => {
  test.each<[string, readonly Import[], readonly [string | undefined, boolean][]]>([
    [
      'does not break where all was labelled alike',
      [
        [JANUARY, 'new'],
        [FEBRUARY, 'new'],
      ],
      [
        ['words in force', false],
        ['words in force', false],
      ],
    ],
    [
      'breaks where the words changed',
      [
        [JANUARY, 'old'],
        [FEBRUARY, 'old'],
        [MARCH, 'new'],
      ],
      [
        ['earlier words', false],
        ['earlier words', false],
        ['words in force', true],
      ],
    ],
    [
      'breaks on both sides of a month that two versions have labelled',
      [
        [JANUARY, 'old'],
        [FEBRUARY, 'old'],
        ['2026-02-20', 'new'],
        [MARCH, 'new'],
      ],
      [
        ['earlier words', false],
        ['both', true],
        ['words in force', true],
      ],
    ],
    [
      'breaks behind a month without talk, and not at it',
      [
        [JANUARY, 'old'],
        [MARCH, 'new'],
        [APRIL, 'new'],
      ],
      [
        ['earlier words', false],
        [undefined, false],
        ['words in force', true],
        ['words in force', false],
      ],
    ],
  ])('%s', async (_name, imports, expected) => {
    const trend = await told(imports, 'new');
    expect(trend.map(({ labelledBy, breaks }) => [labelledBy, breaks])).toEqual(expected);
  });

  test('tells of no change across a break, and of one where there is none', async () => {
    const days = [JANUARY, FEBRUARY];
    const alike = await told(
      days.map((day) => [day, 'new']),
      'new',
    );
    expect(alike[1]?.change).toMatchObject({ kind: 'change', direction: 'down' });
    const broken = await told(
      [
        [JANUARY, 'old'],
        [FEBRUARY, 'new'],
      ],
      'new',
    );
    expect(broken[1]?.change).toEqual({ kind: 'cannot-compare', because: { kind: 'other-words' } });
  });

  test('breaks also for somebody who does not know which words are in force', async () => {
    const trend = await told([
      [JANUARY, 'old'],
      [FEBRUARY, 'new'],
    ]);
    expect(trend.map(({ labelledBy, breaks }) => [labelledBy, breaks])).toEqual([
      [undefined, false],
      [undefined, true],
    ]);
  });
});

describe('what a break is called', () => {
  test.each<[readonly Import[], string | undefined]>([
    [[[JANUARY, 'new']], undefined],
    [
      [
        [JANUARY, 'old'],
        [FEBRUARY, 'old'],
        [MARCH, 'new'],
      ],
      `Labelled by earlier words until February 2026. ${NOT_COMPARED} ${MEND}`,
    ],
    [
      [
        [JANUARY, 'new'],
        [FEBRUARY, 'old'],
        [MARCH, 'new'],
      ],
      `Labelled by earlier words in February 2026. ${NOT_COMPARED} ${MEND}`,
    ],
    [
      [
        [JANUARY, 'old'],
        [FEBRUARY, 'old'],
      ],
      `Labelled by earlier words in every month, all or part of it. ${MEND}`,
    ],
  ])('%j', async (imports, expected) => {
    expect(breakSentence(await told(imports, 'new'))).toBe(expected);
  });
});

describe('a broken trend is told', () => {
  const imports: readonly Import[] = [
    [JANUARY, 'old'],
    [FEBRUARY, 'new'],
  ];

  test('in the sentence and in the rows of downloads', async () => {
    const store = await freshStore();
    await filling(store, imports);
    const inquiry = await asking(store, { version: 'new' });
    const home = await homeView(inquiry);
    expect(home.sentence).toContain('; not compared with January, which other words labelled');
    const labelling = [
      { labelled_by: 'earlier words', compares_with_month_before: 'yes' },
      { labelled_by: 'words in force', compares_with_month_before: 'no' },
    ];
    expect(homeRows(home)).toMatchObject(labelling);
    const rows = teamRows(await teamView(inquiry, 1)).filter(({ which }) => /^2026/.test(String(which)));
    expect(rows).toMatchObject([...labelling, ...labelling]);
  });

  test('on the page by a dashed rule, two lines, a note and a column', async () => {
    const server = await startServer((store) => filling(store, imports));
    const page = await (await server.fetch('/')).text();
    expect(page).toContain('<title>Other words labelled what was said before February 2026</title></line>');
    expect(page.match(/<path class="line"/g)).toHaveLength(2);
    expect(page).toContain('Run <code>centricity reanalyze</code>');
    expect(page).toContain('earlier words; a break before it');
    const { trend } = (await (await server.fetch('/home.json')).json()) as {
      trend: { labelledBy: string; breaks: boolean }[];
    };
    expect(trend.map(({ breaks }) => breaks)).toEqual([false, true]);
  });

  test('by nothing where all months were labelled alike', async () => {
    const server = await startServer((store) =>
      filling(store, [
        [JANUARY, 'one'],
        [FEBRUARY, 'one'],
      ]),
    );
    const page = await (await server.fetch('/')).text();
    expect(page).not.toContain('class="break"');
    expect(page.match(/<path class="line"/g)).toHaveLength(1);
  });
});
