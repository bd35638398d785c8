import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { Store } from '../../store/index.js';
import { openAnalyzer } from '../jobs/analyzer.js';
import { databaseName, openDataDirectory } from '../jobs/open.js';
import { serve } from '../web/serve.js';
import {
  chanceOf,
  conversationOf,
  type Entries,
  entriesOf,
  fillWorld,
  type PagesWorld,
} from './pages-world.js';

/** What every page must hold to. */
const MOST_MS = 200;
const MOST_MEGABYTES = 600;
const WARM = 3;

const PATHS = [
  '/',
  '/?month=2026-03',
  '/teams',
  '/teams.json',
  '/teams.csv',
  '/teams?month=2026-03',
  '/teams/TEAM',
  '/teams/TEAM?month=2026-03',
  '/teams/TEAM.json',
  '/teams/TEAM/lenses',
  '/teams/TEAM/lenses/stage',
  '/lenses',
  '/lenses/culture-type',
  '/lenses/dimension',
  '/lenses/dimension?month=2026-03',
  '/lenses/motive',
  '/lenses/stage',
  '/lenses/stage.csv',
  '/network',
  '/network.json',
  '/monthly',
  '/monthly?month=2026-03',
  '/conversations/LATEST',
  '/imports',
  '/imports/1',
  '/runs',
  '/lexicon',
  '/lexicon/perspective/wants',
  '/lexicon/stage/awareness',
  '/settings',
  '/how-this-works',
  '/metrics',
  '/health',
];

/** What one page took, in milliseconds. */
interface Timing {
  readonly path: string;
  readonly first: number;
  readonly afterWrite: number;
  readonly warm: number;
  readonly kilobytes: number;
}

/**
 * `npm run bench -- pages [--statements N] [--length N] [--data DIR]`: fills a store with made-up talk of 40 teams in 24 months, or
 * takes one that was filled before, and prints what every page takes: the first time after a start, one page after the other; then
 * the first time after a conversation was written, and warm.
 * @returns the exit code: 1 where a page misses its bound, after a write or warm
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = {
    statements: { type: 'string', default: '1000000' },
    length: { type: 'string', default: '10' },
    data: { type: 'string' },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const length = Number(values.length);
  const world: PagesWorld = {
    statements: Number(values.statements),
    length,
    channel: length > 100 ? 'meeting' : 'ticket',
    teams: 40,
    months: 24,
    people: 4_000,
  };
  const directory = values.data ?? (await mkdtemp(join(tmpdir(), 'centricity-bench-')));
  try {
    return await measure(directory, world);
  } finally {
    if (values.data === undefined) await rm(directory, { recursive: true, force: true });
  }
}

async function measure(directory: string, world: PagesWorld): Promise<number> {
  const words = await wordsInForce();
  const filling = performance.now();
  const { store } = await openDataDirectory(directory);
  await fillWorld(store, world, words.entries);
  const { conversations, statements } = await store.totals();
  const megabytes = (await stat(join(directory, databaseName))).size / 1e6;
  console.log(
    `${statements.toLocaleString('en-GB')} statements in ${conversations.toLocaleString('en-GB')} conversations, ${megabytes.toFixed(0)} MB; filled or found in ${seconds(filling)} s`,
  );
  await store.close();
  const timings = await timed(directory, words, world);
  const memory = process.resourceUsage().maxRSS / 1024;
  const slow = timings.filter(({ afterWrite, warm }) => Math.max(afterWrite, warm) > MOST_MS);
  console.log(table(timings));
  console.log(
    `${timings.length} pages, ${slow.length} over ${MOST_MS} ms after a write or warm; ${memory.toFixed(0)} MB at most (under ${MOST_MEGABYTES})`,
  );
  return slow.length > 0 || memory > MOST_MEGABYTES ? 1 : 0;
}

/** All that is needed of an analyzer; it is not kept beside the server's own. */
interface Words {
  readonly entries: Entries;
  readonly version: string;
}

async function wordsInForce(): Promise<Words> {
  const { lexicon, version } = await openAnalyzer();
  return { entries: entriesOf(lexicon), version };
}

async function timed(directory: string, words: Words, world: PagesWorld): Promise<readonly Timing[]> {
  const serving = await serve({ data: directory, port: 0, samples: false, log: pino({ level: 'silent' }) });
  const { store } = await openDataDirectory(directory);
  const fetched = async (path: string) => {
    const began = performance.now();
    // A connection of its own: one that was kept may have been closed while the server was busy.
    const answer = await fetch(new URL(path, serving.address), { headers: { connection: 'close' } });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${body.slice(0, 200)}`);
    return { ms: performance.now() - began, kilobytes: body.length / 1024 };
  };
  const write = writing(store, words, world);
  const timings: Timing[] = [];
  const [latest] = await store.conversations({ limit: 1 });
  const team = await store.team('Team 30');
  const named = PATHS.map((path) =>
    path.replace('TEAM', String(team?.id ?? 1)).replace('LATEST', String(latest?.id ?? 1)),
  );
  const looks = new Map<string, Awaited<ReturnType<typeof fetched>>>();
  for (const path of named) looks.set(path, await fetched(path));
  for (const [path, first] of looks) {
    await write();
    const afterWrite = await fetched(path);
    const warm: number[] = [];
    for (let turn = 0; turn < WARM; turn += 1) warm.push((await fetched(path)).ms);
    const { kilobytes } = first;
    timings.push({ path, first: first.ms, afterWrite: afterWrite.ms, warm: Math.min(...warm), kilobytes });
  }
  await serving.close();
  await store.close();
  return timings;
}

/** Writes one more conversation, of the last day, each time. */
function writing(store: Store, { entries, version }: Words, world: PagesWorld): () => Promise<void> {
  const chance = chanceOf(performance.now());
  const name = Date.now().toString(36);
  let written = 0;
  return async () => {
    written += 1;
    const file = {
      fileName: 'one.jsonl',
      sha256: `${name} ${written}`.padStart(64),
      bytes: 1,
      source: 'one',
    };
    const read = { format: 'conversations', options: '{}', analyzer: version };
    const started = await store.beginImport({ ...file, ...read });
    if (started.kind === 'unchanged') return;
    const one = conversationOf(`${name} ${written}`, world.months * 30.4, world, entries, chance);
    const account = { unchanged: 0, problems: [], setAside: [], finish: 'imported' } as const;
    await store.saveBatch(started.id, { conversations: [one], ...account });
  };
}

function table(timings: readonly Timing[]): string {
  const width = Math.max(...timings.map(({ path }) => path.length));
  const number = (value: number) => value.toFixed(0).padStart(8);
  return [
    `${'page'.padEnd(width)}    first  written    warm ms     kB`,
    ...timings.map(
      ({ path, first, afterWrite, warm, kilobytes }) =>
        `${path.padEnd(width)} ${number(first)} ${number(afterWrite)} ${number(warm)} ${number(kilobytes)}`,
    ),
  ].join('\n');
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
