import { setImmediate as breathe } from 'node:timers/promises';
import { notAnalysed } from '../../analysis/index.js';
import type { Conversation, SetAside } from '../../model/index.js';
import { type AnalysedConversation, fingerprint, type Store } from '../../store/index.js';

type Statements = AnalysedConversation['statements'];

/** What importing needs of an analyzer. */
export interface Labeller {
  readonly version: string;
  /** Labels one conversation, at once or on another thread. */
  analyze(conversation: Conversation): Statements | Promise<Statements>;
}

/** Conversations as the store has to be told of them. */
export interface Compared {
  readonly met: readonly Conversation[];
  /** New, changed, or labelled by another analyzer. */
  readonly fresh: readonly Conversation[];
  /** How many of the fresh ones the store has an earlier version of. */
  readonly changed: number;
  /** Import by which the store holds each of those that are just so already. */
  readonly same: readonly number[];
}

/** Compares what was read with what the store holds of that source; of one that was met twice, the later counts. */
export async function compared(
  { known }: Pick<Store, 'known'>,
  { source, version }: { readonly source: string; readonly version: string },
  read: readonly Conversation[],
): Promise<Compared> {
  const met = [...new Map(read.map((conversation) => [conversation.id, conversation])).values()];
  const held = await known(
    source,
    met.map(({ id }) => id),
  );
  const fresh: Conversation[] = [];
  const same: number[] = [];
  let changed = 0;
  for (const conversation of met) {
    const before = held.get(conversation.id);
    if (before?.analyzer === version && before.fingerprint === fingerprint(conversation)) {
      same.push(before.importId);
      continue;
    }
    if (before !== undefined) changed += 1;
    fresh.push(conversation);
  }
  return { met, fresh, changed, same };
}

/** Labels conversations, letting other work of this thread have a turn after each. */
export async function analysed(
  analyzer: Labeller,
  conversations: readonly Conversation[],
): Promise<readonly AnalysedConversation[]> {
  const labelled: (Statements | Promise<Statements>)[] = [];
  for (const conversation of conversations) {
    const statements = analyzer.analyze(conversation);
    labelled.push(statements);
    // Pages are served by the thread that labelled it.
    if (!(statements instanceof Promise)) await breathe();
  }
  const done = await Promise.all(labelled);
  return conversations.map((conversation, index) => ({ conversation, statements: done[index] ?? [] }));
}

/** What was in these conversations but was not said, or is in no language that can be labelled, by reason. */
export function setAsideIn(met: readonly Conversation[]): readonly SetAside[] {
  const counts = new Map<string, number>();
  for (const conversation of met) {
    for (const { reason, count } of [...conversation.setAside, ...notAnalysed(conversation)])
      counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
