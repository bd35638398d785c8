import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { CentricityError, type Conversation } from '../../model/index.js';
import type { SpokenStatement } from '../../store/index.js';
import { type AnalyzerOptions, packageRoot } from './analyzer.js';
import type { Labeller } from './batch.js';
import type { Task } from './labelling-thread.js';

/** The thread as it was built: a thread cannot be started from TypeScript. */
const threadFile = join(packageRoot, 'dist/app/jobs/labelling-thread.js');

/**
 * V8 lets a heap of a hundred megabytes double before it collects, and there is one on each thread. A night of any
 * size stays below 400 MB when garbage is collected after a growth of so many per cent; that costs hardly any time.
 */
const HEAP_GROWTH = 30;
/** Most of what the thread makes is sent away at once, so that little room is enough for what is new; in megabytes. */
const YOUNG = 16;

/** What the labelling thread says. */
export type Reply =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'labelled'; readonly id: number; readonly statements: readonly SpokenStatement[] }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown };

/** A labeller on a thread of its own: reading, storing and answering for pages go on meanwhile. */
export interface ThreadedLabeller extends Labeller {
  /** For how many seconds the thread has worked. */
  worked(): number;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (statements: readonly SpokenStatement[]) => void;
  readonly reject: (error: unknown) => void;
}

/** An error crosses from thread to thread without its class. */
function recognised(error: unknown): unknown {
  const foreseen = error instanceof Error && error.name === 'CentricityError' && 'code' in error;
  return foreseen ? new CentricityError(String(error.code), error.message, { cause: error }) : error;
}

/**
 * Opens an analyzer on a thread of its own.
 * @throws CentricityError what `openAnalyzer` throws
 */
export async function openLabeller(options: AnalyzerOptions = {}): Promise<ThreadedLabeller> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const thread = new Worker(threadFile, {
    workerData: options,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let ended: unknown;
  const version = await new Promise<string>((resolve, reject) => {
    const stop = (error: unknown): void => {
      reject(error);
      ended ??= error;
      for (const each of waiting.values()) each.reject(error);
      waiting.clear();
    };
    thread.on('error', (error) => stop(recognised(error)));
    thread.on('exit', () => stop(new Error('The labelling thread has ended.')));
    thread.on('message', (reply: Reply) => {
      if (reply.kind === 'ready') return resolve(reply.version);
      const each = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.kind === 'labelled') each?.resolve(reply.statements);
      else each?.reject(recognised(reply.error));
    });
  });
  return {
    version,
    analyze: (conversation: Conversation) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        asked += 1;
        waiting.set(asked, { resolve, reject });
        thread.postMessage({ id: asked, conversation } satisfies Task);
      }),
    worked: () => thread.performance.eventLoopUtilization().active / 1000,
    close: async () => {
      await thread.terminate();
    },
  };
}
