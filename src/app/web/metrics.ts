import { statSync } from 'node:fs';
import type { RequestHandler } from 'express';
import type { Run, Store } from '../../store/index.js';
import { nightlyKind } from '../jobs/nightly.js';

/** One number with its name as Prometheus wants it, and labels that tell it from others of that name. */
interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

interface Metric {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** Content type of the text format (prometheus.io, exposition formats). */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Counts requests by method and status; never by address, which would tell who looked at which team. */
export class RequestCounts {
  readonly #counts = new Map<string, { readonly labels: Readonly<Record<string, string>>; count: number }>();
  #seconds = 0;

  readonly count: RequestHandler = (request, response, next) => {
    const began = performance.now();
    response.on('finish', () => {
      const labels = { method: request.method, status: String(response.statusCode) };
      const key = `${labels.method} ${labels.status}`;
      const known = this.#counts.get(key) ?? { labels, count: 0 };
      known.count += 1;
      this.#counts.set(key, known);
      this.#seconds += (performance.now() - began) / 1000;
    });
    next();
  };

  metrics(): readonly Metric[] {
    const samples = [...this.#counts.values()].map(({ labels, count }) => ({ labels, value: count }));
    return [
      counter('centricity_http_requests_total', 'HTTP requests that were answered.', ...samples),
      counter('centricity_http_request_seconds_total', 'Time that answering them took.', {
        value: this.#seconds,
      }),
    ];
  }
}

/** What the metrics are read from. */
export interface MetricsParts {
  readonly store: Store;
  readonly requests: RequestCounts;
  /** The database file, where it is known. */
  readonly databasePath?: string | undefined;
  readonly nextNight?: (() => Date | undefined) | undefined;
  /** Whether the health page is green. */
  readonly healthy: boolean;
}

/** The state of the machinery as Prometheus' text. Nothing in it is about people or what teams said. */
export async function metricsText(parts: MetricsParts): Promise<string> {
  const { store, requests, healthy, nextNight } = parts;
  const [runs, totals] = await Promise.all([store.runs({ kind: nightlyKind, limit: 50 }), store.totals()]);
  const next = nextNight?.();
  const metrics: readonly Metric[] = [
    gauge('centricity_healthy', '1 where the health page is green.', { value: Number(healthy) }),
    ...runMetrics(runs),
    ...(next === undefined
      ? []
      : [
          gauge('centricity_next_run_timestamp_seconds', 'When the next night begins.', {
            value: next.getTime() / 1000,
          }),
        ]),
    ...sizes(parts.databasePath),
    gauge('centricity_store_conversations', 'Conversations in the store.', { value: totals.conversations }),
    gauge('centricity_store_statements', 'Statements in the store.', { value: totals.statements }),
    gauge('process_resident_memory_bytes', 'Memory that the server holds.', {
      value: process.memoryUsage.rss(),
    }),
    gauge('process_start_time_seconds', 'When the server was started.', {
      value: Date.now() / 1000 - process.uptime(),
    }),
    ...requests.metrics(),
  ];
  return `${metrics.map(written).join('\n')}\n`;
}

/** Of the latest run that is over; and when the latest ended that ended well. */
function runMetrics(runs: readonly Run[]): readonly Metric[] {
  const last = runs.find(({ state }) => state === 'done' || state === 'failed');
  const good = runs.find(({ state }) => state === 'done');
  const running = runs.some(({ state }) => state === 'running');
  const name = (rest: string) => `centricity_${rest}`;
  const counted = (what: string) => ({ value: Number(last?.outcome[what] ?? 0) });
  const always = [gauge(name('run_running'), '1 while a nightly run goes on.', { value: Number(running) })];
  if (last === undefined) return always;
  const seconds = (iso: string | undefined) => Date.parse(iso ?? '') / 1000;
  return [
    ...always,
    gauge(name('last_run_timestamp_seconds'), 'When the last run began.', { value: seconds(last.startedAt) }),
    gauge(name('last_run_success'), '1 where the last run ended well.', {
      value: Number(last.state === 'done'),
    }),
    gauge(name('last_run_duration_seconds'), 'How long it took.', {
      value: seconds(last.finishedAt) - seconds(last.startedAt),
    }),
    gauge(name('last_run_conversations'), 'Conversations that it brought.', counted('conversations')),
    gauge(name('last_run_statements'), 'Statements that it labelled.', counted('statements')),
    gauge(name('last_run_problems'), 'Problems that it met.', counted('problems')),
    gauge(name('last_run_undelivered'), '1 where its digest could not be delivered.', {
      value: Number('undelivered' in last.outcome),
    }),
    ...(good === undefined
      ? []
      : [
          gauge(name('last_success_timestamp_seconds'), 'When a run last ended well.', {
            value: seconds(good.finishedAt),
          }),
        ]),
  ];
}

function sizes(path: string | undefined): readonly Metric[] {
  if (path === undefined) return [];
  const value = ['', '-wal'].reduce(
    (sum, ending) => sum + (statSync(path + ending, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  return [gauge('centricity_store_bytes', 'Size of the database on disk.', { value })];
}

function gauge(name: string, help: string, ...samples: readonly Sample[]): Metric {
  return { name, type: 'gauge', help, samples };
}

function counter(name: string, help: string, ...samples: readonly Sample[]): Metric {
  return { name, type: 'counter', help, samples };
}

function written({ name, type, help, samples }: Metric): string {
  const lines = samples.map(({ value, labels = {} }) => {
    const inside = Object.entries(labels).map(([key, label]) => `${key}="${label.replace(/["\\\n]/g, '_')}"`);
    return `${name}${inside.length > 0 ? `{${inside.join(',')}}` : ''} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n');
}
