import type { Command } from 'commander';

interface Options {
  readonly team?: string;
  readonly roster?: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly full?: boolean;
}

/** `centricity inspect FILE`: what would be read from a file, before anything counts. */
export function addInspect(program: Command): void {
  program
    .command('inspect')
    .description('say what would be read from a file, and what not; stores nothing')
    .argument('<file>', 'a transcript, ticket export or conversation')
    .option('--team <name>', 'team of everybody for whom the file names none')
    .option('--roster <file>', 'CSV: name, e-mail, aliases, team, side')
    .option('--format <name>', 'how to read the file, instead of finding out by its content')
    .option('--json', 'as one JSON object')
    .option('--full', 'with --json: every word that counts as said')
    .action(async (file: string, { team, roster, format, json, full }: Options) => {
      const [
        { fileSource, inspect, readConversations },
        { openRoster },
        { inspectionInWords },
        { writeInFull },
      ] = await Promise.all([
        import('../../../ingest/index.js'),
        import('../../jobs/roster.js'),
        import('../inspection-words.js'),
        import('../inspection-json.js'),
      ]);
      const tell = (words: string) => process.stderr.write(`${words}\n`);
      const known = roster === undefined ? {} : { roster: await openRoster(roster, tell) };
      const reading = await readConversations(fileSource(file), {
        ...(team !== undefined && { team }),
        ...(format !== undefined && { format }),
        ...known,
      });
      const inFull = full === true && json === true;
      const inspection = inFull ? await writeInFull(reading, known) : await inspect(reading, known);
      if (!inFull)
        process.stdout.write(
          json ? `${JSON.stringify(inspection, undefined, 2)}\n` : inspectionInWords(file, inspection),
        );
      if (inspection.counts.conversations === 0) process.exitCode = 1;
    });
}
