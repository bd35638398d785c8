import { type Problem, place } from '../../model/index.js';
import { grouped, plural } from '../../report/index.js';
import type { AnalysedFile } from '../jobs/analyze.js';
import type { ImportProgress, ImportResult } from '../jobs/import-file.js';
import { resultInWords } from '../jobs/import-words.js';
import type { NightlyResult } from '../jobs/nightly.js';
import { outcomeInWords } from '../jobs/run-words.js';

/** Problems of one file beyond this many are counted instead of listed. */
const LISTED = 20;

/** Exit code when some files could not be read. */
const SOME_FAILED = 1;

/** Tells a person at a terminal what goes on: results to standard output, all else to standard error. */
export class Console {
  readonly #onTerminal = process.stderr.isTTY;

  /** A progress line that is written over; nothing where nobody watches. */
  readonly progress = ({ file, bytesRead, bytes, statements }: ImportProgress): void => {
    if (!this.#onTerminal) return;
    const share = bytes === 0 ? 100 : Math.floor((100 * bytesRead) / bytes);
    process.stderr.write(`\r\x1b[K${file}: ${share} %, ${grouped(statements)} statements`);
  };

  readonly tell = (words: string): void => {
    process.stderr.write(`${this.#onTerminal ? '\r\x1b[K' : ''}${words}\n`);
  };

  readonly imported = (file: string, result: ImportResult): void => {
    if (result.state === 'failed') process.exitCode = SOME_FAILED;
    // The first problem of a file that failed is its result.
    this.#problems(file, result.state === 'failed' ? result.problems.slice(1) : result.problems);
    process.stdout.write(`${this.#onTerminal ? '\r\x1b[K' : ''}${file}: ${resultInWords(result)}\n`);
  };

  readonly analyzed = ({ file, format, conversations, statements, problems }: AnalysedFile): void => {
    if (conversations === 0) process.exitCode = SOME_FAILED;
    this.#problems(file, problems);
    this.tell(
      `${file}: ${format}, ${plural(conversations, 'conversation')}, ${plural(statements, 'statement')}`,
    );
  };

  readonly ran = (run: NightlyResult): void => {
    process.stdout.write(`${outcomeInWords({ ...run })}\n`);
  };

  #problems(file: string, problems: readonly Problem[]): void {
    for (const problem of problems.slice(0, LISTED)) this.tell(`${place(file, problem)}: ${problem.message}`);
    const rest = problems.length - LISTED;
    if (rest > 0) this.tell(`${file}: ${plural(rest, 'more problem')}.`);
  }
}
