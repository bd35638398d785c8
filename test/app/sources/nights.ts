import type { Labeller } from '../../../src/app/jobs/batch.js';
import { type NightlyResult, nightly } from '../../../src/app/jobs/nightly.js';
import type { Settings } from '../../../src/app/jobs/settings.js';
import { patient } from '../../../src/app/sources/patience.js';
import type { Listeners, Wishes } from '../../../src/app/sources/source.js';
import type { Store } from '../../../src/store/index.js';

export const retention = { textDays: 3650, countMonths: 1200 };

/** As patient as always, but no waiting. */
export const hurried = { ...patient, silence: 150, pause: async () => undefined };

/** One night over sources. */
export function night(
  store: Store,
  analyzer: Labeller,
  sources: Settings['sources'],
  wishes: Wishes = {},
  listeners: Listeners = {},
): Promise<NightlyResult> {
  return nightly(store, analyzer, { sources, retention }, listeners, { patience: hurried, ...wishes });
}

/** What a store holds: the number of each ticket and what was said in it. */
export async function contentOf(store: Store): Promise<readonly (readonly string[])[]> {
  const listed = await store.conversations({ limit: 1_000_000 });
  const told = await Promise.all(
    listed.map(async ({ id, externalId }) => {
      const said = (await store.conversation(id))?.said ?? [];
      return [externalId.replace(/\D/g, ''), ...said.map(({ text }) => text)];
    }),
  );
  return told.sort((one, other) => Number(one[0]) - Number(other[0]));
}
