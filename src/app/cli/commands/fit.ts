import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { SPLIT } from './evaluate.js';

interface Options {
  readonly further: readonly string[];
  readonly practice?: readonly string[];
  readonly split: readonly string[];
  readonly out?: string;
  readonly lexicons?: string;
}

/** `centricity fit GOLD`: learns the weights, and writes them beside the error they were seen to make. */
export function addFit(program: Command): void {
  program
    .command('fit')
    .description('learn the weights from labelled statements; write weights.json and errors.json')
    .argument('<gold...>', 'files or folders of labelled statements, as for evaluate')
    .option('--further <files...>', 'further labelled statements, learned from and never judged', [])
    .option('--practice <paths...>', 'practice statements, learned from and never judged')
    .option('--split <sources...>', 'sources in which every conversation is another organisation', SPLIT)
    .option('--out <file>', 'where to write the weights; errors.json goes beside it')
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .action(async (gold: readonly string[], options: Options) => {
      const [{ languageFolder, openAnalyzer }, { fitGold, practiceFolder }, { modelText }, { Console }] =
        await Promise.all([
          import('../../jobs/analyzer.js'),
          import('../../evaluation/run.js'),
          import('../../evaluation/model-file.js'),
          import('../console.js'),
        ]);
      const { lexicons, split, further, practice = [practiceFolder] } = options;
      const out = options.out ?? join(languageFolder, 'weights.json');
      const analyzer = await openAnalyzer(lexicons === undefined ? {} : { lexicons });
      const console = new Console();
      const { model, errors, evaluation } = await fitGold(
        analyzer,
        { gold, further, practice, split },
        (fold) => console.tell(`Learning without ${fold}`),
      );
      writeFileSync(out, modelText(model));
      writeFileSync(join(dirname(out), 'errors.json'), `${JSON.stringify(errors, undefined, 2)}\n`);
      const { evaluationInWords } = await import('../../evaluation/words.js');
      process.stdout.write(`${evaluationInWords(evaluation)}\n\n${out}: ${model.provenance.id}\n`);
    });
}
