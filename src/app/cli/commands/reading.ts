import type { Command } from 'commander';
import type { Analyzer } from '../../../analysis/index.js';
import type { ImportOptions } from '../../jobs/import-options.js';
import type { Console } from '../console.js';

/** What every command that reads files can be told about them. */
export interface ReadingOptions {
  readonly team?: string;
  readonly roster?: string | undefined;
  readonly format?: string;
  readonly date?: string;
  readonly lexicons?: string;
  /** The folder of customer words, where there is a data directory. */
  readonly words?: string | undefined;
}

export function addReadingOptions(command: Command): Command {
  return command
    .option('--team <name>', 'team of everybody for whom the files name none')
    .option('--roster <file>', 'CSV: name, e-mail, aliases, team, side')
    .option('--format <name>', 'how to read the files, instead of finding out by their content')
    .option('--date <day>', 'when the talk took place (2026-03-02); tickets keep the dates of their file')
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships');
}

/**
 * The analyzer, and what to read files with.
 * @throws CentricityError `bad-date`, or what the analyzer and the roster throw
 */
export async function readingOf(
  { team, roster, format, date, lexicons, words }: ReadingOptions,
  console: Console,
): Promise<{ analyzer: Analyzer; reading: ImportOptions }> {
  const [{ openAnalyzer }, { openRoster }, { CentricityError }] = await Promise.all([
    import('../../jobs/analyzer.js'),
    import('../../jobs/roster.js'),
    import('../../../model/index.js'),
  ]);
  if (date !== undefined && Number.isNaN(Date.parse(date))) {
    throw new CentricityError('bad-date', `--date "${date}" is no date. Write it as 2026-03-02.`);
  }
  const reading = {
    ...(team === undefined ? {} : { team }),
    ...(format === undefined ? {} : { format }),
    ...(date === undefined ? {} : { startedAt: date }),
    ...(roster === undefined ? {} : { roster: await openRoster(roster, console.tell) }),
  };
  const folders = { ...(lexicons !== undefined && { lexicons }), ...(words !== undefined && { words }) };
  return { analyzer: await openAnalyzer(folders), reading };
}
