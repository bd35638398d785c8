import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addAnalyze } from '../../../src/app/cli/commands/analyze.js';
import { newLens } from '../../../src/app/lexicography/lens-new.js';
import { temporaryDirectory } from '../../store/talk.js';
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

  test('gives the same as CSV, and all lenses as JSON', async () => {
    const csv = await analyze('--lens', 'word', '--csv');
    expect(csv.out).toMatch(/"team","lens","category","per_100","per_100_low"/);
    expect(csv.out).toMatch(/"Unassigned","word","promise","37\.5",/);
    const { heard } = JSON.parse((await analyze('--json')).out);
    expect(heard.map(({ team }: { team: string }) => team)).toEqual(['Unassigned', 'All together']);
    expect(heard[0].categories).toContainEqual({
      lens: 'word',
      category: 'promise',
      rate: expect.objectContaining({ kind: 'shown', value: 37.5, n: 24, people: 3, conversations: 2 }),
    });
    expect(heard[0].categories.some(({ lens }: { lens: string }) => lens === 'perspective')).toBe(true);
  });

  test('refuses a lens that there is not', async () => {
    await expect(analyze('--lens', 'wrod')).rejects.toThrow('There is no lens "wrod": known are ');
  });
});
