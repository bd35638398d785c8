import type { Command } from 'commander';

/** `centricity lens new`: a lens of one's own to start from. */
export function addLens(program: Command): void {
  program
    .command('lens')
    .description('make a lens of your own')
    .command('new')
    .description('write a folder with a lens to edit: its question, two categories, a word class')
    .argument('<name>', 'lower-case, with hyphens; also the name of its folder')
    .option('--dir <dir>', 'your language folder, to be named with --lexicons', 'my-lexicons')
    .action(async (name: string, { dir }: { dir: string }) => {
      const { newLens } = await import('../../lexicography/lens-new.js');
      for (const file of newLens(name, dir)) process.stdout.write(`${file}\n`);
      process.stdout.write(`Edit the lines with a remark, then: centricity lexicon lint --lexicons ${dir}\n`);
    });
}
