import type { Command } from 'commander';
import type { ImportResult } from '../../jobs/import-file.js';

interface Options {
  readonly data?: string;
  readonly settings?: string;
  readonly source: string;
  readonly team?: string;
  readonly roster?: string;
  readonly format?: string;
  readonly lexicons?: string;
}

/** `centricity nightly [DIR]`: what is new or changed in a directory of exports, or in all sources of the settings. */
export function addNightly(program: Command): void {
  program
    .command('nightly')
    .description('import what is new or changed, and delete what has been kept for its full time')
    .argument('[directory]', 'read this one instead of the sources in the settings; folders below it too')
    .option('--data <dir>', 'where the database lives (default: var)')
    .option('--settings <file>', 'default: centricity.yaml in the data directory')
    .option('--source <name>', 'names the directory in the store', 'nightly')
    .option('--team <name>', 'team of everybody for whom the files name none')
    .option('--roster <file>', 'CSV: name, e-mail, aliases, team, side')
    .option('--format <name>', 'how to read the files, instead of finding out by their content')
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .action(async (directory: string | undefined, options: Options) => {
      const [{ openDataDirectory }, { openLabeller }, { nightly }, { readSettings }, { Console }] =
        await Promise.all([
          import('../../jobs/open.js'),
          import('../../jobs/labelling.js'),
          import('../../jobs/nightly.js'),
          import('../../jobs/settings.js'),
          import('../console.js'),
        ]);
      const console = new Console();
      const { data, lexicons } = options;
      const { store, path } = await openDataDirectory(data);
      try {
        const settings = readSettings(path, options.settings);
        const sources = directory === undefined ? settings.sources : [sourceFor(directory, options)];
        const onFile = (result: ImportResult) => console.imported(result.file, result);
        const listeners = { onFile, onProgress: console.progress };
        const labeller = await openLabeller(lexicons === undefined ? {} : { lexicons });
        try {
          console.ran(await nightly(store, labeller, { ...settings, sources }, listeners));
        } finally {
          await labeller.close();
        }
      } finally {
        await store.close();
      }
    });
}

function sourceFor(path: string, { source: name, team, roster, format }: Options) {
  return {
    name,
    kind: 'directory' as const,
    path,
    ...(team === undefined ? {} : { team }),
    ...(roster === undefined ? {} : { roster }),
    ...(format === undefined ? {} : { format }),
  };
}
