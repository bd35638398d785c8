import type { Command } from 'commander';

/** `centricity tag`: JSON Lines in, one labelled line out for each, in order. */
export function addTag(program: Command): void {
  program
    .command('tag')
    .description(
      'label statements: JSON Lines {"id","text","context"?,"audience"?} in, one line out for each',
    )
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .action(async (options: { lexicons?: string }) => {
      const [{ openAnalyzer }, { tagLine }, { writeOut }, { createInterface }] = await Promise.all([
        import('../../jobs/analyzer.js'),
        import('../../jobs/tag.js'),
        import('../standard-output.js'),
        import('node:readline'),
      ]);
      const analyzer = await openAnalyzer(options);
      for await (const line of createInterface({
        input: process.stdin,
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        await writeOut(`${tagLine(analyzer, line)}\n`);
      }
    });
}
