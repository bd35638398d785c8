import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Analyzer } from '../../../analysis/index.js';

interface Options {
  readonly json?: boolean;
  readonly html?: string;
  readonly lens?: string;
  readonly crossValidate?: boolean;
  readonly further: readonly string[];
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
    .argument(
      '<gold...>',
      'JSON Lines: {"text","centric","focused","customer","context"?,"audience"?,…}; for lenses {"text","labels":{"lens":["category"]},…}',
    )
    .option('--json', 'print JSON')
    .option('--html <file>', 'write a page with every disagreement and the words behind it')
    .option('--cross-validate', 'learn anew for each source, so that no statement is judged by what saw it')
    .option('--further <files...>', 'further labelled statements to learn from, which are not judged', [])
    .option('--practice <paths...>', 'practice statements to learn from, instead of those that ship')
    .option('--split <sources...>', 'sources in which every conversation is another organisation', SPLIT)
    .addOption(
      new Option(
        '--lens <name>',
        'compare the categories of this lens instead, or of all that are labelled',
      ).conflicts(['crossValidate', 'practice']),
    )
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .action(async (gold: readonly string[], options: Options) => {
      const { openAnalyzer } = await import('../../jobs/analyzer.js');
      const { lexicons, lens } = options;
      const analyzer = await openAnalyzer(lexicons === undefined ? {} : { lexicons });
      if (lens === undefined) await judgePerspective(analyzer, gold, options);
      else await judgeLenses(analyzer, gold, lens, options);
    });
}

async function judgePerspective(analyzer: Analyzer, gold: readonly string[], options: Options) {
  const [{ evaluateGold, practiceFolder }, { Console }] = await Promise.all([
    import('../../evaluation/run.js'),
    import('../console.js'),
  ]);
  const { split, further, practice = [practiceFolder], crossValidate = false } = options;
  const console = new Console();
  const { evaluation, verdicts } = await evaluateGold(
    analyzer,
    { gold, further, practice, split },
    crossValidate,
    (fold) => console.tell(`Learning without ${fold}`),
  );
  if (options.html !== undefined) {
    const { evaluationPage } = await import('../../evaluation/page.js');
    writeFileSync(options.html, evaluationPage(evaluation, verdicts));
  }
  const { evaluationInWords } = await import('../../evaluation/words.js');
  print(options.json ? JSON.stringify(evaluation, undefined, 2) : evaluationInWords(evaluation));
}

async function judgeLenses(analyzer: Analyzer, gold: readonly string[], lens: string, options: Options) {
  const { evaluateLenses } = await import('../../evaluation/lens-evaluation.js');
  const evaluated = await evaluateLenses(analyzer, gold, lens);
  const evaluations = evaluated.map(({ evaluation }) => evaluation);
  if (options.html !== undefined) {
    const { lensesPage } = await import('../../evaluation/lens-page.js');
    writeFileSync(options.html, lensesPage(evaluated));
  }
  const { lensesInWords } = await import('../../evaluation/lens-words.js');
  print(options.json ? JSON.stringify(evaluations, undefined, 2) : lensesInWords(evaluations));
}

function print(words: string): void {
  process.stdout.write(`${words}\n`);
}
