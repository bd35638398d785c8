import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import nlp from 'compromise/two';
import { openAnalyzer, packageRoot } from '../jobs/analyzer.js';

/** One contestant: what it does with one turn of talk. */
interface Contestant {
  readonly name: string;
  readonly read: (turn: string) => unknown;
}

const ROUNDS = 3;
const WARM_UP = 60_000;
/** compromise is so slow that a longer text only costs patience; every contestant gets the same one. */
const MOST = 400_000;

function turnsOf(path: string): string[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) =>
    line.startsWith('{') ? String((JSON.parse(line) as { text?: string }).text ?? '') : line,
  );
}

function upTo(turns: readonly string[], characters: number): string[] {
  let total = 0;
  return turns.filter((turn) => {
    total += turn.length;
    return total <= characters;
  });
}

async function contestants(): Promise<Contestant[]> {
  const require = createRequire(import.meta.url);
  const winkNLP = require('wink-nlp') as (model: unknown) => { readDoc(text: string): { out(): string } };
  const wink = winkNLP(require('wink-eng-lite-web-model'));
  const analyzer = await openAnalyzer();
  const conversation = { id: 'bench', title: '', channel: 'meeting', setAside: [] } as const;
  const speaker = { key: 'a', label: 'A', side: 'organisation' } as const;
  return [
    {
      name: 'centricity, full pipeline',
      read: (text) =>
        analyzer.analyze({
          ...conversation,
          speakers: [speaker],
          utterances: [{ speaker: 'a', text, audience: 'internal' }],
        }),
    },
    { name: 'wink-nlp, full pipe', read: (text) => wink.readDoc(text) },
    { name: 'compromise/two', read: (text) => nlp(text) },
    { name: 'bare regex tokeniser', read: (text) => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) },
  ];
}

function cpuSeconds(turns: readonly string[], read: (turn: string) => unknown): number {
  const before = process.cpuUsage();
  for (const turn of turns) read(turn);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Same text, same run, rounds in turn, CPU time, medians: only the ratios are worth quoting. */
export async function run(args: readonly string[]): Promise<number> {
  const path = args[args.indexOf('--text') + 1];
  const file = args.includes('--text') && path !== undefined ? path : join(packageRoot, 'data/meetings');
  const turns = upTo(args.includes('--text') ? turnsOf(file) : sampleTurns(file), MOST);
  const megabytes = turns.reduce((sum, turn) => sum + Buffer.byteLength(turn), 0) / 1e6;
  const all = await contestants();
  for (const { read } of all) cpuSeconds(upTo(turns, WARM_UP), read);
  const times = all.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { read }] of all.entries()) times[index]!.push(cpuSeconds(turns, read));
  }
  const speeds = times.map((seconds) => megabytes / seconds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!);
  process.stdout.write(
    `${turns.length} turns, ${megabytes.toFixed(2)} MB, median of ${ROUNDS} rounds, CPU time\n`,
  );
  all.forEach(({ name }, index) => {
    const speed = speeds[index]!;
    process.stdout.write(
      `${name.padEnd(28)} ${speed.toFixed(3).padStart(8)} MB/s   centricity is ${(speeds[0]! / speed).toFixed(2)} times as fast\n`,
    );
  });
  return 0;
}

function sampleTurns(folder: string): string[] {
  const require = createRequire(import.meta.url);
  const { readdirSync } = require('node:fs') as typeof import('node:fs');
  return readdirSync(folder)
    .flatMap((name) => turnsOf(join(folder, name)))
    .filter((line) => /\s\S+\s/.test(line) && !line.includes('-->'));
}
