import { createHash } from 'node:crypto';
import {
  Boilerplate,
  memorySource,
  readConversations,
  type SeenLines,
  systemOf,
} from '../../ingest/index.js';
import { CentricityError, type Conversation, type Problem } from '../../model/index.js';
import type { ImportSummary } from '../../store/index.js';
import { analysed, compared, setAsideIn } from '../jobs/batch.js';
import type { ImportResult } from '../jobs/import-file.js';
import { comparable, type ImportOptions } from '../jobs/import-options.js';
import { cursorAfter, leftOff } from './cursor.js';
import { openApi } from './http.js';
import { patient } from './patience.js';
import { secretOf } from './secret.js';
import { type Brought, type Night, readingOf } from './source.js';
import type { Page, Reading, Remote, TicketSystem } from './ticket-system.js';

const FIRST_NIGHT_DAYS = 90;
const DAY_MS = 86_400_000;
/** The store counts all problems; so many are told one by one. */
const MOST_TOLD = 1000;

/** What one night is made of, and what it has done so far. */
interface Pulling {
  readonly night: Night;
  readonly name: string;
  readonly format: string;
  readonly options: ImportOptions;
  /** Where the tickets' numbers are unique. */
  readonly source: string;
  /** Stands for what is read: a cursor is good for that only. */
  readonly scope: string;
  importId: number | undefined;
  /** Lines that came in several tickets. */
  lines: SeenLines;
  tickets: number;
  readonly done: {
    -readonly [Count in
      | 'conversations'
      | 'unchanged'
      | 'replaced'
      | 'deleted'
      | 'utterances'
      | 'statements']: number;
  };
  readonly problems: Problem[];
}

/**
 * Brings what is new or changed in a ticket system, page by page: each page is stored in one transaction with the cursor
 * behind it, so that a run that is killed loses nothing and doubles nothing. What was deleted there is deleted here.
 * A system that fails on the way ends the reading early; what came before is kept.
 */
export async function pull<Settings extends Remote>(
  system: TicketSystem<Settings>,
  settings: Settings,
  night: Night,
): Promise<Brought> {
  const { limit = Number.POSITIVE_INFINITY } = night.wishes;
  const pulling = await opened(system, settings, night);
  try {
    for await (const page of system.pages(await readingFor(system, settings, pulling))) {
      if (!(await passed(pulling, page))) await take(pulling, page);
      if (pulling.tickets >= limit) break;
    }
  } catch (error) {
    if (!(error instanceof CentricityError)) throw error;
    return stoppedBy(pulling, error);
  }
  await finish(pulling, 'imported');
  const result = resultOf(pulling, 'imported');
  night.listeners.onFile?.(result);
  return { untouched: 0, read: [result] };
}

async function opened<Settings extends Remote>(
  system: TicketSystem<Settings>,
  settings: Settings,
  night: Night,
): Promise<Pulling> {
  const { name } = settings;
  const { format } = system;
  const options = await readingOf(settings);
  const source = options.source ?? systemOf(format) ?? name;
  const scope = hashOf(JSON.stringify([source, ...system.scope(settings)])).slice(0, 16);
  const done = { conversations: 0, unchanged: 0, replaced: 0, deleted: 0, utterances: 0, statements: 0 };
  const lines = { often: [], some: {} };
  return {
    night,
    name,
    format,
    options,
    source,
    scope,
    importId: undefined,
    lines,
    tickets: 0,
    done,
    problems: [],
  };
}

/** Where the system is, how it is asked, and where the last night left off. */
async function readingFor<Settings extends Remote>(
  system: TicketSystem<Settings>,
  settings: Settings,
  pulling: Pulling,
): Promise<Reading<Settings>> {
  const { name, url } = settings;
  const { since, limit = Number.POSITIVE_INFINITY, patience = patient } = pulling.night.wishes;
  const headers = system.headers(settings, secretOf(name, settings));
  const before = await leftOff(pulling.night.store, pulling);
  if (before !== undefined) pulling.lines = before.lines;
  return {
    settings,
    api: openApi({ name, url, headers, check: system.check(settings) }, patience),
    state: since === undefined ? before?.state : undefined,
    since: new Date(since ?? settings.since ?? Date.now() - FIRST_NIGHT_DAYS * DAY_MS),
    size: (most) => Math.max(1, Math.min(most, limit - pulling.tickets)),
    held: () => heldBy(pulling),
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Stands where a file has the hash of its content. */
function standingFor(name: string): string {
  return hashOf(`source ${name}`);
}

/** One import stands for all nights of a source: it is begun with the first page, and known by the source's name. */
function begin({ night: { store, analyzer }, name, format, options, source }: Pulling) {
  return store.beginImport({
    fileName: name,
    sha256: standingFor(name),
    bytes: 0,
    source,
    format,
    options: comparable(options),
    analyzer: analyzer.version,
    standing: true,
  });
}

async function importIdOf(pulling: Pulling): Promise<number> {
  if (pulling.importId === undefined) {
    const start = await begin(pulling);
    pulling.importId = start.kind === 'started' ? start.id : start.before.id;
  }
  return pulling.importId;
}

/** The import of earlier nights. */
async function importBefore({ night, name }: Pulling): Promise<ImportSummary | undefined> {
  const imports = await night.store.imports({ limit: Number.MAX_SAFE_INTEGER });
  return imports.find(({ sha256 }) => sha256 === standingFor(name));
}

async function heldBy(pulling: Pulling): Promise<readonly string[]> {
  const id = pulling.importId ?? (await importBefore(pulling))?.id;
  return id === undefined ? [] : pulling.night.store.broughtBy(id);
}

/**
 * Where a page brings nothing, only the cursor goes on: the import's account stays that of the last night that brought
 * something. An import that was interrupted has to be ended all the same.
 */
async function passed(pulling: Pulling, page: Page): Promise<boolean> {
  const isEmpty = page.tickets + page.gone.length + page.problems.length === 0;
  if (!isEmpty || pulling.importId !== undefined) return false;
  const before = await importBefore(pulling);
  if (before?.state !== 'imported') return false;
  if (!pulling.night.wishes.dryRun)
    await pulling.night.store.moveCursor(cursorAfter(pulling, page.state), before.id);
  return true;
}

/** Reads, analyses and stores one page, or only says what that would do. */
async function take(pulling: Pulling, page: Page): Promise<void> {
  const { night, name, source, done } = pulling;
  const { store, analyzer, listeners, wishes } = night;
  const importId = wishes.dryRun ? undefined : await importIdOf(pulling);
  const read = await readPage(pulling, page);
  const problems = [...page.problems, ...read.problems];
  const { met, fresh, changed, same } = await compared(
    store,
    { source, version: analyzer.version },
    read.conversations,
  );
  const gone = [...(await store.known(source, page.gone)).keys()];
  pulling.tickets += page.tickets;
  done.conversations += fresh.length;
  done.unchanged += same.length;
  done.replaced += changed;
  done.deleted += gone.length;
  done.utterances += fresh.reduce((sum, { utterances }) => sum + utterances.length, 0);
  pulling.problems.push(...problems.slice(0, MOST_TOLD - pulling.problems.length));
  if (importId !== undefined) {
    const conversations = await analysed(analyzer, fresh);
    done.statements += conversations.reduce((sum, { statements }) => sum + statements.length, 0);
    const cursor = cursorAfter(pulling, page.state);
    const setAside = setAsideIn(met);
    const batch = { conversations, unchanged: same.length, problems, setAside, gone, cursor };
    await store.saveBatch(importId, batch);
  }
  const { conversations, statements } = done;
  const share = page.share === undefined ? {} : { share: page.share };
  listeners.onProgress?.({ file: name, bytesRead: 0, bytes: 0, conversations, statements, ...share });
}

/** What the reader of the system's format makes of a page. */
async function readPage(pulling: Pulling, page: Page) {
  const { name, format, options } = pulling;
  const conversations: Conversation[] = [];
  const problems: Problem[] = [];
  if (page.tickets === page.gone.length) return { conversations, problems };
  const answer = memorySource(`${name}.json`, JSON.stringify(page.answer));
  const boilerplate = new Boilerplate(pulling.lines);
  const { events } = await readConversations(answer, { ...options, format, boilerplate });
  for await (const event of events) {
    if (event.kind === 'conversation') conversations.push(event.conversation);
    // Tickets in which nobody said anything are nothing to mend.
    else if (event.problem.code !== 'nothing-said') problems.push(placeless(event.problem));
  }
  pulling.lines = boilerplate.seen();
  return { conversations, problems };
}

/** A line of an answer that nobody keeps would tell nothing. */
function placeless({ code, message }: Problem): Problem {
  return { code, message };
}

async function finish(pulling: Pulling, state: 'imported' | 'failed', problems: readonly Problem[] = []) {
  if (pulling.importId === undefined) return;
  const batch = { conversations: [], unchanged: 0, problems, setAside: [], finish: state };
  await pulling.night.store.saveBatch(pulling.importId, batch);
}

/** Nothing was read: the source is refused. Something was: it is kept, and told together with what ended it. */
async function stoppedBy(pulling: Pulling, stopped: CentricityError): Promise<Brought> {
  if (pulling.importId === undefined) throw stopped;
  const problem = { code: stopped.code, message: stopped.message };
  await finish(pulling, 'failed', [problem]);
  pulling.problems.push(problem);
  const result = resultOf(pulling, 'failed');
  pulling.night.listeners.onFile?.(result);
  return { untouched: 0, read: [result], stopped };
}

function resultOf({ name, importId, done, problems }: Pulling, state: 'imported' | 'failed'): ImportResult {
  const counted = { ...done, problems, setAside: [] };
  return { file: name, state, ...(importId === undefined ? {} : { importId }), ...counted };
}
