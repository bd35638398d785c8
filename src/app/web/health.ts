import type { Run, Store } from '../../store/index.js';
import { nightlyKind } from '../jobs/nightly.js';

const HOUR = 3_600_000;
/** A run may take so long before it is missed, in hours. */
const ALLOWANCE = 2;
const LOOKED_AT = 20;

/** Whether everything is as it should be: green with the status 200, red with 503. */
export interface Health {
  readonly ok: boolean;
  /** What is wrong, or that nothing is. */
  readonly why: string;
  /** When the latest nightly run that is over began, and how it ended. */
  readonly lastRun?: { readonly startedAt: string; readonly finishedAt?: string; readonly state: string };
  /** By when the next run must have ended well; absent where none is expected. */
  readonly expectedBy?: string;
}

/** What health is judged by. */
export interface HealthParts {
  readonly store: Store;
  /** A run that ends well is expected every so many hours; never where it is absent. */
  readonly expectEvery?: number | undefined;
  /** Where there was no run yet, it is waited for from here. */
  readonly startedAt: Date;
}

/** How many hours may pass between two runs: as the settings say, else as the server's own schedule makes it. */
export function expectedEvery(
  setting: number | undefined,
  longestWait: number | undefined,
): number | undefined {
  return setting ?? (longestWait === undefined ? undefined : longestWait + ALLOWANCE);
}

/** Judges by the record of the nightly runs. */
export async function healthOf(parts: HealthParts, now: Date = new Date()): Promise<Health> {
  const { store, expectEvery, startedAt } = parts;
  const runs = await store.runs({ kind: nightlyKind, limit: LOOKED_AT });
  const last = runs.find(({ state }) => state === 'done' || state === 'failed');
  const good = runs.find(({ state }) => state === 'done');
  const from = Math.max(Date.parse(good?.finishedAt ?? ''), 0) || startedAt.getTime();
  const deadline = expectEvery === undefined ? undefined : new Date(from + expectEvery * HOUR);
  return {
    ...verdict(last, deadline, now),
    ...(last !== undefined && { lastRun: told(last) }),
    ...(deadline !== undefined && { expectedBy: deadline.toISOString() }),
  };
}

function verdict(last: Run | undefined, deadline: Date | undefined, now: Date): Pick<Health, 'ok' | 'why'> {
  if (last?.state === 'failed') return { ok: false, why: 'The last nightly run failed: see the runs.' };
  if (deadline !== undefined && now > deadline)
    return { ok: false, why: `No nightly run has ended well by ${deadline.toISOString()}.` };
  return { ok: true, why: 'All is well.' };
}

function told({ startedAt, finishedAt, state }: Run): NonNullable<Health['lastRun']> {
  return { startedAt, state, ...(finishedAt !== undefined && { finishedAt }) };
}
