import type { Logger } from 'pino';
import { CentricityError } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import type { Listeners } from '../sources/source.js';
import { wholeNight } from './night.js';
import { applyRetention } from './retention.js';
import { repeat, type Schedule } from './schedule.js';
import type { Settings } from './settings.js';
import { alone } from './turns.js';

export const retentionKind = 'retention';

/** What is done while the pages are served. */
export interface ServedJobs {
  /** The nights, where there are any. */
  readonly nights?: Schedule;
  stop(): void;
}

export interface ServedJobsParts {
  readonly store: Store;
  readonly settings: Settings;
  readonly log: Logger;
  readonly lexicons?: string | undefined;
  /** The folder of the organisation's own customer words. */
  readonly words?: string | undefined;
  /** When nights run, as for cron; none where it is absent. */
  readonly nightly?: string | undefined;
}

/** Every day, for servers that are never told to run a night. */
const DAILY = '17 3 * * *';

/**
 * Starts what a server does by itself: deletes what has been kept for its full time, now and every day, and runs the
 * nights that it was told to. What goes wrong is logged, and tried again the next time.
 * @throws CentricityError `bad-schedule`
 */
export function startJobs(parts: ServedJobsParts): ServedJobs {
  const { settings, nightly } = parts;
  const { timeZone } = settings;
  const nights = nightly === undefined ? undefined : repeat(nightly, timeZone, () => runNight(parts));
  const days = repeat(DAILY, timeZone, () => deleteWhatIsDue(parts));
  void deleteWhatIsDue(parts);
  return {
    ...(nights !== undefined && { nights }),
    stop: () => {
      nights?.stop();
      days.stop();
    },
  };
}

async function runNight({ store, settings, lexicons, words, log }: ServedJobsParts): Promise<void> {
  const listeners: Listeners = {
    onFile: ({ file, state, problems }) =>
      log.info({ job: 'nightly', file, state, problems: problems.length }, 'read'),
  };
  const onTrouble = (err: unknown) => log.error({ job: 'nightly', err }, 'what changed could not be told');
  await logged('nightly', log, async () => {
    const result = await wholeNight({ store, settings, lexicons, words, listeners, onTrouble });
    if (result.undelivered !== undefined) log.error({ job: 'nightly' }, result.undelivered);
    log.info({ job: 'nightly', ...result }, 'done');
  });
}

/** In the record only where something was deleted: there is nothing to say of the other days. */
async function deleteWhatIsDue({ store, settings, log }: ServedJobsParts): Promise<void> {
  await logged(retentionKind, log, () =>
    alone(store, retentionKind, async () => {
      const { texts, counts } = await applyRetention(store, settings.retention);
      const outcome = { textsErased: texts.conversations, countsErased: counts.conversations };
      log.info({ job: retentionKind, ...outcome }, 'done');
      if (outcome.textsErased + outcome.countsErased === 0) return;
      await store.finishRun(await store.beginRun(retentionKind), 'done', outcome);
    }),
  );
}

/** Nobody waits for these jobs: what ends one is logged. */
async function logged(job: string, log: Logger, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isBusy = error instanceof CentricityError && error.code === 'already-running';
    if (isBusy) log.warn({ job }, error.message);
    else log.error({ job, err: error }, 'failed');
  }
}
