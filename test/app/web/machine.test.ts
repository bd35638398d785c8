import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { expectedEvery, healthOf } from '../../../src/app/web/health.js';
import { createApp, serve } from '../../../src/app/web/index.js';
import type { Machinery } from '../../../src/app/web/machine-routes.js';
import type { Outcome, Store } from '../../../src/store/index.js';
import { freshStore, temporaryDirectory } from '../../store/talk.js';
import { smallAnalyzer } from '../jobs/lexicon.js';
import { fillTown } from './town.js';

const HOUR = 3_600_000;

async function addressOf(store: Store, machinery: Machinery = {}): Promise<string> {
  const server = createApp({ store, analyzer: smallAnalyzer(), machinery }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function ran(store: Store, state: 'done' | 'failed', outcome: Outcome = {}): Promise<void> {
  await store.finishRun(await store.beginRun('nightly'), state, outcome);
}

const later = (hours: number): Date => new Date(Date.now() + hours * HOUR);

describe('health', () => {
  const startedAt = new Date();

  test('is green where no run is expected, and none failed', async () => {
    const store = await freshStore();
    expect(await healthOf({ store, startedAt })).toEqual({ ok: true, why: 'All is well.' });
    await ran(store, 'done');
    expect(await healthOf({ store, startedAt }, later(1000))).toMatchObject({
      ok: true,
      lastRun: { state: 'done' },
    });
  });

  test.each([
    ['no run yet, and there was no time for one', [], 25, true],
    ['no run yet, and it is missed', [], 27, false],
    ['a run last night', ['done'], 25, true],
    ['a run the night before, and none since', ['done'], 27, false],
    ['a run that failed', ['done', 'failed'], 1, false],
    ['a run that failed, and one that did not', ['failed', 'done'], 1, true],
  ] as const)('after %s', async (_, states, hours, ok) => {
    const store = await freshStore();
    for (const state of states) await ran(store, state);
    expect((await healthOf({ store, startedAt, expectEvery: 26 }, later(hours))).ok).toBe(ok);
  });

  test('does not count a run of another kind, nor one that is not over', async () => {
    const store = await freshStore();
    await store.finishRun(await store.beginRun('retention'), 'done', {});
    await store.beginRun('nightly');
    expect(await healthOf({ store, startedAt, expectEvery: 26 }, later(27))).toMatchObject({ ok: false });
  });

  test.each([
    [30, 24, 30],
    [undefined, 24, 26],
    [undefined, 72, 74],
    [undefined, undefined, undefined],
  ])('with the setting %s and runs %s hours apart expects one within %s', (setting, wait, every) => {
    expect(expectedEvery(setting, wait)).toBe(every);
  });

  test('is told to machines by the status, and to people in words', async () => {
    const store = await freshStore();
    const address = await addressOf(store, { expectEvery: 26 });
    const green = await fetch(`${address}/health`);
    expect([green.status, await green.json()]).toEqual([
      200,
      { ok: true, why: 'All is well.', expectedBy: expect.stringMatching(/Z$/) },
    ]);
    await ran(store, 'failed', { stopped: 'The directory /srv/x cannot be read.' });
    const red = await fetch(`${address}/health`);
    expect([red.status, await red.json()]).toMatchObject([
      503,
      { ok: false, why: 'The last nightly run failed: see the runs.', lastRun: { state: 'failed' } },
    ]);
  });
});

/** Every line is a comment or a sample, as the text format asks. */
const SAMPLE = /^[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?\d+(\.\d+)?(e[+-]?\d+)?$/;

describe('metrics', () => {
  test('tell of runs, the store and requests in the text format, and nothing of people or teams', async () => {
    const store = await freshStore();
    await fillTown(store);
    const next = new Date('2026-11-23T01:00:00Z');
    const address = await addressOf(store, { databasePath: '/dev/null', nextNight: () => next });
    const before = await (await fetch(`${address}/metrics`)).text();
    expect(before).not.toMatch(/last_run/);
    await ran(store, 'done', { conversations: 7, statements: 40, problems: 2 });
    await fetch(`${address}/teams`);
    await fetch(`${address}/nothing`);
    const answer = await fetch(`${address}/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    const lines = text.trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('# ') && !SAMPLE.test(line))).toEqual([]);
    for (const line of [
      'centricity_healthy 1',
      'centricity_last_run_success 1',
      'centricity_last_run_statements 40',
      'centricity_last_run_problems 2',
      `centricity_next_run_timestamp_seconds ${next.getTime() / 1000}`,
      'centricity_store_conversations 6',
      'centricity_store_bytes 0',
      'centricity_http_requests_total{method="GET",status="200"} 2',
      'centricity_http_requests_total{method="GET",status="404"} 1',
    ])
      expect(lines).toContain(line);
    expect(text).not.toMatch(/Care|Sales|_ratio|centric_|focused|member/);
    const named = lines.flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
    expect(new Set(named).size).toBe(named.length);
  });
});

describe('a server with nights of its own', () => {
  const log = pino({ level: 'silent' });

  test('says when the next one is, and expects it', async () => {
    const serving = await serve({
      port: 0,
      data: temporaryDirectory(),
      samples: false,
      log,
      nightly: '0 2 * * *',
    });
    onTestFinished(() => serving.close());
    expect(await (await fetch(`${serving.address}runs`)).text()).toMatch(
      /The next nightly run begins on \d{4}-\d\d-\d\d \d\d:00 UTC\./,
    );
    const { expectedBy } = (await (await fetch(`${serving.address}health`)).json()) as { expectedBy: string };
    expect(Date.parse(expectedBy)).toBeGreaterThan(Date.now() + 25 * HOUR);
  });
});

test('what a run read is told file by file, its problems by kind', async () => {
  const store = await freshStore();
  const id = await store.beginRun('nightly');
  const start = await store.beginImport({
    fileName: 'tickets.csv',
    sha256: 'd'.repeat(64),
    bytes: 1,
    source: 'desk',
    format: 'ticket-csv',
    options: '',
    analyzer: '1',
  });
  if (start.kind !== 'started') throw new Error('the store knows this file');
  await store.saveBatch(start.id, {
    conversations: [],
    unchanged: 3,
    problems: [{ code: 'no-text', message: 'Ticket 17 says "secret words".', line: 4 }],
    setAside: [{ reason: 'quoted reply', count: 5 }],
    finish: 'imported',
  });
  await pause(2);
  await store.finishRun(id, 'done', {
    files: 1,
    conversations: 0,
    statements: 0,
    changes: 2,
    changedIn: 'Care',
  });
  const address = await addressOf(store);
  const page = await (await fetch(`${address}/runs/${id}`)).text();
  expect(page).toMatch(
    /2 changes worth a look \(Care\).*tickets\.csv.*5 × quoted reply.*1 × no-text \(line 4\)/s,
  );
  expect(page).not.toContain('secret words');
  expect(await (await fetch(`${address}/runs/${id}.json`)).json()).toMatchObject({
    imports: [{ file: 'tickets.csv', unchanged: 3, problems: [{ code: 'no-text', count: 1, lines: [4] }] }],
  });
  expect((await fetch(`${address}/runs/999`)).status).toBe(404);
});
