import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run bench -- NAME …`: each bench is a file beside this one that exports `run(args)`. */
interface Bench {
  run(args: readonly string[]): Promise<number>;
}

const [name = '', ...args] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.js`);
if (!/^[a-z-]+$/.test(name) || name === 'main' || !existsSync(file)) {
  process.stderr.write(
    `usage: npm run bench -- speed [--text FILE] | coverage | nightly | pages [--statements N] [--length N] [--data DIR] | ingest [--mb N] [FILE …]\n`,
  );
  process.exitCode = 2;
} else {
  const bench = (await import(file)) as Bench;
  process.exitCode = await bench.run(args);
}
