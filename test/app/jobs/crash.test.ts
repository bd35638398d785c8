import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/app/jobs/settings.js';
import { type Chance, chance } from '../../fakes/chance.js';
import { Desk } from '../../fakes/desk.js';
import { unruly } from '../../fakes/server.js';
import { email, fakeZendesk, token } from '../../fakes/zendesk.js';
import { temporaryDirectory } from '../../store/talk.js';
import { writeLexicon } from './small-lexicon.js';

/** `npm run test:crash` asks for two hundred. */
const kills = Number(process.env.CRASH_KILLS ?? 4);
const killsPerCase = 4;

const root = resolve(import.meta.dirname, '../../..');
const program = join(root, 'node_modules/.cache/centricity-tests/night.mjs');

beforeAll(async () => {
  const entry = join(import.meta.dirname, 'night.ts');
  await build({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
});

const texts = [
  'Guests want it quiet.',
  '40 percent of guests left.',
  'Solved.',
  'Thank you. Guests want 40 percent off.',
];

/** The exports of one night: tickets, some edited since the night before, in three files, and a transcript. */
function writeExports(directory: string, night: number): void {
  mkdirSync(directory, { recursive: true });
  const random = chance(night + 1);
  for (const part of [0, 1, 2]) {
    const rows = Array.from({ length: 700 }, (_, index) => {
      const text = texts[random(10) === 0 ? random(4) : (index + part) % 4];
      return `${part * 500 + index},About it,Agent ${index % 7},agent,${text},2026-03-02T10:00:00Z`;
    });
    writeFileSync(
      join(directory, `part-${part}.csv`),
      `id,subject,author,role,text,created\n${rows.join('\n')}\nbroken\n`,
    );
    utimesSync(
      join(directory, `part-${part}.csv`),
      1_700_000_000 + part,
      1_700_000_000 + night * 86_400 + part,
    );
  }
  writeFileSync(
    join(directory, 'weekly.txt'),
    `Ana: Guests want it quiet.\nBo: 40 percent left, ${night}.\n`,
  );
  utimesSync(join(directory, 'weekly.txt'), 1_700_000_000, 1_700_000_000 + night * 86_400);
}

interface Place {
  readonly data: string;
  readonly sources: Settings['sources'];
  readonly lexicon: string;
  readonly key: string;
}

function start({ data, sources, lexicon, key }: Place): ChildProcess {
  const env = { ...process.env, CENTRICITY_KEY_FILE: key, FAKE_TOKEN: token };
  return spawn(process.execPath, [program, data, JSON.stringify(sources), lexicon], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Waits until the work begins. */
async function begun(child: ChildProcess): Promise<void> {
  await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error(`the run ended with ${child.exitCode} before it began`);
}

/** Runs to the end and gives how long the work took. */
async function runThrough(place: Place): Promise<number> {
  const child = start(place);
  await begun(child);
  const began = performance.now();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  return performance.now() - began;
}

async function killAfter(place: Place, ms: number): Promise<void> {
  const child = start(place);
  await begun(child);
  const gone = once(child, 'exit');
  await Promise.race([pause(ms), gone]);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await gone;
}

/** All rows of all tables, but for clock times and what tells of the runs themselves. */
function contentOf(data: string): Record<string, unknown[]> {
  const database = new Database(join(data, 'centricity.sqlite'), { readonly: true });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  const tables = database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not in ('runs', 'locks', 'migrations', 'sqlite_sequence')",
    )
    .pluck()
    .all() as string[];
  const rows = (table: string): unknown[] => {
    const columns = (database.pragma(`table_info(${table})`) as { name: string }[])
      .map(({ name }) => name)
      .filter(
        (name) => !(table === 'imports' ? ['started_at', 'finished_at'] : ['stored_at']).includes(name),
      );
    const list = columns.map((name) => `"${name}"`).join(', ');
    return database.prepare(`select ${list} from "${table}" order by ${list}`).raw().all();
  };
  const content = Object.fromEntries(tables.map((table) => [table, rows(table)]));
  database.close();
  return content;
}

/** One night undisturbed, the same night killed again and again and at last let through. */
async function killedAndNot(base: string, sources: Settings['sources'], random: Chance): Promise<void> {
  const at = (name: string): Place => ({ ...placeIn(base, name), sources });
  const took = await runThrough(at('undisturbed'));
  for (let kill = 0; kill < killsPerCase / 2; kill += 1)
    await killAfter(at('killed'), random(Math.ceil(took)));
  await runThrough(at('killed'));
}

function placeIn(base: string, name: string): Omit<Place, 'sources'> {
  return { data: join(base, name), lexicon: join(base, 'lexicon'), key: join(base, 'secret.key') };
}

function prepared(): string {
  const base = temporaryDirectory();
  writeLexicon(join(base, 'lexicon'));
  writeFileSync(join(base, 'secret.key'), '7'.repeat(64));
  return base;
}

function expectTheSame(base: string, statements: number): void {
  const [killed, undisturbed] = ['killed', 'undisturbed'].map((name) => contentOf(join(base, name)));
  expect(killed?.statements?.length).toBeGreaterThan(statements);
  for (const [table, rows] of Object.entries(undisturbed ?? {}))
    expect({ [table]: killed?.[table] }).toEqual({ [table]: rows });
}

/** Of all kills, a quarter strikes a run that reads from a ticket system. */
const cases = Math.ceil(kills / killsPerCase);
const atSystem = Math.ceil(cases / 4);
const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a nightly run that is killed and started again ends as an undisturbed one would', () => {
  test.each(seeds(Math.max(1, cases - atSystem)))(
    'over a directory (seed %i)',
    async (seed) => {
      const [base, random] = [prepared(), chance(seed)];
      const path = join(base, 'exports');
      for (const night of [1, 2]) {
        writeExports(path, night);
        await killedAndNot(base, [{ name: 'exports', kind: 'directory', path }], random);
      }
      expectTheSame(base, 2000);
    },
    600_000,
  );

  test.each(seeds(atSystem))(
    'over Zendesk, which misbehaves meanwhile (seed %i)',
    async (seed) => {
      const [base, random] = [prepared(), chance(seed)];
      const desk = new Desk(chance(seed));
      const zendesk = await fakeZendesk(desk, chance(seed));
      zendesk.manners = { ...unruly, stalls: 0 };
      const common = { name: 'desk', url: zendesk.url, tokenEnv: 'FAKE_TOKEN', since: '2026-02-01' };
      for (const happenings of [600, 200]) {
        desk.stir(happenings);
        desk.now += 600;
        await killedAndNot(base, [{ ...common, kind: 'zendesk', email }], random);
      }
      expectTheSame(base, 150);
      expect(contentOf(join(base, 'killed')).conversations).toHaveLength(desk.content().length);
    },
    600_000,
  );
});
