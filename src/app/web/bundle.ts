import { cp } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

/** Bundles the analyser as a worker for browsers: one file, no imports left. */
export async function bundleWorker(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(here, 'try-it', `worker${extname(import.meta.filename)}`)],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'warning',
  });
}

/** Puts what browsers load beside the compiled program. */
export async function buildStatics(): Promise<void> {
  const target = join(here, 'static');
  await cp(resolve(here, '../../../src/app/web/static'), target, { recursive: true });
  await bundleWorker(join(target, 'try-worker.js'));
}
