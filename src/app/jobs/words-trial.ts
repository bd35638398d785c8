import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from './analyzer.js';
import type { Tried } from './customer-words.js';

/** The thread as it was built: a thread cannot be started from TypeScript. */
const threadFile = join(packageRoot, 'dist/app/jobs/words-thread.js');

/** Words to be tried, and the language folders that they are read after. */
export interface Trial {
  readonly words: readonly string[];
  readonly folders: readonly string[];
}

/** What came of it; the compiled lexicon as the text that is kept, which crosses from thread to thread at no cost. */
export type TriedElsewhere =
  | Exclude<Tried, { kind: 'sound' }>
  | { readonly kind: 'sound'; readonly compiled: string };

/** Tries customer words out on a thread of its own: compiling takes seconds, in which pages are answered. */
export async function tryElsewhere(trial: Trial): Promise<TriedElsewhere> {
  const thread = new Worker(threadFile, { workerData: trial });
  const [tried] = (await once(thread, 'message')) as [TriedElsewhere];
  return tried;
}
