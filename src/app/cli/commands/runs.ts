import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';

interface Options {
  readonly data?: string;
  readonly limit: number;
  readonly json?: boolean;
  readonly problems?: boolean;
}

/** `centricity runs`: what the nightly runs did, the latest first. */
export function addRuns(program: Command): void {
  program
    .command('runs')
    .description('say what the last nightly runs did')
    .option('--data <dir>', 'where the database lives (default: var)')
    .option('--limit <number>', 'how many', positive, 14)
    .option('--problems', 'list what could not be read in each')
    .option('--json', 'print JSON')
    .action(async ({ data, limit, json, problems }: Options) => {
      const [{ openDataDirectory }, { problemsInWords, runInWords }] = await Promise.all([
        import('../../jobs/open.js'),
        import('../../jobs/run-words.js'),
      ]);
      const { store } = await openDataDirectory(data);
      try {
        const runs = await store.runs({ limit });
        if (json) process.stdout.write(`${JSON.stringify(runs, undefined, 2)}\n`);
        else if (runs.length === 0) process.stdout.write('No run has been made yet.\n');
        for (const run of json ? [] : runs) {
          process.stdout.write(`${runInWords(run)}\n`);
          const listed = problems ? await problemsInWords(store, run) : [];
          for (const line of listed) process.stdout.write(`  ${line}\n`);
        }
      } finally {
        await store.close();
      }
    });
}

function positive(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Give a whole number above 0.');
}
