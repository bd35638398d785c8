import { BayesClassifier, LogisticRegressionClassifier } from 'natural/lib/natural/classifiers/index.js';
import { wordsOf } from '../../lexicon/index.js';
import { learnedFor } from './cross-validate.js';
import type { Quoted } from './gold.js';
import { fitLogistic, predict, ridge, sparseRows } from './logistic.js';

/** Statements to learn simple things from, and the folds to leave out in turn. */
export interface Bench {
  /** The gold; statements behind it are learned from and never judged. */
  readonly statements: readonly Pick<Quoted, 'text' | 'source'>[];
  /** The fold of each statement of the gold. */
  readonly folds: readonly string[];
  /** The different words of each statement. */
  readonly words: readonly (readonly string[])[];
}

/** Gets a bench ready once; then gives, for any yes/no question, a probability for each row of the gold, learned without its fold. */
export type Learner = (bench: Bench) => (labels: readonly boolean[]) => Float64Array;

/** @param folds the fold of each of the first statements: those that are judged */
export function benchOf(statements: Bench['statements'], folds: readonly string[]): Bench {
  return { statements, folds, words: statements.map(({ text }) => [...new Set(wordsOf(text))]) };
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
const bayes: Learner = (bench) => (labels) => {
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
      withWords(bench.words[row]!, (observation) => classifier.addExample(observation, String(labels[row])));
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
const naturalLogistic: Learner = (bench) => (labels) =>
  byFold(bench, (learned) => {
    const classifier = new LogisticRegressionClassifier();
    for (const row of learned.filter((one) => one < bench.folds.length))
      classifier.addDocument([...bench.words[row]!], String(labels[row]));
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
const wordsAndPairs: Learner = (bench) => {
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
  return (labels) =>
    byFold(bench, (learned) => {
      const fitted = fitLogistic(rows, labels, learned, ridge(BASELINE_PENALTY));
      return (row) => predict(fitted, rows, row);
    });
};

/** What learns from words alone, with its name: natural's own, its logistic regression only where statements are few enough. */
export function learnersFor({ folds }: Bench): readonly (readonly [string, Learner])[] {
  return [
    ["natural's naive Bayes", bayes],
    ...(folds.length > MOST_FOR_NATURAL ? [] : [["natural's logistic regression", naturalLogistic] as const]),
    ['logistic regression on words and word pairs', wordsAndPairs],
  ];
}
