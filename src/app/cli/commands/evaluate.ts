import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';

interface Options {
  readonly json?: boolean;
  readonly html?: string;
  readonly crossValidate?: boolean;
  readonly practice?: readonly string[];
  readonly split: readonly string[];
  readonly lexicons?: string;
}

/** Sources that gather written threads of many organisations, one each. */
export const SPLIT = ['support_written'];

/** `centricity evaluate GOLD`: how far the labels can be trusted, on statements that people have labelled. */
export function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('compare labels with those of careful readers, on statements of your own or of the gold')
    .argument('<gold...>', 'JSON Lines: {"text","centric","focused","customer","context"?,"audience"?,…}')
    .option('--json', 'print JSON')
    .option('--html <file>', 'write a page with every disagreement and the words behind it')
    .option('--cross-validate', 'learn anew for each source, so that no statement is judged by what saw it')
    .option('--practice <paths...>', 'practice statements to learn from, instead of those that ship')
    .option('--split <sources...>', 'sources in which every conversation is another organisation', SPLIT)
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .action(async (gold: readonly string[], options: Options) => {
      const [{ openAnalyzer }, { evaluateGold, practiceFolder }, { Console }] = await Promise.all([
        import('../../jobs/analyzer.js'),
        import('../../evaluation/run.js'),
        import('../console.js'),
      ]);
      const { lexicons, split, practice = [practiceFolder], crossValidate = false } = options;
      const analyzer = await openAnalyzer(lexicons === undefined ? {} : { lexicons });
      const console = new Console();
      const { evaluation, verdicts } = await evaluateGold(
        analyzer,
        { gold, practice, split },
        crossValidate,
        (fold) => console.tell(`Learning without ${fold}`),
      );
      if (options.html !== undefined) {
        const { evaluationPage } = await import('../../evaluation/page.js');
        writeFileSync(options.html, evaluationPage(evaluation, verdicts));
      }
      const { evaluationInWords } = await import('../../evaluation/words.js');
      const printed = options.json ? JSON.stringify(evaluation, undefined, 2) : evaluationInWords(evaluation);
      process.stdout.write(`${printed}\n`);
    });
}
