import { type Command, InvalidArgumentError } from 'commander';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly settings?: string;
  readonly samples: boolean;
  readonly lexicons?: string;
  readonly nightly?: string;
}

/** `centricity serve`: the pages, until it is stopped. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the pages on this machine')
    .option('--port <number>', 'the port to listen on', portOf, 3000)
    .option('--host <name>', 'only 127.0.0.1, localhost or ::1', '127.0.0.1')
    .option('--data <dir>', 'where the store is kept')
    .option('--settings <file>', 'settings; by default centricity.yaml in the data directory')
    .option('--no-samples', 'leave an empty store empty')
    .option('--lexicons <dir>', 'a language folder of your own, read after the one that ships')
    .option(
      '--nightly <schedule>',
      'run a night at these times, as for cron: "0 2 * * *" is every night at two',
    )
    .action(async (options: Options) => {
      const { serve } = await import('../../web/index.js');
      const serving = await serve(options);
      process.stdout.write(`Centricity is at ${serving.address}\n`);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, async () => {
          await serving.close();
          process.exit(0);
        });
      }
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}
