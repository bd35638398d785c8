import { readConversations, type Source, systemOf } from '../../ingest/index.js';
import { CentricityError, type Problem, type SetAside } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import type { Labeller } from './batch.js';
import { type Content, contentOf, watched } from './content.js';
import { comparable, type ImportOptions } from './import-options.js';
import { type Import, storeEvents } from './import-stream.js';
import { inTurn } from './turns.js';

export type { Labeller } from './batch.js';

/** How far an import is. */
export interface ImportProgress {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytes: number;
  readonly conversations: number;
  readonly statements: number;
  /** How far a source without a size has been read, 0 to 1, where it can be told. */
  readonly share?: number;
}

/** What became of one file. */
export interface ImportResult {
  readonly file: string;
  readonly state: 'imported' | 'unchanged' | 'failed';
  /** The import's number in the store; absent where the file could not even be opened. */
  readonly importId?: number;
  /** When the same content had been imported before (ISO 8601), for `unchanged`. */
  readonly importedAt?: string;
  readonly conversations: number;
  /** Conversations that the store held just so. */
  readonly unchanged: number;
  /** Conversations whose earlier version gave way to this one. */
  readonly replaced: number;
  /** Conversations that are gone from where they came, and so from the store: of a ticket system only. */
  readonly deleted?: number;
  readonly utterances: number;
  readonly statements: number;
  readonly problems: readonly Problem[];
  readonly setAside: readonly SetAside[];
}

/**
 * Reads, analyses and stores one file. What was read is kept even where the rest cannot be read; the same content
 * read the same way changes nothing; an import that was interrupted goes on where it stopped.
 * A file that cannot be opened is a result with a problem, not an exception.
 *
 * @param onProgress called after each stored batch
 */
export async function importFile(
  store: Store,
  analyzer: Labeller,
  source: Source,
  options: ImportOptions = {},
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<ImportResult> {
  try {
    const content = await contentOf(source);
    // Two who bring the same file at once: the second waits, and then learns that it is known.
    return await inTurn(store, `import ${content.sha256}`, () =>
      importContent(store, analyzer, source, content, options, onProgress),
    );
  } catch (error) {
    if (!(error instanceof CentricityError) || error.code !== 'cannot-open') throw error;
    const problem = { code: error.code, message: error.message };
    return { ...nothing(source.name, 'failed'), problems: [problem] };
  }
}

async function importContent(
  store: Store,
  analyzer: Labeller,
  source: Source,
  content: Content,
  options: ImportOptions,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  let bytesRead = 0;
  const counted = watched(source, (read) => {
    bytesRead = Math.max(bytesRead, read);
  });
  const reading = await readConversations(counted, options);
  // However its tickets come in, they belong to the system they are from.
  const where = options.source ?? systemOf(reading.format) ?? options.through ?? reading.format;
  const start = await store.beginImport({
    fileName: source.name,
    ...content,
    source: where,
    format: reading.format,
    options: comparable(options),
    analyzer: analyzer.version,
    sample: options.sample ?? false,
  });
  if (start.kind === 'unchanged') {
    const { id, finishedAt, startedAt } = start.before;
    if (options.cursor !== undefined) await store.moveCursor(options.cursor, id);
    return { ...nothing(source.name, 'unchanged'), importId: id, importedAt: finishedAt ?? startedAt };
  }
  const running: Import = {
    store,
    analyzer,
    id: start.id,
    source: where,
    cursor: options.cursor,
    identify: identifier(source.name, content, options),
    conversations: 0,
    statements: 0,
  };
  await storeEvents(running, reading.events, () => {
    const { conversations, statements } = running;
    onProgress({ file: source.name, bytesRead, bytes: content.bytes, conversations, statements });
  });
  return resultOf(store, start.id);
}

/**
 * A ticket has a number. A transcript has only its file's name, and next week's `meeting.vtt` must not replace this
 * week's, nor a renamed copy count twice: unless names are stable, its content is its identity.
 */
function identifier(name: string, { sha256 }: Content, options: ImportOptions): Import['identify'] {
  const { startedAt } = options;
  return (conversation) => {
    const isFile = conversation.id === name;
    return {
      ...conversation,
      ...(isFile && !options.stableNames ? { id: `content:${sha256.slice(0, 16)}` } : {}),
      ...(isFile && options.title !== undefined ? { title: options.title } : {}),
      ...(startedAt !== undefined && (isFile || conversation.startedAt === undefined) ? { startedAt } : {}),
    };
  };
}

function nothing(file: string, state: ImportResult['state']): ImportResult {
  const counts = { conversations: 0, unchanged: 0, replaced: 0, utterances: 0, statements: 0 };
  return { file, state, ...counts, problems: [], setAside: [] };
}

async function resultOf(store: Store, importId: number): Promise<ImportResult> {
  const detail = await store.importDetail(importId);
  if (detail === undefined)
    throw new CentricityError('import-deleted', `Import ${importId} was deleted meanwhile.`);
  const { fileName: file, conversations, unchanged, replaced, utterances, statements, setAside } = detail;
  const state = detail.state === 'failed' ? 'failed' : 'imported';
  const counts = { conversations, unchanged, replaced, utterances, statements };
  return { file, state, importId, ...counts, problems: detail.problemList, setAside };
}
