import { type Logger, pino, stdTimeFunctions } from 'pino';
import type { ImportProgress, ImportResult } from '../jobs/import-file.js';
import type { NightlyResult } from '../jobs/nightly.js';

const PROGRESS_EVERY_MS = 30_000;

/** Tells of a night where nobody watches: one JSON object a line on standard output. */
export class NightLog {
  readonly #log: Logger;
  #lastProgress = Date.now();

  constructor(write: (line: string) => void = (line) => process.stdout.write(line)) {
    this.#log = pino({ base: null, timestamp: stdTimeFunctions.isoTime }, { write });
  }

  readonly progress = ({ file, conversations, statements, share }: ImportProgress): void => {
    if (Date.now() - this.#lastProgress < PROGRESS_EVERY_MS) return;
    this.#lastProgress = Date.now();
    this.#log.info({ event: 'progress', file, conversations, statements, share });
  };

  /** A file or a ticket system that was read, and each of its problems. */
  readonly imported = (file: string, { problems, setAside: _, ...result }: ImportResult): void => {
    for (const { code, message, line, column } of problems)
      this.#log.warn({ event: 'problem', file, code, line, column }, message);
    const told = { event: 'read', ...result, problems: problems.length };
    if (result.state === 'failed') this.#log.error(told);
    else this.#log.info(told);
  };

  readonly ran = (result: NightlyResult): void => {
    this.#log.info({ event: 'done', ...result });
  };

  readonly tell = (words: string): void => {
    this.#log.warn(words);
  };

  /** What ended the run. */
  readonly stopped = (code: string, message: string): void => {
    this.#log.error({ event: 'stopped', code }, message);
  };
}
