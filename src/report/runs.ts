import { CentricityError, type Problem, type SetAside } from '../model/index.js';
import type { ImportDetail, Outcome, Run, Store } from '../store/index.js';
import type { Inquiry } from './inquiry.js';

const LISTED = 100;
/** Runs and imports further back are not looked for. */
const REMEMBERED = 2000;

/** One run of a job that nobody watches. */
export interface RunLine {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** Counts, and words without names. */
  readonly outcome: Outcome;
}

export interface RunsView {
  readonly runs: readonly RunLine[];
  /** When the server will run the next night by itself (ISO 8601), where it does. */
  readonly next?: string;
}

/** Problems of one kind: how many, and on which lines the first of them are. */
export interface ProblemKind {
  readonly code: string;
  readonly count: number;
  readonly lines: readonly number[];
}

/** What a run read from one file or ticket system. */
export interface RunImport {
  readonly id: number;
  readonly file: string;
  readonly state: string;
  readonly conversations: number;
  readonly unchanged: number;
  readonly replaced: number;
  readonly statements: number;
  readonly setAside: readonly SetAside[];
  readonly problems: readonly ProblemKind[];
}

export interface RunView extends RunLine {
  readonly imports: readonly RunImport[];
}

/** What the nightly job and its like did, the latest first. */
export async function runsView({ store, nextNight }: Inquiry): Promise<RunsView> {
  return { runs: await store.runs({ limit: LISTED }), ...(nextNight !== undefined && { next: nextNight }) };
}

/**
 * One run with all that it read. Problems are told by kind and line only: their words may quote what stood in a file.
 * @throws CentricityError `not-found`
 */
export async function runView({ store }: Pick<Inquiry, 'store'>, id: number): Promise<RunView> {
  const run = (await store.runs({ limit: REMEMBERED })).find((each) => each.id === id);
  if (run === undefined) throw new CentricityError('not-found', 'There is no such run in the record.');
  return { ...run, imports: (await importsOf(store, run)).map(importOf) };
}

/** The imports that began while a run went on, with every problem in words: for whoever runs it. */
export async function importsOf(
  store: Store,
  { startedAt, finishedAt }: Run,
): Promise<readonly ImportDetail[]> {
  const imports = await store.imports({ limit: REMEMBERED });
  const during = imports.filter(
    (each) => each.startedAt >= startedAt && (finishedAt === undefined || each.startedAt <= finishedAt),
  );
  const details = await Promise.all(during.slice(0, LISTED).map(({ id }) => store.importDetail(id)));
  return details.filter((each) => each !== undefined);
}

function importOf({ fileName: file, problemList, ...detail }: ImportDetail): RunImport {
  const { id, state, conversations, unchanged, replaced, statements, setAside } = detail;
  const counts = { conversations, unchanged, replaced, statements };
  return { id, file, state, ...counts, setAside, problems: kindsOf(problemList) };
}

const LINES = 10;

function kindsOf(problems: readonly Problem[]): readonly ProblemKind[] {
  return [...new Set(problems.map(({ code }) => code))].map((code) => {
    const alike = problems.filter((problem) => problem.code === code);
    const lines = alike.flatMap(({ line }) => (line === undefined ? [] : [line]));
    return { code, count: alike.length, lines: lines.slice(0, LINES) };
  });
}
