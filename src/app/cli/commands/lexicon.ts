import type { Command } from 'commander';

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
}
