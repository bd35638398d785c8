import type { Outcome } from '../store/index.js';
import type { Inquiry } from './inquiry.js';

const LISTED = 100;

/** One run of a job that nobody watches. */
export interface RunLine {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** Counts, and words without names. */
  readonly outcome: Outcome;
}

export interface RunsView {
  readonly runs: readonly RunLine[];
}

/** What the nightly job and its like did, the latest first. */
export async function runsView({ store }: Inquiry): Promise<RunsView> {
  return { runs: await store.runs({ limit: LISTED }) };
}
