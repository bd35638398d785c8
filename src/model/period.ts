/** The only lengths of time a number may be counted over: free dates would let small groups be worked out. */
export const GRAINS = ['week', 'month', 'quarter'] as const;

export type Grain = (typeof GRAINS)[number];

/** A stretch of whole days: `from` is the first, `until` the day after the last, both `YYYY-MM-DD` in UTC. */
export interface Period {
  readonly name: string;
  readonly grain: Grain;
  readonly from: string;
  readonly until: string;
}

const DAY = 86_400_000;

/**
 * The period that a moment falls in, by its UTC date: `2026-W07` (ISO 8601 week, Monday to Sunday),
 * `2026-02` or `2026-Q1`. Weeks do not nest in months.
 * @param moment ISO 8601 date, or date and time
 */
export function periodOf(moment: string, grain: Grain): Period {
  const day = Math.floor(Date.parse(moment) / DAY) * DAY;
  if (grain === 'week') return weekOf(day);
  const date = new Date(day);
  const year = date.getUTCFullYear();
  const months = grain === 'month' ? 1 : 3;
  const first = Math.floor(date.getUTCMonth() / months) * months;
  const name = grain === 'month' ? `${year}-${twoDigits(first + 1)}` : `${year}-Q${first / 3 + 1}`;
  return {
    name,
    grain,
    from: dayName(Date.UTC(year, first)),
    until: dayName(Date.UTC(year, first + months)),
  };
}

/** Every period from the one of `first` to the one of `last` (ISO 8601 moments), in order and without holes. */
export function periodsBetween(first: string, last: string, grain: Grain): readonly Period[] {
  const end = Date.parse(last);
  const periods: Period[] = [];
  for (let at = periodOf(first, grain); Date.parse(at.from) <= end; at = periodOf(at.until, grain)) {
    periods.push(at);
  }
  return periods;
}

/** An ISO week belongs to the year that holds its Thursday. */
function weekOf(day: number): Period {
  const monday = day - ((new Date(day).getUTCDay() + 6) % 7) * DAY;
  const thursday = monday + 3 * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0)) / (7 * DAY)) + 1;
  return {
    name: `${year}-W${twoDigits(week)}`,
    grain: 'week',
    from: dayName(monday),
    until: dayName(monday + 7 * DAY),
  };
}

function dayName(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
