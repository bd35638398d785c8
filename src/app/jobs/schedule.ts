import { Cron } from 'croner';
import { CentricityError } from '../../model/index.js';

const HOUR = 3_600_000;
/** So many runs ahead are looked at for the longest wait between two: more than a week of a schedule by weekday. */
const AHEAD = 30;

/** Something that is done again and again at set times. */
export interface Schedule {
  /** When it is done the next time. */
  next(): Date | undefined;
  /** The longest time between two runs, in hours. */
  readonly longestWait: number;
  stop(): void;
}

/**
 * Does something at the times of a cron pattern of five fields. A run that is not over when the next is due is let
 * finish, and that one is left out. Where clocks are put forward, what falls into the hour that is skipped is done
 * right after it; where they are put back, nothing is done twice.
 * @param timeZone in which the pattern is meant; the machine's where none is named
 * @throws CentricityError `bad-schedule`
 */
export function repeat(pattern: string, timeZone: string | undefined, work: () => Promise<void>): Schedule {
  let cron: Cron;
  try {
    const zone = timeZone === undefined ? {} : { timezone: timeZone };
    cron = new Cron(pattern, { ...zone, mode: '5-part', protect: true, unref: true }, work);
  } catch (error) {
    throw badSchedule(pattern, error);
  }
  if (cron.nextRun() === null) throw badSchedule(pattern, undefined);
  const ahead = cron.nextRuns(AHEAD).map((run) => run.getTime());
  const waits = ahead.slice(1).map((time, index) => time - (ahead[index] ?? time));
  return {
    next: () => cron.nextRun() ?? undefined,
    longestWait: Math.max(...waits, 0) / HOUR,
    stop: () => cron.stop(),
  };
}

function badSchedule(pattern: string, cause: unknown): CentricityError {
  return new CentricityError(
    'bad-schedule',
    `"${pattern}" is no schedule. Write minute, hour, day, month and day of the week as for cron: ` +
      '"0 2 * * *" is every night at two.',
    { cause },
  );
}
