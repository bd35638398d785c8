import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { wordsOf } from '../../lexicon/index.js';
import type { PerspectiveSide } from '../../model/index.js';
import { packageRoot } from '../jobs/analyzer.js';
import type { GoldStatement } from './gold.js';
import { type Bench, benchOf, learnersFor } from './learners.js';
import { SIDES } from './tally.js';
import { sideThresholdsOf } from './thresholds.js';
import { goldLabel, type Judgement } from './verdict.js';

/** Something simpler that the classifier has to beat. */
export interface Baseline {
  readonly name: string;
  readonly judgements: readonly Judgement[];
}

/** Gives a probability for each row of the gold. */
type Answer = (side: PerspectiveSide) => Float64Array;

const keywordsSchema = z.object({ centric: z.array(z.string()), focused: z.array(z.string()) });

function keywordLists({ statements, folds }: Bench): Answer {
  const path = join(packageRoot, 'lexicons', 'baselines', 'keywords.yml');
  const lists = keywordsSchema.parse(parse(readFileSync(path, 'utf8')));
  return (side) =>
    Float64Array.from(folds, (_, row) => {
      const text = ` ${wordsOf(statements[row]!.text).join(' ')} `;
      return lists[side].some((keyword) => text.includes(` ${keyword} `)) ? 1 : 0;
    });
}

function judge(
  statements: readonly GoldStatement[],
  folds: readonly string[],
  answers: Readonly<Record<PerspectiveSide, Float64Array>>,
): Judgement[] {
  const judged = (side: PerspectiveSide, rows: readonly number[]) =>
    rows.map((row) => ({ gold: statements[row]![side], probability: answers[side][row]! }));
  const thresholds = new Map(
    [...new Set(folds)].map((fold, _, names) => {
      const others = folds.flatMap((own, row) => (own === fold && names.length > 1 ? [] : [row]));
      const sides = { centric: judged('centric', others), focused: judged('focused', others) };
      return [fold, sideThresholdsOf(sides)];
    }),
  );
  return folds.map((fold, row) => {
    const { centric: least, focused: leastFocused, quote } = thresholds.get(fold)!;
    const gold = statements[row]!;
    const [centric, focused] = SIDES.map((side) => answers[side][row]!) as [number, number];
    const label = goldLabel({ ...gold, centric: centric >= least, focused: focused >= leastFocused });
    const quotable = { centric: centric >= quote.centric, focused: focused >= quote.focused };
    return { gold, label, centric, focused, quotable };
  });
}

/**
 * Judges the same statements over the same folds with simpler means: always neither, two keyword lists, naive Bayes, and
 * logistic regression on words; natural's own where the statements are few enough for it. Each may choose the thresholds
 * that are best for it on the other folds, and takes from the reader whether customers are spoken of.
 * @param statements the gold, then the practice statements
 * @param folds the fold of each gold statement
 */
export function baselinesOf(statements: readonly GoldStatement[], folds: readonly string[]): Baseline[] {
  const bench = benchOf(statements, folds);
  const none: Answer = () => new Float64Array(folds.length);
  const learning = learnersFor(bench).map(([name, learner]): [string, Answer] => {
    const learn = learner(bench);
    return [name, (side) => learn(statements.map((statement) => statement[side]))];
  });
  const answering: readonly (readonly [string, Answer])[] = [
    ['always neither', none],
    ['keyword lists', keywordLists(bench)],
    ...learning,
  ];
  return answering.map(([name, answer]) => ({
    name,
    judgements: judge(statements, folds, { centric: answer('centric'), focused: answer('focused') }),
  }));
}
