import { parentPort, workerData } from 'node:worker_threads';
import { tryCustomerWords } from './customer-words.js';
import type { Trial, TriedElsewhere } from './words-trial.js';

const { words, folders } = workerData as Trial;
const tried = tryCustomerWords(words, folders);
const told: TriedElsewhere =
  tried.kind === 'sound' ? { kind: 'sound', compiled: JSON.stringify(tried.lexicon) } : tried;
parentPort?.postMessage(told);
