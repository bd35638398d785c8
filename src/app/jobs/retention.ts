import type { Deleted, Store } from '../../store/index.js';
import type { Settings } from './settings.js';

/** What was deleted because its time was over. */
export interface RetentionResult {
  /** Conversations of which only the counts are left. */
  readonly texts: Deleted;
  /** Conversations that are gone with their counts. */
  readonly counts: Deleted;
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString();
}

function monthsBefore(now: Date, months: number): string {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then.toISOString();
}

/** Deletes what has been kept for its full time: words counted from the day they were stored, counts from the talk. */
export async function applyRetention(
  store: Store,
  { textDays, countMonths }: Settings['retention'],
  now: Date = new Date(),
): Promise<RetentionResult> {
  const counts = await store.eraseCounts(monthsBefore(now, countMonths));
  const texts = await store.eraseTexts(daysBefore(now, textDays));
  return { texts, counts };
}
