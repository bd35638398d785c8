import { extname, join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the analyser as a worker for browsers: one file, no imports left. Part of the build, and of a test. */
export async function bundleWorker(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'try-it', `worker${extname(import.meta.filename)}`)],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'warning',
  });
}
