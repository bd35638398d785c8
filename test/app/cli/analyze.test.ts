import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addAnalyze } from '../../../src/app/cli/commands/analyze.js';
import { analyzeFiles } from '../../../src/app/jobs/analyze.js';
import { heardRows } from '../../../src/app/jobs/analyze-table.js';
import { newLens } from '../../../src/app/lexicography/lens-new.js';
import { fileSource } from '../../../src/ingest/index.js';
import { temporaryDirectory } from '../../store/talk.js';
import { smallAnalyzer } from '../jobs/lexicon.js';
import { run } from './run.js';

const LINES = 12;

/** A talk of a dozen turns, in which some promise and one makes an excuse. */
function talk(name: string, promises: number): string {
  const turns = Array.from({ length: LINES }, (_, at) => {
    const speaker = ['Ana', 'Ben', 'Cem'][at % 3];
    if (at < promises) return `${speaker}: We promised them an answer.`;
    return at === promises ? `${speaker}: That is not our job.` : `${speaker}: The room is on the left.`;
  });
  const file = join(temporaryDirectory(), name);
  writeFileSync(file, `${turns.join('\n')}\n`);
  return file;
}

const lens = 'lens: word\ntitle: Word\nquestion: Do we keep it?\nsource: tests\n';
const promise = `category: promise
lens: word
meaning: we give our word
entries:
  - match: 'we {promise/verb}'
    yes: [We promised it.]
    no: [It is promising.]
`;

function analyze(...args: readonly string[]) {
  const lexicons = temporaryDirectory();
  newLens('word', lexicons);
  return run(
    addAnalyze,
    'analyze',
    talk('monday.txt', 3),
    talk('friday.txt', 6),
    '--lexicons',
    lexicons,
    ...args,
  );
}

describe('centricity analyze --lens', () => {
  test('tells how often each category of one’s own lens is heard, with interval and basis', async () => {
    const { out } = await analyze('--team', 'Service', '--lens', 'word');
    const lines = out.trim().split('\n');
    expect(lines[0]).toMatch(/^Team +Category +Per 100 statements +Counted from$/);
    expect(out).toMatch(/^Service +promise +38 \(\d+–\d+\) +24 statements by 3 people in 2 conversations$/m);
    expect(out).toMatch(/^Service +excuse +8 \(\d+–\d+\)/m);
    expect(out).toMatch(/^All together +promise +38 /m);
    expect(lines).toHaveLength(5);
  });

  test('gives the same as a download, and all lenses as JSON', async () => {
    const analysis = await analyzeFiles(
      smallAnalyzer({ 'word/lens.yml': lens, 'word/promise.yml': promise }),
      [talk('monday.txt', 3), talk('friday.txt', 6)].map((file) => fileSource(file)),
    );
    expect(analysis.heard.map(({ team }) => team)).toEqual(['Unassigned', 'All together']);
    const rate = { kind: 'shown', value: 37.5, n: 24, people: 3, conversations: 2 };
    expect(analysis.heard[0]?.categories).toMatchObject([
      { lens: 'perspective', category: 'statistics' },
      { lens: 'perspective', category: 'wants' },
      { lens: 'word', category: 'promise', rate },
    ]);
    expect(heardRows(analysis, 'word')).toMatchObject([
      { team: 'Unassigned', lens: 'word', category: 'promise', per_100: 37.5, per_100_n: 24 },
      { team: 'All together', category: 'promise', per_100: 37.5 },
    ]);
  });
});
