import { CentricityError } from '../../model/index.js';
import type { Outcome, Store } from '../../store/index.js';
import { type DirectoryResult, importDirectory, type Listeners } from './directory.js';
import type { ImportResult, Labeller } from './import-file.js';
import { relabelOutdated } from './relabel.js';
import { applyRetention, type RetentionResult } from './retention.js';
import { openRoster } from './roster.js';
import type { Settings, SourceSettings } from './settings.js';
import { alone } from './turns.js';

/** What one night's run did. */
export interface NightlyResult {
  readonly files: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly conversations: number;
  readonly replaced: number;
  readonly statements: number;
  readonly problems: number;
  /** Conversations that another version of the lexicons had labelled. */
  readonly relabelled: number;
  /** Conversations whose words, or all of whose counts, had been kept for their full time. */
  readonly textsErased: number;
  readonly countsErased: number;
}

export const nightlyKind = 'nightly';

async function importSource(
  store: Store,
  analyzer: Labeller,
  { name, path, roster, team, format, audience }: SourceSettings,
  listeners: Listeners,
): Promise<DirectoryResult> {
  const options = {
    source: name,
    ...(team === undefined ? {} : { team }),
    ...(format === undefined ? {} : { format }),
    ...(audience === undefined ? {} : { audience }),
    ...(roster === undefined ? {} : { roster: await openRoster(roster) }),
  };
  return importDirectory(store, analyzer, path, options, listeners);
}

/** Sources as far as they could be read, and what was wrong with the others. */
interface SourcesRead {
  readonly directories: readonly DirectoryResult[];
  readonly refused: readonly CentricityError[];
}

/** One source that cannot be read does not stop the others; an error that nobody foresaw does. */
async function importSources(
  store: Store,
  analyzer: Labeller,
  sources: readonly SourceSettings[],
  listeners: Listeners,
): Promise<SourcesRead> {
  const directories: DirectoryResult[] = [];
  const refused: CentricityError[] = [];
  for (const source of sources) {
    try {
      directories.push(await importSource(store, analyzer, source, listeners));
    } catch (error) {
      if (!(error instanceof CentricityError)) throw error;
      // Where there is only one source, its name tells nobody anything.
      const which = sources.length > 1 ? `${source.name}: ` : '';
      refused.push(new CentricityError(error.code, which + error.message, { cause: error }));
    }
  }
  return { directories, refused };
}

/** What everybody who sees the runs may read: other messages can quote what was being read. */
function publicWords(error: unknown): string {
  return error instanceof CentricityError ? error.message : 'an unexpected error; see the log';
}

function summed(
  directories: readonly DirectoryResult[],
  { texts, counts }: RetentionResult,
  relabelled: number,
): NightlyResult {
  const read = directories.flatMap((directory) => directory.read);
  const sum = (count: (result: ImportResult) => number) =>
    read.reduce((all, result) => all + count(result), 0);
  const inState = (state: ImportResult['state']) => sum((result) => (result.state === state ? 1 : 0));
  const untouched = directories.reduce((all, directory) => all + directory.untouched, 0);
  return {
    files: read.length + untouched,
    imported: inState('imported'),
    unchanged: inState('unchanged') + untouched,
    failed: inState('failed'),
    conversations: sum((result) => result.conversations),
    replaced: sum((result) => result.replaced),
    statements: sum((result) => result.statements),
    problems: sum((result) => result.problems.length),
    relabelled,
    textsErased: texts.conversations,
    countsErased: counts.conversations,
  };
}

/**
 * One night's run: deletes what has been kept for its full time, labels anew what an earlier version of the lexicons
 * has labelled, and imports what is new or changed in every source.
 * It is killed and started again without loss. What it did is recorded in the store.
 * A source that cannot be read does not stop the others, but the run then ends as failed.
 *
 * @throws CentricityError `already-running` while another one runs, what stopped this one, or, after all sources were
 * tried, what was wrong with those that could not be read (under the code of the first)
 */
export async function nightly(
  store: Store,
  analyzer: Labeller,
  { sources, retention }: Pick<Settings, 'sources' | 'retention'>,
  listeners: Listeners = {},
): Promise<NightlyResult> {
  return alone(store, nightlyKind, async () => {
    const id = await store.beginRun(nightlyKind);
    let result: NightlyResult | undefined;
    try {
      // First, so that words whose time is over are not labelled once more; and from the store, so that
      // exports need not be read again.
      const erased = await applyRetention(store, retention);
      const relabelled = await relabelOutdated(store, analyzer);
      const { directories, refused } = await importSources(store, analyzer, sources, listeners);
      result = summed(directories, erased, relabelled);
      const [first] = refused;
      if (first !== undefined)
        throw new CentricityError(first.code, refused.map(({ message }) => message).join(' '), {
          cause: first,
        });
      await store.finishRun(id, 'done', { ...result } satisfies Outcome);
      return result;
    } catch (error) {
      await store.finishRun(id, 'failed', { ...result, stopped: publicWords(error) });
      throw error;
    }
  });
}
