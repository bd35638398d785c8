import { type Problem, place } from '../../model/index.js';
import { grouped, plural } from '../../report/index.js';
import type { AnalysedFile } from '../jobs/analyze.js';
import type { ImportProgress, ImportResult } from '../jobs/import-file.js';
import { rehearsalInWords, resultInWords } from '../jobs/import-words.js';
import type { NightlyResult } from '../jobs/nightly.js';
import { outcomeInWords } from '../jobs/run-words.js';
import { FAILED } from './exit-codes.js';

/** Problems of one file beyond this many are counted instead of listed. */
const LISTED = 20;

/** Signs in a bar that shows how far something is. */
const BAR = 20;

/** Tells a person at a terminal what goes on: results to standard output, all else to standard error. */
export class Console {
  readonly #onTerminal = process.stderr.isTTY;

  readonly #rehearsal: boolean;

  /** @param options.rehearsal true where results are of what would be done */
  constructor({ rehearsal = false }: { readonly rehearsal?: boolean } = {}) {
    this.#rehearsal = rehearsal;
  }

  /** A progress line that is written over; nothing where nobody watches. */
  readonly progress = ({
    file,
    bytesRead,
    bytes,
    conversations,
    statements,
    share,
  }: ImportProgress): void => {
    if (!this.#onTerminal) return;
    const done = share ?? (bytes === 0 ? undefined : bytesRead / bytes);
    const bar = done === undefined ? `${grouped(conversations)} conversations` : barOf(done);
    process.stderr.write(`\r\x1b[K${file}: ${bar}, ${grouped(statements)} statements`);
  };

  readonly tell = (words: string): void => {
    process.stderr.write(`${this.#onTerminal ? '\r\x1b[K' : ''}${words}\n`);
  };

  readonly imported = (file: string, result: ImportResult): void => {
    if (result.state === 'failed') process.exitCode = FAILED;
    // The first problem of a file that failed is its result.
    this.#problems(file, result.state === 'failed' ? result.problems.slice(1) : result.problems);
    process.stdout.write(
      `${this.#onTerminal ? '\r\x1b[K' : ''}${file}: ${this.#rehearsal ? rehearsalInWords(result) : resultInWords(result)}\n`,
    );
  };

  readonly analyzed = ({ file, format, conversations, statements, problems }: AnalysedFile): void => {
    if (conversations === 0) process.exitCode = FAILED;
    this.#problems(file, problems);
    this.tell(
      `${file}: ${format}, ${plural(conversations, 'conversation')}, ${plural(statements, 'statement')}`,
    );
  };

  readonly ran = (run: NightlyResult): void => {
    const { conversations, deleted } = run;
    const words = this.#rehearsal
      ? `In all, ${plural(conversations, 'conversation')} would be stored and ${deleted} deleted. Nothing was written.`
      : outcomeInWords({ ...run });
    process.stdout.write(`${words}\n`);
  };

  /** What ended a run is told by whoever ends the program. */
  readonly stopped = (_code: string, _message: string): void => {
    if (this.#onTerminal) process.stderr.write('\r\x1b[K');
  };

  #problems(file: string, problems: readonly Problem[]): void {
    for (const problem of problems.slice(0, LISTED)) this.tell(`${place(file, problem)}: ${problem.message}`);
    const rest = problems.length - LISTED;
    if (rest > 0) this.tell(`${file}: ${plural(rest, 'more problem')}.`);
  }
}

/** `[#####---------------] 25 %` */
function barOf(share: number): string {
  const full = Math.floor(BAR * share);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${Math.floor(100 * share)} %`;
}
