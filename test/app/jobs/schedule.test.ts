import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { repeat } from '../../../src/app/jobs/schedule.js';
import { startJobs } from '../../../src/app/jobs/serve-jobs.js';
import { parseSettings } from '../../../src/app/jobs/settings.js';
import { freshStore, put, talk, temporaryDirectory } from '../../store/talk.js';

function at(now: string): void {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: new Date(now) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

const nothing = async () => {};

describe('a schedule', () => {
  test.each([
    ['0 2 * * *', 'UTC', '2026-11-22T00:00:00Z', '2026-11-22T02:00:00.000Z', 24],
    ['0 2 * * *', 'America/New_York', '2026-11-22T00:00:00Z', '2026-11-22T07:00:00.000Z', 24],
    ['30 4 * * 1-5', 'UTC', '2026-11-21T00:00:00Z', '2026-11-23T04:30:00.000Z', 72],
    // Clocks go forward at two: what falls into that hour is done when it is over.
    ['30 2 * * *', 'Europe/Berlin', '2026-03-29T00:00:00Z', '2026-03-29T01:00:00.000Z', 24],
  ])('%j in %s', (pattern, zone, now, next, longest) => {
    at(now);
    const schedule = repeat(pattern, zone, nothing);
    onTestFinished(() => schedule.stop());
    expect(schedule.next()?.toISOString()).toBe(next);
    expect(Math.floor(schedule.longestWait)).toBe(longest);
  });

  test.each([['at two'], ['0 2 * *'], ['0 25 * * *'], ['0 0 30 2 *'], ['* * * * * *'], ['']])(
    '%j is none',
    (pattern) => {
      expect(() => repeat(pattern, undefined, nothing)).toThrow(
        expect.objectContaining({
          code: 'bad-schedule',
          message: expect.stringContaining('every night at two'),
        }),
      );
    },
  );

  test('does not begin anew before it is over', async () => {
    at('2026-11-22T00:00:00Z');
    let begun = 0;
    const schedule = repeat('* * * * *', 'UTC', () => {
      begun += 1;
      return new Promise(() => {});
    });
    onTestFinished(() => schedule.stop());
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(begun).toBe(1);
  });
});

/** Waits until something is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

describe('what a server does by itself', () => {
  const log = pino({ level: 'silent' });

  test('runs the night when its time has come, in the time zone of the settings', async () => {
    const [store, directory] = [await freshStore(), temporaryDirectory()];
    mkdirSync(join(directory, 'exports'));
    writeFileSync(
      join(directory, 'exports/weekly.txt'),
      'Ana: Our guests want it quiet.\nBo: 40 percent left.\n',
    );
    const text = 'timeZone: Asia/Tokyo\nsources: [{ name: desk, kind: directory, path: exports }]\n';
    const settings = parseSettings(text, join(directory, 'centricity.yaml'));
    at('2026-11-21T16:59:00Z');
    const jobs = startJobs({ store, settings, log, nightly: '0 2 * * *' });
    onTestFinished(() => jobs.stop());
    expect(jobs.nights?.next()?.toISOString()).toBe('2026-11-21T17:00:00.000Z');
    await vi.advanceTimersByTimeAsync(61_000);
    vi.useRealTimers();
    await until(async () => (await store.runs({ kind: 'nightly', limit: 1 }))[0]?.state === 'done');
    expect(await store.totals()).toMatchObject({ conversations: 1 });
  });

  test('deletes what has been kept for its full time, and says so only where there was something', async () => {
    const store = await freshStore();
    await put(store, [talk('1', [{ who: 'Ana/Care', text: 'Old words.', labels: ['none'] }])]);
    const settings = parseSettings('retention: { textDays: 1, countMonths: 1200 }\n', 'centricity.yaml');
    const told: string[] = [];
    const telling = pino({}, { write: (line) => told.push(line) });
    const start = () => {
      const jobs = startJobs({ store, settings, log: telling });
      onTestFinished(() => jobs.stop());
    };
    start();
    await until(async () => told.length > 0);
    expect(told[0]).toMatch(/"textsErased":0.*"done"/);
    expect(await store.runs({ limit: 9 })).toEqual([]);
    // The lock is given back a moment later.
    await until(async () => {
      const lock = await store.lock('retention');
      if (lock.kind === 'held') await lock.release();
      return lock.kind === 'held';
    });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 });
    start();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    await until(async () => (await store.runs({ limit: 9 }))[0]?.state === 'done');
    expect(await store.runs({ limit: 9 })).toMatchObject([
      { kind: 'retention', outcome: { textsErased: 1, countsErased: 0 } },
    ]);
    expect((await store.conversation(1))?.said).toEqual([]);
  });
});
