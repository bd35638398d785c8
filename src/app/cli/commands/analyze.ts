import type { Command } from 'commander';
import { addReadingOptions, type ReadingOptions, readingOf } from './reading.js';

interface Options extends ReadingOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly lens?: string;
}

/** `centricity analyze FILES…`: what files say, without a store. */
export function addAnalyze(program: Command): void {
  const command = program
    .command('analyze')
    .description('say per team what files say, storing nothing')
    .argument('<files...>', 'transcripts, ticket exports, conversations')
    .option('--json', 'print JSON')
    .option('--csv', 'print CSV')
    .option(
      '--lens <name>',
      'print how often the categories of this lens are heard, instead of the perspective',
    );
  addReadingOptions(command).action(async (files: readonly string[], options: Options) => {
    const [{ analyzeFiles }, tables, { fileSource }, { Console }, report] = await Promise.all([
      import('../../jobs/analyze.js'),
      import('../../jobs/analyze-table.js'),
      import('../../../ingest/index.js'),
      import('../console.js'),
      import('../../../report/index.js'),
    ]);
    const console = new Console();
    const { lens } = options;
    const { analyzer, reading } = await readingOf(options, console);
    if (lens !== undefined) (await import('../../jobs/known-lens.js')).knownLens(analyzer.lexicon, lens);
    const analysis = await analyzeFiles(analyzer, files.map(fileSource), reading, console.analyzed);
    if (options.json) process.stdout.write(`${JSON.stringify(analysis, undefined, 2)}\n`);
    else if (options.csv) {
      const rows = lens === undefined ? report.teamsRows(analysis) : tables.heardRows(analysis, lens);
      for await (const some of report.csv(rows)) process.stdout.write(some);
    } else {
      const table = lens === undefined ? tables.analysisTable(analysis) : tables.heardTable(analysis, lens);
      process.stdout.write(`${table}\n`);
    }
  });
}
