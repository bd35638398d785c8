import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Grain } from '../../model/index.js';
import type { FloorSettings } from '../../privacy/index.js';
import {
  type Reckoned,
  type ReckonedPairs,
  type ReckonedSayers,
  type ReckonedTheme,
  type Reckoner,
  reckonerOf,
} from '../../report/index.js';
import type { HeardCategories, InTime, Store } from '../../store/index.js';
import { packageRoot } from './analyzer.js';

/** The thread as it was built: a thread cannot be started from TypeScript. */
const threadFile = join(packageRoot, 'dist/app/jobs/reckoning-thread.js');

/** Smaller stores are reckoned at once, without a thread that has to be started. */
const LARGE = 100_000;

/** What the thread reckons over: a data directory, and how many people there must be. */
export interface Ground {
  readonly path: string;
  readonly floor: FloorSettings;
}

type Question =
  | { readonly what: 'people'; readonly grain: Grain }
  | { readonly what: 'sayers'; readonly question: HeardCategories; readonly grain: Grain }
  | { readonly what: 'themes'; readonly time: InTime }
  | { readonly what: 'pairs' };

export type Asked = Question & { readonly id: number };

export type Reply =
  | { readonly kind: 'answered'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown };

/** A reckoner that leaves the thread on which pages are served free in a large store. */
export interface ThreadedReckoner extends Reckoner {
  /** Lets the thread begin with what every page needs, and does not wait for it. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

/** Reckons over a data directory; its thread is started when it is first needed. */
export function openReckoner(store: Store, ground: Ground): ThreadedReckoner {
  const here = reckonerOf(store, ground.floor);
  let thread: Asking | undefined;
  const elsewhere = async (): Promise<Asking | undefined> => {
    if (thread !== undefined) return thread;
    const { statements } = await store.totals();
    if (statements >= LARGE) thread ??= new Asking(ground);
    return thread;
  };
  return {
    begin: async () => {
      const asked = (await elsewhere())?.ask<Reckoned>({ what: 'people', grain: 'month' });
      // What fails is asked again, and told, by the page that needs it.
      void asked?.catch(() => undefined);
    },
    people: async (grain) =>
      (await elsewhere())?.ask<Reckoned>({ what: 'people', grain }) ?? here.people(grain),
    sayers: async (question, grain) =>
      (await elsewhere())?.ask<ReckonedSayers>({ what: 'sayers', question, grain }) ??
      here.sayers(question, grain),
    themes: async (time) =>
      (await elsewhere())?.ask<ReadonlyMap<string, ReckonedTheme>>({ what: 'themes', time }) ??
      here.themes(time),
    pairs: async () => (await elsewhere())?.ask<ReckonedPairs>({ what: 'pairs' }) ?? here.pairs(),
    close: async () => {
      await thread?.close();
    },
  };
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread that is asked. */
class Asking {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #ended: unknown;

  constructor(ground: Ground) {
    this.#thread = new Worker(threadFile, { workerData: ground });
    this.#thread.unref();
    this.#thread.on('error', (error) => this.#stop(error));
    this.#thread.on('exit', () => this.#stop(new Error('The reckoning thread has ended.')));
    this.#thread.on('message', (reply: Reply) => {
      const each = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if (reply.kind === 'answered') each?.resolve(reply.answer);
      else each?.reject(reply.error);
    });
  }

  ask<Answer>(question: Question): Promise<Answer> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#ended);
      this.#asked += 1;
      this.#waiting.set(this.#asked, { resolve, reject });
      this.#thread.postMessage({ ...question, id: this.#asked } satisfies Asked);
    }) as Promise<Answer>;
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #stop(error: unknown): void {
    this.#ended ??= error;
    for (const each of this.#waiting.values()) each.reject(error);
    this.#waiting.clear();
  }
}
