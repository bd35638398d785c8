import type { Command } from 'commander';
import { addReadingOptions, type ReadingOptions, readingOf } from './reading.js';

interface Options extends ReadingOptions {
  readonly data?: string;
  readonly source?: string;
}

/** `centricity import FILES…`: into the store. */
export function addImport(program: Command): void {
  const command = program
    .command('import')
    .description('read files into the store; what it holds already stays as it is')
    .argument('<files...>', 'transcripts, ticket exports, conversations')
    .option('--data <dir>', 'where the database lives (default: var)')
    .option('--source <name>', 'where ticket numbers come from, if several systems are imported');
  addReadingOptions(command).action(async (files: readonly string[], options: Options) => {
    const [
      { openDataDirectory, dataPath },
      { keptRoster },
      { wordsFolder },
      { importFile },
      { fileSource },
      { Console },
    ] = await Promise.all([
      import('../../jobs/open.js'),
      import('../../jobs/kept-roster.js'),
      import('../../jobs/words-folder.js'),
      import('../../jobs/import-file.js'),
      import('../../../ingest/index.js'),
      import('../console.js'),
    ]);
    const console = new Console();
    const path = dataPath(options.data);
    const { analyzer, reading } = await readingOf(
      { roster: keptRoster(path), words: wordsFolder(path), ...options },
      console,
    );
    const { store } = await openDataDirectory(options.data);
    let stored = 0;
    try {
      for (const path of files) {
        const how = { ...reading, ...(options.source === undefined ? {} : { source: options.source }) };
        const result = await importFile(store, analyzer, fileSource(path), how, console.progress);
        console.imported(path, result);
        stored += result.conversations;
      }
    } finally {
      await store.close();
    }
    if (stored > 0) console.tell(whereToLook(options.data));
  });
}

/** The way on from what was stored: to the pages. */
function whereToLook(data: string | undefined): string {
  const where = data === undefined ? '' : ` --data ${/\s/.test(data) ? `"${data}"` : data}`;
  return `To look at it: npx centricity serve${where}, then open http://127.0.0.1:3000`;
}
