import type { Command } from 'commander';

/** `centricity reanalyze`: brings what is stored up to the lexicons and weights of today. */
export function addReanalyze(program: Command): void {
  program
    .command('reanalyze')
    .description(
      'label stored conversations anew where the lexicons or weights have changed; can be stopped and resumed',
    )
    .option('--data <dir>', 'where the database lives (default: var)')
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .action(async ({ data, lexicons }: { data?: string; lexicons?: string }) => {
      const [
        { openDataDirectory, dataPath },
        { wordsFolder },
        { openAnalyzer },
        { relabelOutdated },
        { plural },
      ] = await Promise.all([
        import('../../jobs/open.js'),
        import('../../jobs/words-folder.js'),
        import('../../jobs/analyzer.js'),
        import('../../jobs/relabel.js'),
        import('../../../report/index.js'),
      ]);
      const words = wordsFolder(dataPath(data));
      const analyzer = await openAnalyzer({
        ...(lexicons !== undefined && { lexicons }),
        ...(words !== undefined && { words }),
      });
      const { store } = await openDataDirectory(data);
      try {
        const done = await relabelOutdated(store, analyzer, (soFar) =>
          process.stderr.write(`${plural(soFar, 'conversation')} labelled anew\n`),
        );
        process.stdout.write(
          done === 0 ? 'Everything was up to date.\n' : `${plural(done, 'conversation')} labelled anew.\n`,
        );
      } finally {
        await store.close();
      }
    });
}
