import { setTimeout as pause } from 'node:timers/promises';

/** How long a client bears with another machine. Times are in milliseconds. */
export interface Patience {
  /** The longest silence within an answer. */
  readonly silence: number;
  /** The longest that one answer may take in all. */
  readonly answer: number;
  /** The longest wait before another try; who asks for a longer one is left alone for today. */
  readonly wait: number;
  /** How often something that fails is tried, and how often a request that came too early. */
  readonly tries: number;
  readonly earlyTries: number;
  readonly pause: (ms: number) => Promise<unknown>;
}

export const patient: Patience = {
  silence: 120_000,
  answer: 10 * 60_000,
  wait: 15 * 60_000,
  tries: 8,
  earlyTries: 40,
  pause: (ms) => pause(ms),
};

const FIRST_WAIT = 1000;
const LONGEST_BACKOFF = 60_000;

/** What `Retry-After` asks for, in milliseconds from now: it holds seconds or a date. Undefined where it says neither. */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * How long to wait before the next try: twice as long each time up to a minute, of that at least half and the rest by
 * chance, so that many who failed together do not come back together.
 */
export function backoff(triesSoFar: number, chance: number = Math.random()): number {
  const most = Math.min(LONGEST_BACKOFF, FIRST_WAIT * 2 ** (triesSoFar - 1));
  return most / 2 + (most / 2) * chance;
}
