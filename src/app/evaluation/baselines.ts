import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BayesClassifier, LogisticRegressionClassifier } from 'natural/lib/natural/classifiers/index.js';
import { parse } from 'yaml';
import { z } from 'zod';
import { wordsOf } from '../../lexicon/index.js';
import type { PerspectiveSide } from '../../model/index.js';
import { packageRoot } from '../jobs/analyzer.js';
import { learnedFor } from './cross-validate.js';
import type { GoldStatement } from './gold.js';
import { fitLogistic, predict, ridge, sparseRows } from './logistic.js';
import { SIDES } from './tally.js';
import { chooseThresholds } from './thresholds.js';
import { goldLabel, type Judgement } from './verdict.js';

/** Something simpler that the classifier has to beat. */
export interface Baseline {
  readonly name: string;
  readonly judgements: readonly Judgement[];
}

/** The same statements and folds that the classifier is judged on. */
interface Bench {
  /** The gold, then the practice statements. */
  readonly statements: readonly GoldStatement[];
  readonly folds: readonly string[];
  /** The different words of each statement. */
  readonly words: readonly (readonly string[])[];
}

/** Gives a probability for each row of the gold, having learned without its fold. */
type Answer = (bench: Bench, side: PerspectiveSide) => Float64Array;

const keywordsSchema = z.object({ centric: z.array(z.string()), focused: z.array(z.string()) });

function keywordLists(): Answer {
  const path = join(packageRoot, 'lexicons', 'baselines', 'keywords.yml');
  const lists = keywordsSchema.parse(parse(readFileSync(path, 'utf8')));
  return ({ statements, folds }, side) =>
    Float64Array.from(folds, (_, row) => {
      const text = ` ${wordsOf(statements[row]!.text).join(' ')} `;
      return lists[side].some((keyword) => text.includes(` ${keyword} `)) ? 1 : 0;
    });
}

/** Answers fold by fold. @param learn fits on some rows and gives what answers others */
function byFold(
  { statements, folds }: Bench,
  learn: (learned: readonly number[]) => (row: number) => number,
): Float64Array {
  const answers = new Float64Array(folds.length);
  for (const fold of new Set(folds)) {
    const answer = learn(learnedFor(fold, folds, statements));
    folds.forEach((own, row) => {
      if (own === fold) answers[row] = answer(row);
    });
  }
  return answers;
}

/**
 * natural's naive Bayes. Its classifier wants every word laid out for every statement, so one array is written over for
 * each; words that it has not learned say nothing.
 */
const bayes: Answer = (bench, side) => {
  const numbers = new Map([...new Set(bench.words.flat())].map((word, number) => [word, number]));
  const laidOut = new Array<number>(numbers.size).fill(0);
  const withWords = <T>(words: readonly string[], use: (observation: number[]) => T): T => {
    for (const word of words) laidOut[numbers.get(word)!] = 1;
    const result = use(laidOut);
    for (const word of words) laidOut[numbers.get(word)!] = 0;
    return result;
  };
  return byFold(bench, (learned) => {
    const { classifier } = new BayesClassifier();
    const known = new Set(learned.flatMap((row) => bench.words[row]!));
    for (const row of learned)
      withWords(bench.words[row]!, (observation) =>
        classifier.addExample(observation, String(bench.statements[row]![side])),
      );
    const probability = (label: string, observation: number[]) =>
      classifier.classFeatures[label] ? classifier.probabilityOfClass(observation, label) : 0;
    return (row) =>
      withWords(
        bench.words[row]!.filter((word) => known.has(word)),
        (observation) => {
          const [yes, no] = [probability('true', observation), probability('false', observation)];
          return yes + no === 0 ? 0 : yes / (yes + no);
        },
      );
  });
};

/** natural's logistic regression lays every word out for every statement: beyond this many it takes hours. */
const MOST_FOR_NATURAL = 300;

/** natural's logistic regression, learned from the gold alone. */
const naturalLogistic: Answer = (bench, side) =>
  byFold(bench, (learned) => {
    const classifier = new LogisticRegressionClassifier();
    for (const row of learned.filter((one) => one < bench.folds.length))
      classifier.addDocument([...bench.words[row]!], String(bench.statements[row]![side]));
    if (classifier.docs.length > 0) classifier.train();
    return (row) =>
      classifier.docs.length === 0
        ? 0
        : (classifier.getClassifications([...bench.words[row]!]).find(({ label }) => label === 'true')
            ?.value ?? 0);
  });

const LEAST_SEEN = 2;
const BASELINE_PENALTY = 1;
/** The length of each row, which with the penalty says how far a single word may go. */
const LENGTH = 3;

/** Logistic regression on words and pairs of neighbouring words, each row of length one. */
const wordsAndPairs: Answer = (bench, side) => {
  const tokens = bench.statements.map(({ text }) => wordsOf(text));
  const terms = tokens.map((words) => [
    ...new Set([...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)]),
  ]);
  const seen = new Map<string, number>();
  for (const term of terms.flat()) seen.set(term, (seen.get(term) ?? 0) + 1);
  const columns = new Map(
    [...seen].filter(([, count]) => count >= LEAST_SEEN).map(([term], column) => [term, column]),
  );
  const cells = terms.map((own) => own.flatMap((term) => columns.get(term) ?? []));
  const rows = sparseRows(
    columns.size,
    cells.map((own) => own.map((column) => [column, LENGTH / Math.sqrt(own.length)] as const)),
  );
  const labels = bench.statements.map((statement) => statement[side]);
  return byFold(bench, (learned) => {
    const fitted = fitLogistic(rows, labels, learned, ridge(BASELINE_PENALTY));
    return (row) => predict(fitted, rows, row);
  });
};

function judge(
  { statements, folds }: Bench,
  answers: Readonly<Record<PerspectiveSide, Float64Array>>,
): Judgement[] {
  const judged = (side: PerspectiveSide, rows: readonly number[]) =>
    rows.map((row) => ({ gold: statements[row]![side], probability: answers[side][row]! }));
  const thresholds = new Map(
    [...new Set(folds)].map((fold, _, names) => {
      const others = folds.flatMap((own, row) => (own === fold && names.length > 1 ? [] : [row]));
      const sides = { centric: judged('centric', others), focused: judged('focused', others) };
      return [fold, chooseThresholds({ ...sides, customer: sides.centric })];
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
 * logistic regression on words; natural's own where the statements are few enough for it. Each may choose its thresholds
 * on the other folds, as the classifier does, and takes from the reader whether customers are spoken of.
 * @param statements the gold, then the practice statements
 * @param folds the fold of each gold statement
 */
export function baselinesOf(statements: readonly GoldStatement[], folds: readonly string[]): Baseline[] {
  const words = statements.map(({ text }) => [...new Set(wordsOf(text))]);
  const bench = { statements, folds, words };
  const none: Answer = () => new Float64Array(folds.length);
  const answering: readonly (readonly [string, Answer])[] = [
    ['always neither', none],
    ['keyword lists', keywordLists()],
    ["natural's naive Bayes", bayes],
    ...(folds.length > MOST_FOR_NATURAL ? [] : [["natural's logistic regression", naturalLogistic] as const]),
    ['logistic regression on words and word pairs', wordsAndPairs],
  ];
  return answering.map(([name, answer]) => ({
    name,
    judgements: judge(bench, { centric: answer(bench, 'centric'), focused: answer(bench, 'focused') }),
  }));
}
