import { type Command, Option } from 'commander';
import type { Format } from '../../lexicography/dictionary-file.js';

/** The formats of `--format`, told here so that the command starts without reading them. */
const FORMATS: readonly Format[] = ['dic', 'dicx', 'quanteda'];

/** Words listed behind a wildcard; the files list all. */
const LISTED = 12;

/** `centricity lexicon import` and `export`: dictionaries of LIWC and quanteda. */
export function addExchange(lexicon: Command): void {
  lexicon
    .command('import')
    .description('write a dictionary of LIWC (.dic, .dicx) or quanteda (.yml) as a lens of your own')
    .argument('<file>', 'the dictionary')
    .requiredOption('--lens <name>', 'what to call the lens: lower-case, with hyphens')
    .option('--dir <dir>', 'your language folder, to be named with --lexicons', 'my-lexicons')
    .action(async (file: string, options: { lens: string; dir: string }) => importFrom(file, options));
  lexicon
    .command('export')
    .description('print the words of a lens as a dictionary for LIWC or quanteda')
    .argument('<lens>', 'its name')
    .addOption(new Option('--format <name>').choices(FORMATS).makeOptionMandatory())
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .action(async (lens: string, options: { format: Format; lexicons?: string }) => exportTo(lens, options));
}

function tell(words: string): void {
  process.stderr.write(`${words}\n`);
}

async function importFrom(file: string, { lens, dir }: { lens: string; dir: string }): Promise<void> {
  const [{ openAnalyzer }, { readDictionary }, { importDictionary }, { place }, { plural }] =
    await Promise.all([
      import('../../jobs/analyzer.js'),
      import('../../lexicography/dictionary-file.js'),
      import('../../lexicography/dictionary-import.js'),
      import('../../../model/index.js'),
      import('../../../report/index.js'),
    ]);
  const dictionary = await readDictionary(file);
  const { lexicon } = await openAnalyzer();
  const imported = importDictionary({ ...dictionary, source: file }, lens, dir, lexicon);
  const { files, categories, expansions, left } = imported;
  for (const problem of dictionary.problems) tell(`${place(file, problem)}: ${problem.message}`);
  for (const { category, wildcard, words } of expansions.filter(({ words }) => words.length > 0)) {
    const more = words.length > LISTED ? ', …' : '';
    tell(
      `${category}: ${wildcard} is ${plural(words.length, 'word')}: ${words.slice(0, LISTED).join(', ')}${more}`,
    );
  }
  for (const line of left) tell(line);
  for (const [name, count] of Object.entries(categories))
    process.stdout.write(`${lens}/${name}: ${plural(count, 'word')}\n`);
  const lost = dictionary.problems.length + left.length;
  process.stdout.write(
    `${plural(files.length, 'file')} in ${dir}, ${plural(expansions.length, 'wildcard')} replaced by known words, ${lost} not taken over as they were. Try it: centricity lexicon lint --lexicons ${dir}\n`,
  );
}

async function exportTo(
  lens: string,
  { format, lexicons }: { format: Format; lexicons?: string },
): Promise<void> {
  const [{ openAnalyzer }, { exportLens }, { dictionaryText }, { plural }] = await Promise.all([
    import('../../jobs/analyzer.js'),
    import('../../lexicography/dictionary-export.js'),
    import('../../lexicography/dictionary-file.js'),
    import('../../../report/index.js'),
  ]);
  const { lexicon } = await openAnalyzer(lexicons === undefined ? {} : { lexicons });
  const { categories, unsaid } = exportLens(lexicon, lens);
  process.stdout.write(await dictionaryText({ categories }, format));
  for (const { entry, why } of unsaid) tell(`${entry}: ${why}`);
  const words = categories.reduce((sum, category) => sum + category.words.length, 0);
  tell(
    `${plural(words, 'word or phrase', 'words and phrases')} in ${plural(categories.length, 'category', 'categories')}; ${plural(unsaid.length, 'entry', 'entries')} not said, or not in full`,
  );
}
