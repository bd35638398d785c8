import type { Command } from 'commander';
import { addExchange } from './exchange.js';
import { addLens } from './lens.js';

/** `centricity lexicon …`: work on the words themselves. */
export function addLexicon(program: Command): void {
  const lexicon = program.command('lexicon').description('check, measure and extend the lexicons');
  lexicon
    .command('lint')
    .description('check every file, pattern and example; exit 1 where anything is wrong')
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .action(async (options: { lexicons?: string }) => {
      const { lintLexicons } = await import('../../jobs/lint-lexicons.js');
      const { problems, summary } = lintLexicons(options.lexicons);
      for (const line of problems) process.stderr.write(`${line}\n`);
      process.stdout.write(`${summary}\n`);
      if (problems.length > 0) process.exitCode = 1;
    });
  lexicon
    .command('coverage')
    .description('say of each entry whether it is dead, shadowed by another, or fires where it should not')
    .argument(
      '<corpus>',
      'texts, one a line: plain, or JSON Lines with "text" (and labels, where there are any)',
    )
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .option('--all', 'also entries that are sound')
    .option('--json', 'as JSON')
    .action(async (corpus: string, options: { lexicons?: string; all?: boolean; json?: boolean }) => {
      const { printCoverage } = await import('../../lexicography/print.js');
      await printCoverage(corpus, options);
    });
  lexicon
    .command('suggest')
    .description('list phrases that may deserve an entry, with sentences to judge them by')
    .argument(
      '<corpus>',
      'texts, one a line: plain, or JSON Lines with "text" (and labels, where there are any)',
    )
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .option('--most <n>', 'how many of each kind', '20')
    .option('--json', 'as JSON')
    .action(async (corpus: string, options: { lexicons?: string; most: string; json?: boolean }) => {
      const { printSuggestions } = await import('../../lexicography/print.js');
      await printSuggestions(corpus, options);
    });
  addLens(lexicon);
  addExchange(lexicon);
}
