import type { Command } from 'commander';
import type { ImportResult } from '../../jobs/import-file.js';
import { addReadingOptions, type ReadingOptions, readingOf } from './reading.js';

interface Options extends ReadingOptions {
  readonly data?: string;
  readonly source: string;
}

/** `centricity nightly DIR`: what is new or changed in a directory of exports. */
export function addNightly(program: Command): void {
  const command = program
    .command('nightly')
    .description('import what is new or changed in a directory of exports')
    .argument('<directory>', 'its files are read with those in folders below')
    .option('--data <dir>', 'where the database lives (default: var)')
    .option('--source <name>', 'names the directory, if several are imported', 'nightly');
  addReadingOptions(command).action(async (directory: string, options: Options) => {
    const [{ openDataDirectory }, { nightly }, { Console }] = await Promise.all([
      import('../../jobs/open.js'),
      import('../../jobs/nightly.js'),
      import('../console.js'),
    ]);
    const console = new Console();
    const { analyzer, reading } = await readingOf(options, console);
    const { store } = await openDataDirectory(options.data);
    try {
      const how = { ...reading, source: options.source };
      const onFile = (result: ImportResult) => console.imported(result.file, result);
      console.ran(await nightly(store, analyzer, directory, how, onFile, console.progress));
    } finally {
      await store.close();
    }
  });
}
