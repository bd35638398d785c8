import type { Problem } from '../../model/index.js';
import { inParallel } from './parallel.js';

const AT_ONCE = 4;
/** Fewer may vanish in one night without anybody wondering. */
const UNREMARKABLE = 5;

/** Tickets that are no longer where they came from. */
export interface Swept {
  readonly gone: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Finds what was deleted in a system that does not tell of deletions: what the store holds and the system does not list.
 * Each of them is asked for once more, since lists lag behind. Where more than half has vanished, the token has probably
 * lost its right to see them, and nothing is given up.
 */
export async function sweep(
  held: readonly string[],
  listed: AsyncIterable<readonly string[]>,
  isThere: (id: string) => Promise<boolean>,
): Promise<Swept> {
  const missing = new Set(held);
  for await (const ids of listed) for (const id of ids) missing.delete(id);
  if (missing.size > UNREMARKABLE && missing.size * 2 > held.length) {
    const message =
      `${missing.size} of ${held.length} tickets can no longer be seen and are kept for now: more than half at once is ` +
      'more often a right that was taken away than a deletion. Check what the token may read. If they were deleted, ' +
      'delete the import of this source; the next night reads what is left.';
    return { gone: [], problems: [{ code: 'many-vanished', message }] };
  }
  const ids = [...missing];
  const there = await inParallel(AT_ONCE, ids, isThere);
  return { gone: ids.filter((_, index) => !there[index]), problems: [] };
}

/** Whether so many days have gone by. */
export function isDue(last: string | undefined, days: number, now: Date): boolean {
  return last === undefined || now.getTime() - Date.parse(last) >= days * 86_400_000;
}
