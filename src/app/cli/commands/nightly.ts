import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CentricityError } from '../../../model/index.js';
import type { ImportResult } from '../../jobs/import-file.js';
import { FAILED } from '../exit-codes.js';

interface Options {
  readonly data?: string;
  readonly settings?: string;
  readonly source: string;
  readonly team?: string;
  readonly roster?: string;
  readonly format?: string;
  readonly lexicons?: string;
  readonly since?: string;
  readonly limit?: number;
  readonly dryRun?: boolean;
  readonly log?: 'text' | 'json';
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
    .option('--since <day>', 'read what changed since then, instead of since the last run', moment)
    .option(
      '--limit <number>',
      'at most so many files of each directory and tickets of each system',
      positive,
    )
    .option('--dry-run', 'read, say what would be done, and write nothing')
    .addOption(
      new Option('--log <how>', 'text, or a JSON object a line; by default text on a terminal only').choices([
        'text',
        'json',
      ]),
    )
    .action(runNight);
}

async function runNight(directory: string | undefined, options: Options): Promise<void> {
  const [
    { openDataDirectory },
    { wholeNight },
    { readSettings, settingsName },
    { keptRoster },
    { wordsFolder },
    { Console },
    { NightLog },
  ] = await Promise.all([
    import('../../jobs/open.js'),
    import('../../jobs/night.js'),
    import('../../jobs/settings.js'),
    import('../../jobs/kept-roster.js'),
    import('../../jobs/words-folder.js'),
    import('../console.js'),
    import('../night-log.js'),
  ]);
  const { data, lexicons, since, limit, dryRun } = options;
  const isText = (options.log ?? (process.stderr.isTTY ? 'text' : 'json')) === 'text';
  const voice = isText ? new Console({ rehearsal: dryRun === true }) : new NightLog();
  const { store, path } = await openDataDirectory(data);
  try {
    const settings = readSettings(path, options.settings);
    const given = { roster: keptRoster(path), ...options };
    const sources = directory === undefined ? settings.sources : [sourceFor(directory, given)];
    if (sources.length === 0)
      voice.tell(
        `No sources: name a directory, or list them in ${options.settings ?? join(path, settingsName)}.`,
      );
    const onFile = (result: ImportResult) => {
      if (result.state === 'failed') process.exitCode = FAILED;
      voice.imported(result.file, result);
    };
    const wishes = {
      ...(since === undefined ? {} : { since }),
      ...(limit === undefined ? {} : { limit }),
      ...(dryRun === undefined ? {} : { dryRun }),
    };
    const listeners = { onFile, onProgress: voice.progress };
    const onTrouble = (error: unknown) => process.stderr.write(`${stackOf(error)}\n`);
    const night = {
      store,
      settings: { ...settings, sources },
      lexicons,
      words: wordsFolder(path),
      listeners,
      wishes,
      onTrouble,
    };
    const result = await wholeNight(night);
    if (result.undelivered !== undefined) process.exitCode = FAILED;
    voice.ran(result);
  } catch (error) {
    if (error instanceof CentricityError) voice.stopped(error.code, error.message);
    throw error;
  } finally {
    await store.close();
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

type Given = Pick<Options, 'source' | 'team' | 'format'> & { readonly roster?: string | undefined };

function sourceFor(path: string, { source: name, team, roster, format }: Given) {
  return {
    name,
    kind: 'directory' as const,
    path,
    ...(team === undefined ? {} : { team }),
    ...(roster === undefined ? {} : { roster }),
    ...(format === undefined ? {} : { format }),
  };
}

function moment(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new InvalidArgumentError('Give a day, such as 2026-03-01.');
}

function positive(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Give a whole number above 0.');
}
