import { setTimeout as pause } from 'node:timers/promises';
import { CentricityError } from '../../model/index.js';
import type { Store } from '../../store/index.js';

const POLL_MS = 200;

/** Does something while no other process does it; waits for its turn. */
export async function inTurn<Result>(
  store: Store,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const lock = await store.lock(name);
    if (lock.kind === 'held') {
      try {
        return await work();
      } finally {
        await lock.release();
      }
    }
    await pause(POLL_MS);
  }
}

/**
 * Does something unless another process is doing it.
 * @throws CentricityError `already-running` saying who and since when
 */
export async function alone<Result>(
  store: Store,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = await store.lock(name);
  if (lock.kind === 'busy') {
    throw new CentricityError(
      'already-running',
      `Another ${name} run has been going since ${lock.since} (process ${lock.pid} on ${lock.host}). Let it finish; ` +
        'if it is dead, the next try after ten minutes takes over.',
    );
  }
  try {
    return await work();
  } finally {
    await lock.release();
  }
}
