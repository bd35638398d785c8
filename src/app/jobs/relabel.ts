import { setImmediate as breathe } from 'node:timers/promises';
import type { Store } from '../../store/index.js';
import type { Labeller } from './import-file.js';

const together = 200;

/**
 * Labels anew what another version of the lexicons or weights has labelled, from the words in the store: uploaded
 * files are not kept. Conversations whose words were deleted after their time keep their counts.
 * @returns how many conversations were labelled anew
 */
export async function relabelOutdated(
  store: Store,
  analyzer: Labeller,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  let done = 0;
  for (;;) {
    const ids = await store.outdated(analyzer.version, together);
    if (ids.length === 0) return done;
    for (const id of ids) {
      await store.relabel(id, analyzer.version, (conversation) => analyzer.analyze(conversation));
      done += 1;
      // Pages are served by the same thread: let them have a turn.
      await breathe();
    }
    onProgress(done);
  }
}
