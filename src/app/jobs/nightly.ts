import { CentricityError } from '../../model/index.js';
import type { Outcome, Store } from '../../store/index.js';
import { kinds } from '../sources/kinds.js';
import type { Brought, Listeners, Night, Wishes } from '../sources/source.js';
import type { Told } from './digest.js';
import type { ImportResult, Labeller } from './import-file.js';
import { relabelOutdated } from './relabel.js';
import { applyRetention, type RetentionResult } from './retention.js';
import type { Settings, SourceSettings } from './settings.js';
import { alone } from './turns.js';

/** What one night's run did. A ticket system counts as one file. */
export interface NightlyResult extends Told {
  readonly files: number;
  readonly imported: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly conversations: number;
  readonly replaced: number;
  /** Conversations that were deleted in the ticket system that they came from. */
  readonly deleted: number;
  readonly statements: number;
  readonly problems: number;
  /** Conversations that another version of the lexicons had labelled. */
  readonly relabelled: number;
  /** Conversations whose words, or all of whose counts, had been kept for their full time. */
  readonly textsErased: number;
  readonly countsErased: number;
}

export const nightlyKind = 'nightly';

/** Sources as far as they could be read, and what was wrong with the others. */
interface SourcesRead {
  readonly brought: readonly Brought[];
  readonly refused: readonly CentricityError[];
}

function bring(settings: SourceSettings, night: Night): Promise<Brought> {
  const kind = kinds.find((each) => each.kind === settings.kind);
  if (kind === undefined)
    throw new CentricityError('no-such-kind', `There is no kind of source "${settings.kind}".`);
  return kind.bring(settings, night);
}

/** One source that cannot be read does not stop the others; an error that nobody foresaw does. */
async function bringAll(sources: readonly SourceSettings[], night: Night): Promise<SourcesRead> {
  const brought: Brought[] = [];
  const refused: CentricityError[] = [];
  for (const source of sources) {
    try {
      const one = await bring(source, night);
      brought.push(one);
      if (one.stopped !== undefined) refused.push(one.stopped);
    } catch (error) {
      if (!(error instanceof CentricityError)) throw error;
      // Where there is only one source, its name tells nobody anything; a ticket system tells it itself.
      const which =
        sources.length > 1 && !error.message.startsWith(`${source.name}: `) ? `${source.name}: ` : '';
      refused.push(new CentricityError(error.code, which + error.message, { cause: error }));
    }
  }
  return { brought, refused };
}

/** What everybody who sees the runs may read: other messages can quote what was being read. */
function publicWords(error: unknown): string {
  return error instanceof CentricityError ? error.message : 'an unexpected error; see the log';
}

function summed(
  brought: readonly Brought[],
  erased: readonly RetentionResult[],
  relabelled: number,
): NightlyResult {
  const read = brought.flatMap((each) => each.read);
  const sum = (count: (result: ImportResult) => number) =>
    read.reduce((all, result) => all + count(result), 0);
  const inState = (state: ImportResult['state']) => sum((result) => (result.state === state ? 1 : 0));
  const untouched = brought.reduce((all, each) => all + each.untouched, 0);
  return {
    files: read.length + untouched,
    imported: inState('imported'),
    unchanged: inState('unchanged') + untouched,
    failed: inState('failed'),
    conversations: sum((result) => result.conversations),
    replaced: sum((result) => result.replaced),
    deleted: sum((result) => result.deleted ?? 0),
    statements: sum((result) => result.statements),
    problems: sum((result) => result.problems.length),
    relabelled,
    textsErased: erased.reduce((all, { texts }) => all + texts.conversations, 0),
    countsErased: erased.reduce((all, { counts }) => all + counts.conversations, 0),
  };
}

/**
 * One night's run: deletes what has been kept for its full time, labels anew what an earlier version of the lexicons
 * has labelled, and brings what is new or changed in every source; then what that brought is deleted where its time is
 * over already. It is killed and started again without loss. What it did is recorded in the store, but for a dry run,
 * which writes nothing.
 * A source that cannot be read does not stop the others, but the run then ends as failed.
 *
 * @param afterwards when everything is stored: tells what changed, and gives what of that belongs into the record
 * @throws CentricityError `already-running` while another one runs, what stopped this one, or, after all sources were
 * tried, what was wrong with those that could not be read (under the code of the first that has to be mended)
 */
export async function nightly(
  store: Store,
  analyzer: Labeller,
  { sources, retention }: Pick<Settings, 'sources' | 'retention'>,
  listeners: Listeners = {},
  wishes: Wishes = {},
  afterwards: () => Promise<Told> = async () => ({}),
): Promise<NightlyResult> {
  const night = { store, analyzer, listeners, wishes };
  if (wishes.dryRun) {
    const { brought, refused } = await bringAll(sources, night);
    throwIfAny(refused);
    return summed(brought, [], 0);
  }
  return alone(store, nightlyKind, async () => {
    const id = await store.beginRun(nightlyKind);
    let result: NightlyResult | undefined;
    try {
      // First, so that words whose time is over are not labelled once more; and from the store, so that
      // exports need not be read again.
      const before = await applyRetention(store, retention);
      const relabelled = await relabelOutdated(store, analyzer);
      const { brought, refused } = await bringAll(sources, night);
      const after = await applyRetention(store, retention);
      result = { ...summed(brought, [before, after], relabelled), ...(await afterwards()) };
      throwIfAny(refused);
      await store.finishRun(id, 'done', { ...result } satisfies Outcome);
      return result;
    } catch (error) {
      await store.finishRun(id, 'failed', { ...result, stopped: publicWords(error) });
      throw error;
    }
  });
}

function throwIfAny(refused: readonly CentricityError[]): void {
  // What somebody has to mend is told before what passes by itself.
  const first = refused.find(({ code }) => code !== 'source-unavailable') ?? refused[0];
  if (first === undefined) return;
  const words = refused.map(({ message }) => message).join(' ');
  throw new CentricityError(first.code, words, { cause: first });
}
