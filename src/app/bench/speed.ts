import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import nlp from 'compromise/two';
import { type Analyzer, createAnalyzer } from '../../analysis/index.js';
import { compileLexicon } from '../../lexicon/compile.js';
import { readLexiconFiles } from '../../lexicon/files.js';
import type { Conversation, Speaker } from '../../model/index.js';
import { languageFolder, openAnalyzer, packageRoot, readModel } from '../jobs/analyzer.js';

/** One contestant: what it does with the turns of a conversation. */
interface Contestant {
  readonly name: string;
  readonly read: (turns: readonly string[]) => unknown;
}

const ROUNDS = 5;
/** Seconds of CPU time that every contestant may use to get warm: a night reads for longer than that. */
const WARM_UP = 3;
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
  const perspective = oneLens('perspective');
  const speaker = { key: 'a', label: 'A', side: 'organisation' } as const;
  const each = (read: (turn: string) => unknown) => (turns: readonly string[]) => {
    for (const turn of turns) read(turn);
  };
  return [
    { name: 'centricity, all lenses', read: (turns) => analyzer.analyze(conversationOf(turns, speaker)) },
    { name: 'centricity, perspective', read: (turns) => perspective.analyze(conversationOf(turns, speaker)) },
    { name: 'wink-nlp, full pipe', read: each((turn) => wink.readDoc(turn)) },
    { name: 'compromise/two', read: each((turn) => nlp(turn)) },
    { name: 'bare regex tokeniser', read: each((turn) => turn.toLowerCase().match(/[\p{L}\p{N}']+/gu)) },
  ];
}

/** An analyzer that knows one lens alone, with those that only help to decide: what a label needs. */
function oneLens(lens: string): Analyzer {
  const files = readLexiconFiles(languageFolder);
  const helpers = files.lenses.flatMap(({ content }) => (content.use === 'evidence' ? [content.lens] : []));
  const isOfLens = ({ content }: { readonly content: { readonly lens: string } }) =>
    content.lens === lens || helpers.includes(content.lens);
  const { lexicon } = compileLexicon({
    ...files,
    lenses: files.lenses.filter(isOfLens),
    categories: files.categories.filter(isOfLens),
  });
  return createAnalyzer(lexicon, readModel());
}

function conversationOf(turns: readonly string[], speaker: Speaker): Conversation {
  const utterances = turns.map((text) => ({ speaker: speaker.key, text, audience: 'internal' }) as const);
  return { id: 'bench', title: '', channel: 'meeting', speakers: [speaker], utterances, setAside: [] };
}

function cpuSeconds(turns: readonly string[], read: Contestant['read']): number {
  const before = process.cpuUsage();
  read(turns);
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
  for (const { read } of all) for (let spent = 0; spent < WARM_UP; ) spent += cpuSeconds(turns, read);
  const times = all.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { read }] of all.entries()) times[index]!.push(cpuSeconds(turns, read));
  }
  const speeds = times.map((seconds) => megabytes / seconds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!);
  process.stdout.write(
    `${turns.length} turns, ${megabytes.toFixed(2)} MB, median of ${ROUNDS} rounds after ${WARM_UP} s of warming up each, CPU time\n`,
  );
  process.stdout.write(`${''.padEnd(28)} ${'MB/s'.padStart(8)}   all lenses, perspective: times as fast\n`);
  all.forEach(({ name }, index) => {
    const speed = speeds[index]!;
    const ratios = [0, 1].map((ours) => (speeds[ours]! / speed).toFixed(2).padStart(8)).join('');
    process.stdout.write(`${name.padEnd(28)} ${speed.toFixed(3).padStart(8)}   ${ratios}\n`);
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
