import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addEvaluate } from '../../../src/app/cli/commands/evaluate.js';
import type { Figure } from '../../../src/app/evaluation/bootstrap.js';
import { lensBaselinesOf } from '../../../src/app/evaluation/lens-baselines.js';
import { evaluateLenses } from '../../../src/app/evaluation/lens-evaluation.js';
import { type LensJudgement, lensFiguresOf } from '../../../src/app/evaluation/lens-figures.js';
import { type LensStatement, readLensGold } from '../../../src/app/evaluation/lens-gold.js';
import { overFiring } from '../../../src/app/evaluation/lens-words.js';
import { temporaryDirectory } from '../../store/talk.js';
import { run } from '../cli/run.js';
import { smallAnalyzer } from '../jobs/lexicon.js';
import { linesFile } from './statements.js';

function statement(about: Partial<LensStatement> = {}): LensStatement {
  const text = 'Everybody waits in the same line.';
  const place = { id: 'one', source: 'shop', conversation: 'monday', audience: 'internal' as const };
  return { ...place, text, context: '', written: false, labels: {}, ...about };
}

function judged(
  read: readonly string[],
  heard: readonly string[],
  about: Partial<LensStatement> = {},
): LensJudgement {
  return { gold: statement(about), read: new Set(read), heard: new Set(heard) };
}

const value = (figure: Figure | undefined) => (figure?.kind === 'figure' ? figure.value : figure?.kind);

describe('the figures of a lens', () => {
  const judgements = Array.from({ length: 20 }, (_, at) => {
    const about = { conversation: `day ${at}` };
    return [
      judged(['queue'], ['queue'], about),
      judged(['queue', 'family'], ['queue'], about),
      judged(['queue'], ['family'], about),
      judged([], [], about),
      judged([], at < 5 ? ['family', 'queue'] : [], about),
    ];
  }).flat();
  const figures = lensFiguresOf([...judgements, judged(['rare'], ['rare'])], ['family', 'queue', 'rare']);

  test('are those of the counts, category by category', () => {
    const [family, queue, rare] = figures.categories;
    expect(family).toMatchObject({ category: 'family', positives: 20, heard: 25 });
    expect([value(family?.precision), value(family?.recall), value(family?.f1)]).toEqual([0, 0, 0]);
    expect(queue).toMatchObject({ positives: 60, heard: 45 });
    expect(value(queue?.precision)).toBeCloseTo(40 / 45);
    expect(value(queue?.recall)).toBeCloseTo(40 / 60);
    expect(value(rare?.f1)).toBe(1);
  });

  test('have a mean over the frequent categories only, and one of all counts together', () => {
    expect(value(figures.macroF1)).toBeCloseTo(80 / 105 / 2);
    expect(value(figures.micro.precision)).toBeCloseTo(41 / 71);
    expect(value(figures.micro.recall)).toBeCloseTo(41 / 81);
  });

  test('count a statement without a category once, however much is heard in it', () => {
    expect(figures.uncategorised).toBe(40);
    expect(value(figures.falseHits)).toBeCloseTo(5 / 40);
  });

  test('have intervals around them, and are absent where there is nothing to count', () => {
    const { falseHits } = figures;
    if (falseHits.kind === 'none') throw new Error('no interval');
    expect(falseHits.low).toBeLessThan(falseHits.value);
    expect(falseHits.high).toBeGreaterThan(falseHits.value);
    const [silent] = lensFiguresOf([judged(['queue'], [])], ['queue']).categories;
    expect([silent?.precision.kind, silent?.recall.kind]).toEqual(['none', 'figure']);
    expect(lensFiguresOf([], ['queue']).macroF1.kind).toBe('none');
  });
});

test('baselines learn each category from the other folds, several in one statement', () => {
  const sources = ['shop', 'clinic', 'council'];
  const judgements = sources.flatMap((source) =>
    Array.from({ length: 12 }, (_, at) => {
      const [queue, family] = [at % 2 === 0, at % 3 === 0];
      const text = `We ${queue ? 'queue here' : 'sit there'} and ${family ? 'hug uncles' : 'read papers'}.`;
      const read = [...(queue ? ['queue'] : []), ...(family ? ['family'] : [])];
      return judged(read, [], { source, text });
    }),
  );
  const folds = judgements.map(({ gold }) => gold.source);
  const baselines = lensBaselinesOf(judgements, ['family', 'queue'], folds);
  expect(baselines.map(({ name }) => name)).toContain("natural's naive Bayes");
  for (const { judgements: answered } of baselines)
    expect(answered.map(({ heard }) => [...heard].sort())).toEqual(
      judgements.map(({ read }) => [...read].sort()),
    );
});

describe('statements labelled for lenses', () => {
  test('are one source where they were made up, each imagined organisation a conversation', async () => {
    const file = linesFile('lenses.jsonl', [
      '{"text":"Hi.","labels":{"stage":[]}}',
      '{"text":"Ho.","source":"bakery","written":true,"labels":{"stage":["focus"]}}',
    ]);
    expect(await readLensGold(file)).toMatchObject([
      { source: 'lenses', conversation: `${file}:1`, written: false, labels: { stage: [] } },
      { source: 'written', conversation: 'bakery', written: true, labels: { stage: ['focus'] } },
    ]);
  });

  test('need their labels', async () => {
    const file = linesFile('lenses.jsonl', ['{"text":"Hi.","centric":true}']);
    await expect(readLensGold(file)).rejects.toThrow(`${file}:1: labels: write {"lens": ["category"]}`);
  });
});

test.each([
  [{ fires: 5, right: 3 }, false],
  [{ fires: 4, right: 2 }, true],
  [{ fires: 1, right: 0 }, false],
  [{ fires: 2, right: 0 }, true],
])('an entry with %o fires wrongly: %s', (counts, wrong) => {
  const entry = { entry: 'queue/line', category: 'queue', uncategorised: 0, ...counts };
  expect(overFiring([entry])).toHaveLength(wrong ? 1 : 0);
});

const category = `category: queue
lens: waiting
meaning: they stand in line
entries:
  - match: 'same line'
    id: line
    yes: [We share the same line.]
    no: [We draw a line.]
`;

const waiting = {
  'waiting/lens.yml': 'lens: waiting\ntitle: Waiting\nquestion: Who waits?\nsource: tests\n',
  'waiting/queue.yml': category,
};
const negation = { 'scope/negation.yml': 'scope: negation\nmeaning: denies\nbefore: [not, "no"]\n' };

const lines = [
  { text: 'Everybody waits in the same line.', labels: { waiting: ['queue'] } },
  { text: 'There is no same line for <them>.', labels: { waiting: [] }, written: true, source: 'bakery' },
  { text: 'They are not in the same line.', labels: { waiting: [] } },
  { text: 'Two people said the same line.', labels: { waiting: [] } },
  { text: 'They came in the same line of work.', labels: { waiting: [] } },
  { text: 'Nobody asked about this lens.', labels: { stage: [] } },
];
const goldOf = (some: readonly object[]) =>
  linesFile(
    'gold.jsonl',
    some.map((line) => JSON.stringify(line)),
  );

const evaluated = (lens: string, some: readonly object[] = lines) =>
  evaluateLenses(smallAnalyzer({ ...waiting, ...negation }), [goldOf(some)], lens);

describe('evaluating lenses', () => {
  test('judges by the rule that counts anywhere else: what is denied is not heard', async () => {
    const [first, ...others] = await evaluated('all');
    expect(others).toEqual([]);
    const { lens, figures, entries, disagreements, baselines, ...hits } = first!.evaluation;
    expect(lens).toBe('waiting');
    expect(figures.all).toMatchObject({ n: 5, uncategorised: 4 });
    expect(figures.all.categories).toMatchObject([{ category: 'queue', positives: 1, heard: 3 }]);
    expect([figures.real.n, figures.written.n]).toEqual([4, 1]);
    expect(entries).toEqual([
      { entry: 'queue/line', category: 'queue', fires: 3, right: 1, uncategorised: 2 },
    ]);
    expect(disagreements).toBe(2);
    expect(hits).toMatchObject({ rightHits: 1, loneHits: 0 });
    expect(baselines).toHaveLength(3);
  });

  test('counts right hits for which there is only an entry heard nowhere else', async () => {
    const [first] = await evaluated('waiting', lines.slice(0, 3));
    expect(first?.evaluation).toMatchObject({ rightHits: 1, loneHits: 1 });
  });

  test('reckons with categories that readers know and the lexicon does not', async () => {
    const [first] = await evaluated('waiting', [{ text: 'Hello.', labels: { waiting: ['greeting'] } }]);
    expect(first?.evaluation.figures.all.categories).toMatchObject([
      { category: 'greeting', positives: 1, heard: 0 },
      { category: 'queue', positives: 0, heard: 0 },
    ]);
  });

  test.each([
    ['wating', 'There is no lens "wating": known are perspective, waiting.'],
    ['perspective', 'No statement is labelled for "perspective", only for waiting, stage.'],
  ])('says what is wrong with the lens %s', async (lens, words) => {
    await expect(evaluated(lens)).rejects.toThrow(words);
  });
});

test('centricity evaluate --lens prints tables, and writes a page with every disagreement and the words behind it', async () => {
  const folder = temporaryDirectory();
  for (const [name, text] of Object.entries(waiting)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const page = join(folder, 'page.html');
  const { out } = await run(
    addEvaluate,
    'evaluate',
    '--lexicons',
    folder,
    '--lens',
    'waiting',
    '--html',
    page,
    goldOf(lines),
  );
  expect(out).toMatch(/^waiting: 5 statements of 5 conversations/);
  expect(out).toMatch(/^queue +1 +3 +0\.33 \(/m);
  expect(out).toMatch(/^queue\/line +3 +1 +2 +2$/m);
  expect(out).toMatch(/^natural's naive Bayes/m);
  const text = readFileSync(page, 'utf8');
  expect(text).toContain('<h2>waiting</h2>');
  expect(text).toContain('Readers: <strong>none</strong>. Heard: <strong>queue</strong>.');
  expect(text).toContain('<li>“same line” (queue/line)</li>');
  expect(text.match(/Two people said the same line/g)).toHaveLength(1);
});
