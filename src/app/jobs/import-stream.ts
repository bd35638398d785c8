import type { IngestEvent } from '../../ingest/index.js';
import type { Conversation, Problem } from '../../model/index.js';
import type { Cursor, ImportBatch, Store } from '../../store/index.js';
import { analysed, compared, type Labeller, setAsideIn } from './batch.js';

/**
 * A batch is stored when it holds this many utterances, conversations or problems: memory stays flat for files of any
 * size, even of bad rows, and pages that the same thread serves wait for one batch at most.
 */
const UTTERANCES = 1000;
const CONVERSATIONS = 250;
const PROBLEMS = 1000;

/** One file on its way into the store. */
export interface Import {
  readonly store: Store;
  readonly analyzer: Labeller;
  readonly id: number;
  readonly source: string;
  readonly cursor: Cursor | undefined;
  readonly identify: (conversation: Conversation) => Conversation;
  conversations: number;
  statements: number;
}

/** A batch that is labelled while the next one is read. */
interface Underway {
  readonly ids: ReadonlySet<string>;
  readonly batch: Promise<ImportBatch>;
}

const empty: ImportBatch = { conversations: [], unchanged: 0, problems: [], setAside: [] };

/**
 * Reads a batch and stores the one before while it is labelled: where another thread labels, two processors have work.
 * No more than two batches are ever in memory.
 */
export async function storeEvents(
  into: Import,
  events: AsyncIterable<IngestEvent>,
  onBatch: () => void,
): Promise<void> {
  let waiting: Conversation[] = [];
  let problems: Problem[] = [];
  let utterances = 0;
  let before: Underway | undefined;
  const store = async (end: Pick<ImportBatch, 'finish' | 'cursor'>): Promise<void> => {
    const batch = before === undefined ? empty : await before.batch;
    into.statements += batch.conversations.reduce((sum, { statements }) => sum + statements.length, 0);
    await into.store.saveBatch(into.id, { ...batch, ...end });
    onBatch();
  };
  const flush = async (): Promise<void> => {
    const next = begin(into, waiting, problems, before?.ids ?? new Set());
    [waiting, problems, utterances] = [[], [], 0];
    if (before !== undefined) await store({});
    before = next;
  };
  for await (const event of events) {
    if (event.kind === 'problem') problems.push(event.problem);
    else {
      waiting.push(into.identify(event.conversation));
      utterances += event.conversation.utterances.length;
      into.conversations += 1;
    }
    if (utterances >= UTTERANCES || waiting.length >= CONVERSATIONS || problems.length >= PROBLEMS)
      await flush();
  }
  if (waiting.length + problems.length > 0) await flush();
  await store(ending(into));
}

/** Begins to label what is new or changed. @param ahead conversations that are about to be stored */
function begin(
  into: Import,
  read: readonly Conversation[],
  problems: readonly Problem[],
  ahead: ReadonlySet<string>,
): Underway {
  const batch = labelled(into, read, problems, ahead);
  // Whoever waits for the batch is told what went wrong; nobody does when reading ends in an error before.
  batch.catch(() => {});
  return { ids: new Set(read.map(({ id }) => id)), batch };
}

async function labelled(
  { store, analyzer, source, id }: Import,
  read: readonly Conversation[],
  problems: readonly Problem[],
  ahead: ReadonlySet<string>,
): Promise<ImportBatch> {
  const notAhead = (ids: readonly string[]) => ids.filter((each) => !ahead.has(each));
  const known: Store['known'] = (from, ids) => store.known(from, notAhead(ids));
  const { met, fresh, same } = await compared({ known }, { source, version: analyzer.version }, read);
  const conversations = await analysed(analyzer, fresh);
  // What this import itself brought before it was interrupted is not what the store held before.
  const unchanged = same.filter((importId) => importId !== id).length;
  return { conversations, unchanged, problems, setAside: setAsideIn(met) };
}

/** A file that gave nothing is told anew each time, so its cursor stays where it is. */
function ending({ conversations, cursor }: Import): Pick<ImportBatch, 'finish' | 'cursor'> {
  if (conversations === 0) return { finish: 'failed' };
  return { finish: 'imported', ...(cursor === undefined ? {} : { cursor }) };
}
