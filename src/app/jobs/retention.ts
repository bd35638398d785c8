import { retentionLimits } from '../../privacy/index.js';
import type { Deleted, Store } from '../../store/index.js';
import type { Settings } from './settings.js';

/** What was deleted because its time was over. */
export interface RetentionResult {
  /** Conversations of which only the counts are left. */
  readonly texts: Deleted;
  /** Conversations that are gone with their counts. */
  readonly counts: Deleted;
}

/** Deletes what has been kept for its full time: words counted from the day they were stored, counts from the talk. */
export async function applyRetention(
  store: Store,
  settings: Settings['retention'],
  now: Date = new Date(),
): Promise<RetentionResult> {
  const { textBefore, countsBefore } = retentionLimits(now, settings);
  const counts = await store.eraseCounts(countsBefore);
  const texts = await store.eraseTexts(textBefore);
  return { texts, counts };
}
