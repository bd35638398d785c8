import { beforeAll, expect, test } from 'vitest';
import { createAnalyzer, UNFITTED } from '../../../src/analysis/index.js';
import { fitQuestions, modelOf, prepare, probabilitiesOf } from '../../../src/app/evaluation/fit.js';
import { type GoldStatement, readGold } from '../../../src/app/evaluation/gold.js';
import { judgeWith } from '../../../src/app/evaluation/verdict.js';
import { compileFolders, languageFolder } from '../../../src/app/jobs/analyzer.js';
import type { CompiledLexicon } from '../../../src/lexicon/index.js';
import { goldFile } from './statements.js';

let lexicon: CompiledLexicon;
beforeAll(async () => {
  lexicon = await compileFolders(languageFolder);
});

const inContext = (statement: GoldStatement, at: number): GoldStatement => ({
  ...statement,
  audience: at % 2 === 0 ? 'internal' : 'customer',
  context: at % 3 === 0 ? 'Our guests were at the door. [customer] I want to go home.' : '',
});

test('the analyzer answers with the very probabilities that were fitted', async () => {
  const gold = (await readGold(goldFile())).map(inContext);
  const lesson = prepare(
    lexicon,
    gold.map((statement) => ({ ...statement, from: 'gold' as const })),
  );
  const fits = fitQuestions(lesson, [...gold.keys()]);
  const analyzer = createAnalyzer(lexicon, modelOf(lesson, fits, UNFITTED.thresholds));
  gold.forEach((statement, row) => {
    const { centric, focused } = judgeWith(analyzer, statement);
    const expected = probabilitiesOf(lesson, fits, row);
    expect(centric).toBeCloseTo(expected.centric, 2);
    expect(focused).toBeCloseTo(expected.focused, 2);
  });
});
