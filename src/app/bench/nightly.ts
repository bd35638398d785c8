import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { writeExport } from './nightly-exports.js';
import type { NightCost } from './nightly-run.js';

/** What a night must hold to on two processors with the store on a disk. */
const LEAST_SPEED = 3;
const MOST_MEGABYTES = 400;
const MOST_SECONDS_WITHOUT_NEWS = 5;

const SEED = 1;

interface Night extends NightCost {
  /** From the start of the process to its end, in seconds. */
  readonly process: number;
}

/** Runs one night as a process of its own. */
async function night(data: string, exports: string): Promise<Night> {
  const began = performance.now();
  const program = join(import.meta.dirname, 'nightly-run.js');
  const child = spawn(process.execPath, [program, data, exports], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`the night ended with ${code}`);
  return { ...(JSON.parse(printed) as NightCost), process: (performance.now() - began) / 1000 };
}

/**
 * `npm run bench -- nightly [--comments N] [--dir DIR]`: one night over an export of a million comments, in a process
 * of its own, and another night with nothing new. Prints speed, memory and where the time went.
 * @returns the exit code: 1 where a bound is missed
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = {
    comments: { type: 'string', default: '1000000' },
    dir: { type: 'string', default: tmpdir() },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const comments = Number(values.comments);
  const directory = await mkdtemp(join(values.dir, 'centricity-bench-'));
  try {
    const [data, exports] = [join(directory, 'data'), join(directory, 'exports')];
    const megabytes = (await writeExport(join(exports, 'tickets.jsonl'), comments, SEED)) / 1e6;
    console.log(
      `${comments.toLocaleString('en-GB')} comments, ${megabytes.toFixed(0)} MB, one JSON Lines file`,
    );
    const first = await night(data, exports);
    const database = (await stat(join(data, 'centricity.sqlite'))).size / 1e6;
    const second = await night(data, exports);
    console.log(report(first, second, megabytes, database));
    return isWithinBounds(first, second, megabytes) ? 0 : 1;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function isWithinBounds(first: Night, second: Night, megabytes: number): boolean {
  return (
    megabytes / first.wall >= LEAST_SPEED &&
    Math.max(first.peakMegabytes, second.peakMegabytes) < MOST_MEGABYTES &&
    second.process < MOST_SECONDS_WITHOUT_NEWS
  );
}

function report(first: Night, second: Night, megabytes: number, database: number): string {
  const { wall, read, analyse, store, processors, peakMegabytes, conversations, statements } = first;
  const seconds = (time: number) => `${time.toFixed(1)} s`;
  const counted = `${conversations.toLocaleString('en-GB')} tickets, ${statements.toLocaleString('en-GB')} statements`;
  return [
    `first night   ${seconds(wall)}, ${(megabytes / wall).toFixed(2)} MB/s (at least ${LEAST_SPEED}); ${counted}`,
    `  of that     reading ${seconds(read)} and storing ${seconds(store)} on one thread, labelling ${seconds(analyse)} on another`,
    `  processors  ${seconds(processors)} of their time, ${(megabytes / processors).toFixed(2)} MB for each: what counts on a busy machine`,
    `  memory      ${peakMegabytes.toFixed(0)} MB at most (under ${MOST_MEGABYTES}); the database has ${database.toFixed(0)} MB`,
    `nothing new   ${seconds(second.process)} with starting the process (under ${MOST_SECONDS_WITHOUT_NEWS}), ${second.peakMegabytes.toFixed(0)} MB`,
  ].join('\n');
}
