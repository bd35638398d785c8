import { z } from 'zod';
import type { JsonObject, SeenLines } from '../../ingest/index.js';
import type { Cursor, Store } from '../../store/index.js';

/** The one cursor of a ticket system; a directory has one for each file. */
const NAME = 'pages';

/** What the cursor holds: where the last page left off, and which lines come again and again. */
const shape = z.object({
  of: z.string(),
  state: z.record(z.string(), z.unknown()),
  lines: z.object({ often: z.array(z.string()), some: z.record(z.string(), z.array(z.string())) }),
});

/** Whose cursor it is, and for what. */
interface Owner {
  /** Name of the source. */
  readonly name: string;
  /** Stands for what is read: a cursor is good for that only. */
  readonly scope: string;
}

/** A cursor of something else, or one that cannot be understood, is as good as none: what is read again changes nothing. */
export async function leftOff(
  { cursors }: Pick<Store, 'cursors'>,
  { name, scope }: Owner,
): Promise<z.output<typeof shape> | undefined> {
  const cursor = (await cursors(name)).get(NAME);
  if (cursor === undefined) return undefined;
  try {
    const found = shape.safeParse(JSON.parse(cursor)).data;
    return found?.of === scope ? found : undefined;
  } catch {
    return undefined;
  }
}

/** The cursor behind a page. */
export function cursorAfter(
  { name, scope, lines }: Owner & { readonly lines: SeenLines },
  state: JsonObject,
): Cursor {
  return { source: name, name: NAME, value: JSON.stringify({ of: scope, state, lines }) };
}
