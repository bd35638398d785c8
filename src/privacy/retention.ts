/** How long things are kept. */
export interface RetentionSettings {
  /** Words: utterances, statements, matches. Days from the day they were stored. */
  readonly textDays: number;
  /** Counts per conversation and team. Calendar months from the day of the talk. */
  readonly countMonths: number;
}

export const DEFAULT_RETENTION: RetentionSettings = { textDays: 90, countMonths: 24 };

/** What was stored, or said, before these moments (ISO 8601, UTC) is due for deletion. */
export interface RetentionLimits {
  readonly textBefore: string;
  readonly countsBefore: string;
}

const DAY = 86_400_000;

/**
 * The moments before which things are due. Months are those of the calendar: 24 months before 29 February 2028 is 28 February 2026,
 * never a day of March.
 */
export function retentionLimits(now: Date, { textDays, countMonths }: RetentionSettings): RetentionLimits {
  const month = new Date(now);
  month.setUTCDate(1);
  month.setUTCMonth(month.getUTCMonth() - countMonths);
  const lastDay = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  month.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return {
    textBefore: new Date(now.getTime() - textDays * DAY).toISOString(),
    countsBefore: month.toISOString(),
  };
}

/** Something stored, as far as its keeping time goes. */
export interface Kept {
  readonly kind: 'text' | 'counts';
  /** ISO 8601: the moment its time began. */
  readonly since: string;
}

/** Of these, what is due for deletion. */
export function due<Thing extends Kept>(
  things: readonly Thing[],
  now: Date,
  settings: RetentionSettings,
): readonly Thing[] {
  const { textBefore, countsBefore } = retentionLimits(now, settings);
  return things.filter(
    ({ kind, since }) => Date.parse(since) < Date.parse(kind === 'text' ? textBefore : countsBefore),
  );
}
