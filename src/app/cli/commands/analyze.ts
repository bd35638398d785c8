import type { Command } from 'commander';
import { addReadingOptions, type ReadingOptions, readingOf } from './reading.js';

interface Options extends ReadingOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `centricity analyze FILES…`: what files say, without a store. */
export function addAnalyze(program: Command): void {
  const command = program
    .command('analyze')
    .description('say per team what files say, storing nothing')
    .argument('<files...>', 'transcripts, ticket exports, conversations')
    .option('--json', 'print JSON')
    .option('--csv', 'print CSV');
  addReadingOptions(command).action(async (files: readonly string[], options: Options) => {
    const [{ analyzeFiles }, { analysisTable }, { fileSource }, { Console }, report] = await Promise.all([
      import('../../jobs/analyze.js'),
      import('../../jobs/analyze-table.js'),
      import('../../../ingest/index.js'),
      import('../console.js'),
      import('../../../report/index.js'),
    ]);
    const console = new Console();
    const { analyzer, reading } = await readingOf(options, console);
    const analysis = await analyzeFiles(analyzer, files.map(fileSource), reading, console.analyzed);
    if (options.json) process.stdout.write(`${JSON.stringify(analysis, undefined, 2)}\n`);
    else if (!options.csv) process.stdout.write(`${analysisTable(analysis)}\n`);
    else for await (const some of report.csv(report.teamsRows(analysis))) process.stdout.write(some);
  });
}
