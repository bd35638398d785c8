import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../../src/analysis/index.js';
import { addEvaluate } from '../../../src/app/cli/commands/evaluate.js';
import { addFit } from '../../../src/app/cli/commands/fit.js';
import { run } from '../cli/run.js';
import { goldFile, linesFile } from './statements.js';

const practiceLines = [
  '{"text":"Visitors want a place to sit.","centric":true,"focused":false,"customer":true}',
  '{"text":"Visitor numbers fell by a tenth.","centric":false,"focused":true,"customer":true}',
];
const practised = () => ['--practice', linesFile('museum.jsonl', practiceLines)];
const fitTo = (gold: string, out: string) => run(addFit, 'fit', gold, ...practised(), '--out', out);

describe('centricity fit', () => {
  test('writes the same bytes twice, one cue a line, with what it was learned from', async () => {
    const [once, again] = [linesFile('weights.json', []), linesFile('weights.json', [])];
    const { out } = await fitTo(goldFile(), once);
    await fitTo(goldFile(), again);
    const text = readFileSync(once, 'utf8');
    expect(readFileSync(again, 'utf8')).toBe(text);
    const model = JSON.parse(text) as Model;
    expect(model.provenance).toMatchObject({ goldStatements: 30, practiceStatements: 2, folds: 3 });
    expect(out).toContain(String(model.provenance.id));
    const names = Object.keys(model.cues);
    expect(names).toEqual([...names].sort());
    for (const name of names.slice(0, 20))
      expect(text).toMatch(new RegExp(`^    ${escaped(JSON.stringify(name))}: \\[`, 'm'));
    expect(names.some((name) => /\d/.test(name) && name.startsWith('word:'))).toBe(false);
  });

  test('writes the error it was seen to make, each statement once', async () => {
    const out = linesFile('weights.json', []);
    await fitTo(goldFile(), out);
    const { meeting } = JSON.parse(readFileSync(join(dirname(out), 'errors.json'), 'utf8'));
    const total = Object.values(meeting as Record<string, Record<string, number>>)
      .flatMap((row) => Object.values(row))
      .reduce((sum, count) => sum + count, 0);
    expect(total).toBe(30);
  });
});

describe('centricity evaluate', () => {
  test('judges by the weights that ship and says so', async () => {
    const { out } = await run(addEvaluate, 'evaluate', goldFile(), ...practised());
    expect(out).toMatch(/^30 statements of \d+ conversations, judged by the weights that ship/);
    for (const words of [
      'Mean F1',
      'Kappa',
      'Brier',
      'keyword lists',
      "natural's naive Bayes",
      'council',
      'among colleagues',
    ])
      expect(out).toContain(words);
    expect(out).toMatch(/^centric +10 +\d\.\d\d \(\d\.\d\d–\d\.\d\d\)/m);
  });

  test('learns anew for each source when asked to, and gives all figures as JSON', async () => {
    const { out, err } = await run(
      addEvaluate,
      'evaluate',
      goldFile(),
      ...practised(),
      '--cross-validate',
      '--json',
    );
    expect(err).toContain('Learning without clinic');
    const evaluation = JSON.parse(out);
    expect(evaluation).toMatchObject({ weighing: 'cross-validated', folds: 3, figures: { n: 30 } });
    expect(evaluation.bySource.map(({ name }: { name: string }) => name)).toEqual([
      'clinic',
      'council',
      'shop',
    ]);
    const [never] = evaluation.baselines;
    expect(never).toMatchObject({ name: 'always neither', figures: { meanF1: { value: 0 } } });
    expect(evaluation.baselines.map(({ name }: { name: string }) => name)).toContain(
      "natural's logistic regression",
    );
  });

  test('writes a page with every disagreement and the words behind it', async () => {
    const page = join(dirname(linesFile('none', [])), 'page.html');
    const odd = linesFile('odd.jsonl', [
      '{"text":"Our guests want it <quiet> & dark.","centric":false,"focused":true,"customer":true}',
    ]);
    const { out } = await run(addEvaluate, 'evaluate', odd, ...practised(), '--html', page, '--json');
    const text = readFileSync(page, 'utf8');
    expect(text.match(/<article>/g) ?? []).toHaveLength(JSON.parse(out).disagreements);
    expect(text).toContain('Our guests want it &lt;quiet&gt; &amp; dark.');
    expect(text).toContain('Reader: <strong>focused</strong>');
    expect(text).toMatch(/<li>“[^”]+” \([^)]+\): centric [+−]\d/);
  });

  test('tells file and line of a statement that cannot be read', async () => {
    const bad = linesFile('bad.jsonl', ['{"text":"Hello."}']);
    await expect(run(addEvaluate, 'evaluate', bad)).rejects.toThrow(`${bad}:1: centric: write true or false`);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
