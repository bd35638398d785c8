import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../store/talk.js';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs', 'your-own-lens.md'), 'utf8');

/** A block of the page: a file to write, commands to type, or what they print. */
const BLOCK = /(?:^`(?<file>[^`]+)`:\n\n)?^```(?<kind>\w+)\n(?<body>.*?)^```$/gms;

/** An installation of its own, so that the page is tried on the sources as they are. Gives the folder of its command. */
async function install(): Promise<string> {
  const home = temporaryDirectory();
  await build({
    entryPoints: [join(root, 'src', 'app', 'cli', 'main.ts')],
    outdir: join(home, 'dist', 'app', 'cli'),
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  for (const name of ['lexicons', 'data', 'node_modules']) symlinkSync(join(root, name), join(home, name));
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  const program = join(home, 'dist', 'app', 'cli', 'main.js');
  const command = join(home, 'bin', 'centricity');
  mkdirSync(dirname(command));
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(command, 0o755);
  return dirname(command);
}

/** Types commands as the page gives them; gives what they print. */
function type(commands: string, folder: string, bin: string): string {
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', commands], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  expect({ commands, status, stderr: status === 0 ? '' : stderr }).toEqual({
    commands,
    status: 0,
    stderr: '',
  });
  return stdout;
}

/** Ten starts of the program, each of which compiles the lexicons. */
const MINUTES = 300_000;

test('the page on making a lens of one’s own holds, step by step', { timeout: MINUTES }, async () => {
  const bin = await install();
  const folder = temporaryDirectory();
  let printed = '';
  const steps = { files: 0, commands: 0, answers: 0 };
  for (const { groups } of page.matchAll(BLOCK)) {
    const { file, kind, body = '' } = groups as { file?: string; kind: string; body?: string };
    if (file !== undefined) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), body);
      steps.files++;
    } else if (kind === 'sh') {
      printed = type(body, folder, bin);
      steps.commands++;
    } else {
      for (const line of body.trim().split('\n')) expect(printed).toContain(line);
      steps.answers++;
    }
  }
  expect(steps).toEqual({ files: 7, commands: 8, answers: 7 });
  expect(readFileSync(join(folder, 'waiting.html'), 'utf8')).toContain('The queue of print jobs is stuck.');
});
