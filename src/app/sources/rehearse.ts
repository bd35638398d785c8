import { readConversations, type Source, systemOf } from '../../ingest/index.js';
import { CentricityError, type Conversation, type Problem } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import { compared, type Labeller } from '../jobs/batch.js';
import type { ImportResult } from '../jobs/import-file.js';
import type { ImportOptions } from '../jobs/import-options.js';

/** Few enough that they may wait in memory together. */
const TOGETHER = 250;

type Counts = Pick<ImportResult, 'conversations' | 'unchanged' | 'replaced' | 'utterances'>;

export const noCounts: Counts = { conversations: 0, unchanged: 0, replaced: 0, utterances: 0 };

/** What storing these conversations would do, and nothing done. */
export async function rehearsed(
  store: Pick<Store, 'known'>,
  identity: { readonly source: string; readonly version: string },
  read: readonly Conversation[],
): Promise<Counts> {
  const { fresh, changed, same } = await compared(store, identity, read);
  return {
    conversations: fresh.length,
    unchanged: same.length,
    replaced: changed,
    utterances: fresh.reduce((sum, { utterances }) => sum + utterances.length, 0),
  };
}

export function summed(one: Counts, other: Counts): Counts {
  return {
    conversations: one.conversations + other.conversations,
    unchanged: one.unchanged + other.unchanged,
    replaced: one.replaced + other.replaced,
    utterances: one.utterances + other.utterances,
  };
}

/** Reads a file and says what importing it would do. Statements are not counted: nothing is labelled. */
export async function rehearseFile(
  store: Pick<Store, 'known'>,
  analyzer: Labeller,
  file: Source,
  options: ImportOptions,
): Promise<ImportResult> {
  try {
    const { format, events } = await readConversations(file, options);
    const source = options.source ?? systemOf(format) ?? options.through ?? format;
    const problems: Problem[] = [];
    const met: Conversation[] = [];
    let counts = noCounts;
    const count = async (): Promise<void> => {
      const read = met.splice(0);
      counts = summed(counts, await rehearsed(store, { source, version: analyzer.version }, read));
    };
    for await (const event of events) {
      if (event.kind === 'problem') problems.push(event.problem);
      else met.push(event.conversation);
      if (met.length >= TOGETHER) await count();
    }
    await count();
    const { conversations, unchanged } = counts;
    const state = conversations + unchanged === 0 ? 'failed' : conversations === 0 ? 'unchanged' : 'imported';
    return { file: file.name, state, ...counts, statements: 0, problems, setAside: [] };
  } catch (error) {
    if (!(error instanceof CentricityError) || error.code !== 'cannot-open') throw error;
    const problems = [{ code: error.code, message: error.message }];
    return { file: file.name, state: 'failed', ...noCounts, statements: 0, problems, setAside: [] };
  }
}
